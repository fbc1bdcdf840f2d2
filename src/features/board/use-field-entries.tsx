import { useLingui } from '@lingui/react/macro'
import type { TaskView } from '#contract/tasks.ts'
import { PRIORITIES, type Priority } from '#domain/task.ts'
import { Avatar } from '#ui/avatar.tsx'
import type { MenuEntry } from '#ui/menu-entry.ts'
import { useBoard } from './board-context.tsx'
import { PrioritySign } from './priority-sign.tsx'
import { TagDot } from './tag-dot.tsx'
import type { TaskPatch } from './use-tasks.ts'

export type FieldProps = { task: TaskView; onChange: (patch: TaskPatch) => void }

const NONE = 'none'

export function usePriorityNames(): Record<Priority, string> {
  const { t } = useLingui()
  return { urgent: t`Urgent`, high: t`High`, normal: t`Normal`, low: t`Low` }
}

export function usePriorityEntries({ task, onChange }: FieldProps): MenuEntry[] {
  const { t } = useLingui()
  const names = usePriorityNames()
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
          label: names[value],
          leading: <PrioritySign priority={value} />,
        })),
        { value: NONE, label: t`No priority`, leading: <span className="size-4" /> },
      ],
    },
  ]
}

/** `ids` with `id` at the end, or without it. */
function toggled<Id extends string>(ids: readonly Id[], id: Id, on: boolean): Id[] {
  const others = ids.filter(other => other !== id)
  return on ? [...others, id] : others
}

export function useAssigneeEntries({ task, onChange }: FieldProps): MenuEntry[] {
  const { members } = useBoard()
  return members.map(({ id, name }) => ({
    kind: 'checkbox',
    label: name,
    leading: <Avatar name={name} seed={id} size="small" decorative />,
    checked: task.assigneeIds.includes(id),
    onCheckedChange: checked => onChange({ assigneeIds: toggled(task.assigneeIds, id, checked) }),
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
    onCheckedChange: checked => onChange({ tagIds: toggled(task.tagIds, id, checked) }),
  }))
}
