import { useLingui } from '@lingui/react/macro'
import { priorityName } from '#api/priority-name.ts'
import type { TaskView } from '#contract/tasks.ts'
import { PRIORITIES, type SetChange, type TaskPatch } from '#domain/task.ts'
import { Avatar } from '#ui/avatar.tsx'
import type { MenuEntry } from '#ui/menu-entry.ts'
import { useBoard } from './board-context.tsx'
import { PrioritySign } from './priority-sign.tsx'
import { TagDot } from './tag-dot.tsx'

export type FieldProps = { task: TaskView; onChange: (patch: TaskPatch) => void }

const NONE = 'none'

export function usePriorityEntries({ task, onChange }: FieldProps): MenuEntry[] {
  const { t, i18n } = useLingui()
  return [
    {
      kind: 'choices',
      label: t`Priority`,
      labelHidden: true,
      value: task.priority ?? NONE,
      onValueChange: value => {
        const priority = PRIORITIES.find(known => known === value) ?? null
        if (priority !== task.priority) onChange({ priority })
      },
      choices: [
        ...PRIORITIES.map(value => ({
          value,
          label: priorityName(i18n, value),
          leading: <PrioritySign priority={value} />,
        })),
        { value: NONE, label: t`No priority`, leading: <span className="size-4" /> },
      ],
    },
  ]
}

const toggled = <Id extends string>(id: Id, on: boolean): SetChange<Id> =>
  on ? { add: [id] } : { remove: [id] }

export function useAssigneeEntries({ task, onChange }: FieldProps): MenuEntry[] {
  const { members } = useBoard()
  return members.map(({ id, name }) => ({
    kind: 'checkbox',
    label: name,
    leading: <Avatar name={name} seed={id} size="small" decorative />,
    checked: task.assigneeIds.includes(id),
    onCheckedChange: checked => onChange({ assignees: toggled(id, checked) }),
  }))
}

export function useTagEntries({ task, onChange }: FieldProps): MenuEntry[] {
  const { tags } = useBoard()
  return tags.map(({ id, name, hue }) => ({
    kind: 'checkbox',
    label: name,
    leading: (
      <span className="grid size-4 place-items-center">
        <TagDot hue={hue} />
      </span>
    ),
    checked: task.tagIds.includes(id),
    onCheckedChange: checked => onChange({ tags: toggled(id, checked) }),
  }))
}
