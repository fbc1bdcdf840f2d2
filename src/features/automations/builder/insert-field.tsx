import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import Braces from 'lucide-react/icons/braces'
import type { PayloadField } from '#domain/payload.ts'
import { TASK_VALUES, type TaskValue } from '#domain/template.ts'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import type { MenuEntry } from '#ui/menu-entry.ts'

type InsertFieldProps = {
  /** Whether there is a task whose values can be put in. */
  hasTask: boolean
  payloadFields: readonly PayloadField[]
  onInsert: (placeholder: string) => void
  /** The field that it writes to, for when something was put in. */
  finalFocus: () => HTMLElement | null
}

/** What is filled in when the automation runs, by name instead of by heart. */
export function InsertField({ hasTask, payloadFields, onInsert, finalFocus }: InsertFieldProps) {
  const { t, i18n } = useLingui()
  const item = (path: string, label: string, trailing?: string): MenuEntry => ({
    kind: 'item',
    label,
    trailing,
    onSelect: () => onInsert(`{{${path}}}`),
  })
  const entries: MenuEntry[] = [
    ...(hasTask
      ? [
          {
            kind: 'group' as const,
            label: t({ message: 'Task', context: 'fields to insert' }),
            entries: TASK_VALUES.map(value => item(`task.${value}`, taskValueName(i18n, value))),
          },
        ]
      : []),
    {
      kind: 'group',
      label: t({ message: 'Automation', context: 'fields to insert' }),
      entries: [item('automation.name', t({ message: 'Name', context: 'of the automation' }))],
    },
    ...(payloadFields.length > 0
      ? [
          {
            kind: 'group' as const,
            label: t({ message: 'Latest payload', context: 'fields to insert' }),
            entries: payloadFields.map(({ path, sample }) =>
              item(`payload.${path}`, path, shortened(sample)),
            ),
          },
        ]
      : []),
  ]
  return (
    <Menu
      align="end"
      finalFocus={finalFocus}
      trigger={
        <Button size="small" variant="ghost" icon={Braces} className="-my-1">
          <Trans>Insert field</Trans>
        </Button>
      }
      entries={entries}
    />
  )
}

const SAMPLE_MOST = 24

function shortened(sample: string): string {
  const points = [...sample]
  return points.length > SAMPLE_MOST ? `${points.slice(0, SAMPLE_MOST - 1).join('')}…` : sample
}

function taskValueName(i18n: I18n, value: TaskValue): string {
  switch (value) {
    case 'title':
      return i18n._(msg({ message: 'Title', context: 'of a task' }))
    case 'status':
      return i18n._(msg({ message: 'Status', context: 'of a task' }))
    case 'priority':
      return i18n._(msg({ message: 'Priority', context: 'of a task' }))
    case 'assignees':
      return i18n._(msg({ message: 'Assignees', context: 'of a task' }))
    case 'tags':
      return i18n._(msg({ message: 'Tags', context: 'of a task' }))
    case 'list':
      return i18n._(msg({ message: 'List', context: 'of a task' }))
    case 'due':
      return i18n._(msg({ message: 'Due date', context: 'of a task' }))
  }
}
