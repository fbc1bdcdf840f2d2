import { useLingui } from '@lingui/react/macro'
import Copy from 'lucide-react/icons/copy'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FolderInput from 'lucide-react/icons/folder-input'
import Pencil from 'lucide-react/icons/pencil'
import TextCursorInput from 'lucide-react/icons/text-cursor-input'
import Trash from 'lucide-react/icons/trash-2'
import { useRef } from 'react'
import type { AutomationView } from '#contract/automations.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'

export type MenuActions = {
  edit: (automation: AutomationView) => void
  beginRename: (automation: AutomationView) => void
  duplicate: (automation: AutomationView) => void
  beginMove: (automation: AutomationView) => void
  remove: (automation: AutomationView) => void
}

type RowMenuProps = {
  automation: AutomationView
  /** Why nothing can be changed. */
  disabledReason: string | undefined
  /** Why it cannot be copied. */
  copyReason: string | undefined
  actions: MenuActions
}

/** All that can be done to an automation but switching it. */
export function RowMenu({ automation, disabledReason, copyReason, actions }: RowMenuProps) {
  const { t } = useLingui()
  const trigger = useRef<HTMLButtonElement>(null)
  const { name } = automation
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          ref={trigger}
          icon={Ellipsis}
          name={t`More of ${name}`}
          size="small"
          className="col-start-3 row-start-1 -my-0.5 sm:col-start-6"
        />
      }
      // The field that Rename has made of the name.
      finalFocus={() =>
        trigger.current?.closest('[data-automation]')?.querySelector<HTMLElement>('[data-part=draft]') ?? null
      }
      entries={[
        {
          kind: 'item',
          label: t({ message: 'Edit', context: 'automation' }),
          icon: Pencil,
          onSelect: () => actions.edit(automation),
        },
        {
          kind: 'item',
          label: t`Rename`,
          icon: TextCursorInput,
          disabledReason,
          onSelect: () => actions.beginRename(automation),
        },
        {
          kind: 'item',
          label: t`Duplicate`,
          icon: Copy,
          disabledReason: disabledReason ?? copyReason,
          onSelect: () => actions.duplicate(automation),
        },
        {
          kind: 'item',
          label: t({ message: 'Move to…', comment: 'Moves an automation to another Space, Folder or List' }),
          icon: FolderInput,
          disabledReason,
          onSelect: () => actions.beginMove(automation),
        },
        { kind: 'separator' },
        {
          kind: 'item',
          label: t`Delete`,
          icon: Trash,
          danger: true,
          disabledReason,
          onSelect: () => actions.remove(automation),
        },
      ]}
    />
  )
}
