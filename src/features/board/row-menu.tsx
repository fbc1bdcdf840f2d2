import { useLingui } from '@lingui/react/macro'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Calendar from 'lucide-react/icons/calendar'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Flag from 'lucide-react/icons/flag'
import TagIcon from 'lucide-react/icons/tag'
import Trash from 'lucide-react/icons/trash-2'
import UserRoundPlus from 'lucide-react/icons/user-round-plus'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { atHand } from './cell-button.tsx'
import type { DueRequest } from './due-field.tsx'
import { useDueEntries } from './use-due-choices.tsx'
import {
  type FieldProps,
  useAssigneeEntries,
  usePriorityEntries,
  useTagEntries,
} from './use-field-entries.tsx'

type RowMenuProps = FieldProps & {
  onMove: (direction: -1 | 1) => void
  onRemove: () => void
  onChooseDue: () => void
  due: DueRequest
}

/** All that can be done to a task, where nothing can point at its empty fields, or drag it. */
export function RowMenu({ task, onChange, onMove, onRemove, onChooseDue, due }: RowMenuProps) {
  const { t } = useLingui()
  const assignees = useAssigneeEntries({ task, onChange })
  const priorities = usePriorityEntries({ task, onChange })
  const tags = useTagEntries({ task, onChange })
  const dues = useDueEntries({ task, onChange }, onChooseDue)
  return (
    <Menu
      align="end"
      finalFocus={() => (due.opens.current ? due.button.current : null)}
      trigger={
        <IconButton
          data-part="menu"
          icon={Ellipsis}
          name={t`More of ${task.title}`}
          size="small"
          className={atHand}
        />
      }
      entries={[
        { kind: 'submenu', label: t`Assignees`, icon: UserRoundPlus, entries: assignees },
        { kind: 'submenu', label: t`Priority`, icon: Flag, entries: priorities },
        { kind: 'submenu', label: t`Tags`, icon: TagIcon, entries: tags },
        { kind: 'submenu', label: t`Due date`, icon: Calendar, entries: dues },
        { kind: 'separator' },
        { kind: 'item', label: t`Move up`, icon: ArrowUp, onSelect: () => onMove(-1) },
        { kind: 'item', label: t`Move down`, icon: ArrowDown, onSelect: () => onMove(1) },
        { kind: 'separator' },
        { kind: 'item', label: t`Delete`, icon: Trash, danger: true, onSelect: onRemove },
      ]}
    />
  )
}
