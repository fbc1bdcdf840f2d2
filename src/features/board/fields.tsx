import { useLingui } from '@lingui/react/macro'
import Flag from 'lucide-react/icons/flag'
import TagIcon from 'lucide-react/icons/tag'
import UserRoundPlus from 'lucide-react/icons/user-round-plus'
import { priorityName } from '#api/priority-name.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Menu } from '#ui/menu.tsx'
import { useBoard } from './board-context.tsx'
import { CellButton, quiet } from './cell-button.tsx'
import { PrioritySign } from './priority-sign.tsx'
import type { Status } from './sections.ts'
import { StatusSign } from './status-sign.tsx'
import { TagDot } from './tag-dot.tsx'
import {
  type FieldProps,
  useAssigneeEntries,
  usePriorityEntries,
  useTagEntries,
} from './use-field-entries.tsx'

export function StatusField({ task, statuses, onChange }: FieldProps & { statuses: readonly Status[] }) {
  const { t } = useLingui()
  const { focusRequest } = useBoard()
  const status = statuses.find(({ id }) => id === task.statusId) ?? statuses[0]
  if (!status) return null
  return (
    <Menu
      trigger={
        <CellButton data-part="status" name={t`Status of ${task.title}: ${status.name}`}>
          <StatusSign category={status.category} />
        </CellButton>
      }
      entries={[
        {
          kind: 'choices',
          label: t`Status`,
          labelHidden: true,
          value: status.id,
          onValueChange: value => {
            const chosen = statuses.find(({ id }) => id === value)
            if (!chosen || chosen.id === task.statusId) return
            focusRequest.current = { id: task.id, part: 'status' }
            onChange({ statusId: chosen.id })
          },
          choices: statuses.map(({ id, name, category }) => ({
            value: id,
            label: name,
            leading: <StatusSign category={category} />,
          })),
        },
      ]}
    />
  )
}

export function PriorityField({ task, onChange }: FieldProps) {
  const { t, i18n } = useLingui()
  const entries = usePriorityEntries({ task, onChange })
  const name = task.priority && priorityName(i18n, task.priority)
  const shown = name ?? t`none`
  return (
    <Menu
      trigger={
        <CellButton
          data-part="priority"
          name={t`Priority of ${task.title}: ${shown}`}
          className={task.priority ? '' : quiet}
        >
          {task.priority ? <PrioritySign priority={task.priority} /> : <Flag size={16} strokeWidth={1.75} />}
          {name && <span className="truncate">{name}</span>}
        </CellButton>
      }
      entries={entries}
    />
  )
}

export function AssigneesField({ task, onChange }: FieldProps) {
  const { t, i18n } = useLingui()
  const { members } = useBoard()
  const assigned = task.assigneeIds.flatMap(id => members.find(member => member.id === id) ?? [])
  const names = new Intl.ListFormat(i18n.locale).format(assigned.map(({ name }) => name)) || t`nobody`
  const more = assigned.length - 3
  const entries = useAssigneeEntries({ task, onChange })
  return (
    <Menu
      trigger={
        <CellButton
          data-part="assignees"
          name={t`Assignees of ${task.title}: ${names}`}
          className={assigned.length > 0 ? '' : quiet}
        >
          {assigned.length === 0 ? (
            <UserRoundPlus size={16} strokeWidth={1.75} />
          ) : (
            <span className="flex items-center -space-x-1">
              {assigned.slice(0, 3).map(({ id, name }) => (
                <span key={id} className="rounded-full not-first:ring-2 not-first:ring-surface">
                  <Avatar name={name} seed={id} size="small" decorative />
                </span>
              ))}
              {more > 0 && <span className="tnum pl-2 text-small text-text-muted">+{more}</span>}
            </span>
          )}
        </CellButton>
      }
      entries={entries}
    />
  )
}

export function TagsField({ task, onChange }: FieldProps) {
  const { t, i18n } = useLingui()
  const { tags } = useBoard()
  const worn = task.tagIds.flatMap(id => tags.find(tag => tag.id === id) ?? [])
  const names = new Intl.ListFormat(i18n.locale).format(worn.map(({ name }) => name)) || t`none`
  const more = worn.length - 2
  const entries = useTagEntries({ task, onChange })
  return (
    <Menu
      trigger={
        <CellButton
          data-part="tags"
          name={t`Tags of ${task.title}: ${names}`}
          className={worn.length > 0 ? 'max-w-full min-w-0' : quiet}
        >
          {worn.length === 0 && <TagIcon size={16} strokeWidth={1.75} />}
          {worn.slice(0, 2).map(({ id, name, hue }) => (
            <span
              key={id}
              className="flex min-w-0 items-center gap-1 rounded-full border border-quiet-border px-1.5 text-small text-text-muted"
            >
              <TagDot hue={hue} />
              <span className="truncate">{name}</span>
            </span>
          ))}
          {more > 0 && <span className="tnum text-small text-text-muted">+{more}</span>}
        </CellButton>
      }
      entries={entries}
    />
  )
}
