import { Menu } from '@base-ui/react/menu'
import Check from 'lucide-react/icons/check'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useId } from 'react'
import { cx } from './cx.ts'
import { floatingLook } from './floating-look.ts'
import { listRowLook } from './list-row-look.ts'
import type { MenuChoice, MenuEntry } from './menu-entry.ts'

type Labelled = Omit<MenuChoice, 'value'>

export function MenuEntries({ entries }: { entries: readonly MenuEntry[] }) {
  return entries.map((entry, index) => <Entry key={keyOf(entry, index)} entry={entry} />)
}

const keyOf = (entry: MenuEntry, index: number) =>
  entry.kind === 'separator' ? index : `${entry.kind} ${entry.label}`

function Entry({ entry }: { entry: MenuEntry }) {
  const ids = useIds(entry.kind === 'separator' ? undefined : entry)
  switch (entry.kind) {
    case 'separator':
      return <Menu.Separator className="mx-2 my-1 h-px bg-hairline forced-colors:bg-[CanvasText]" />
    case 'group':
      return (
        <Menu.Group>
          <GroupLabel>{entry.label}</GroupLabel>
          <MenuEntries entries={entry.entries} />
        </Menu.Group>
      )
    case 'item':
      return (
        <Menu.Item
          {...ids.props}
          className={cx(listRowLook, entry.danger && 'text-danger-text')}
          onClick={entry.onSelect}
        >
          <Content {...entry} {...ids} />
        </Menu.Item>
      )
    case 'link':
      // A link cannot be disabled; an item can.
      return entry.disabledReason !== undefined ? (
        <Menu.Item {...ids.props} className={listRowLook}>
          <Content {...entry} {...ids} />
        </Menu.Item>
      ) : (
        <Menu.LinkItem {...ids.linkProps} render={entry.render} closeOnClick className={listRowLook}>
          <Content {...entry} {...ids} />
        </Menu.LinkItem>
      )
    case 'checkbox':
      return (
        <Menu.CheckboxItem
          {...ids.props}
          className={listRowLook}
          checked={entry.checked}
          onCheckedChange={entry.onCheckedChange}
        >
          <Content {...entry} {...ids} />
          <Mark shown={entry.checked} />
        </Menu.CheckboxItem>
      )
    case 'choices':
      return (
        <Menu.Group>
          <GroupLabel hidden={entry.labelHidden}>{entry.label}</GroupLabel>
          <Menu.RadioGroup value={entry.value} onValueChange={entry.onValueChange}>
            {entry.choices.map(choice => (
              <Choice key={choice.value} choice={choice} chosen={choice.value === entry.value} />
            ))}
          </Menu.RadioGroup>
        </Menu.Group>
      )
    case 'submenu':
      return (
        <Menu.SubmenuRoot disabled={entry.disabledReason !== undefined}>
          <Menu.SubmenuTrigger {...ids.props} className={listRowLook}>
            <Content {...entry} {...ids} />
            <ChevronRight size={16} className="text-text-muted" />
          </Menu.SubmenuTrigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={4} alignOffset={-4} className="z-(--z-menu) outline-none">
              <Menu.Popup className={floatingLook}>
                <MenuEntries entries={entry.entries} />
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.SubmenuRoot>
      )
  }
}

function Choice({ choice, chosen }: { choice: MenuChoice; chosen: boolean }) {
  const ids = useIds(choice)
  return (
    <Menu.RadioItem {...ids.props} value={choice.value} closeOnClick className={listRowLook}>
      <Content {...choice} {...ids} />
      <Mark shown={chosen} />
    </Menu.RadioItem>
  )
}

/** Label and trailing (a count, a role) name the row, and the reason describes it, so that the name stays short. */
function useIds(entry: Pick<Labelled, 'label' | 'trailing' | 'disabledReason'> | undefined) {
  const labelId = useId()
  const reasonId = useId()
  const trailingId = useId()
  const off = entry?.disabledReason !== undefined
  const linkProps = {
    label: entry?.label ?? '',
    'aria-labelledby': entry?.trailing ? `${labelId} ${trailingId}` : labelId,
    'aria-describedby': off ? reasonId : undefined,
  }
  return { labelId, reasonId, trailingId, linkProps, props: { ...linkProps, disabled: off } }
}

type ContentProps = Labelled & { labelId: string; reasonId: string; trailingId: string }

function Content({
  icon: Icon,
  leading,
  label,
  trailing,
  disabledReason,
  reasonInLabel = false,
  ...ids
}: ContentProps) {
  return (
    <>
      {Icon ? <Icon size={16} strokeWidth={1.75} className="opacity-80" /> : leading}
      <span className="min-w-0 flex-1 wrap-anywhere">
        <span id={ids.labelId} className={cx('block', disabledReason !== undefined && 'text-text-disabled')}>
          {label}
        </span>
        {disabledReason !== undefined && (
          <span id={ids.reasonId} className={reasonInLabel ? 'sr-only' : 'block text-small text-text-muted'}>
            {disabledReason}
          </span>
        )}
      </span>
      {trailing && (
        <span id={ids.trailingId} className="tnum text-small text-text-muted">
          {trailing}
        </span>
      )}
    </>
  )
}

function GroupLabel({ children, hidden = false }: { children: string; hidden?: boolean | undefined }) {
  return (
    <Menu.GroupLabel className={hidden ? 'sr-only' : 'px-2 pt-2 pb-1 text-small text-text-muted'}>
      {children}
    </Menu.GroupLabel>
  )
}

/** Keeps its place when it is not shown, so that labels line up and nothing moves. */
function Mark({ shown }: { shown: boolean }) {
  return <Check size={16} className={cx('text-accent-text', !shown && 'invisible')} />
}
