import type { LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

type Labelled = {
  label: string
  icon?: LucideIcon | undefined
  /** In place of an icon: an avatar, the dot of a status. Decoration only. */
  leading?: ReactNode
  /** At the right end: a count, a shortcut. */
  trailing?: ReactNode
  /** Why it cannot be chosen; shown under the label. It stays in reach of the arrow keys. */
  disabledReason?: string | undefined
  /** The group's label says why, for all of them at once: it is read with the entry, and not shown again. */
  reasonInLabel?: boolean
}

export type MenuChoice<Value extends string = string> = Labelled & { value: Value }

/** What a menu holds, as data: the code that draws it loads when a menu is about to open. */
export type MenuEntry =
  | (Labelled & { kind: 'item'; onSelect: () => void; danger?: boolean })
  /** Goes somewhere: `render` is the link, `<Link to="/billing" />`. */
  | (Labelled & { kind: 'link'; render: ReactElement })
  | (Labelled & { kind: 'checkbox'; checked: boolean; onCheckedChange: (checked: boolean) => void })
  | {
      kind: 'choices'
      /** Names the group; shown unless `labelHidden`. */
      label: string
      labelHidden?: boolean
      value: string
      onValueChange: (value: string) => void
      choices: readonly MenuChoice[]
    }
  | (Labelled & { kind: 'submenu'; entries: readonly MenuEntry[] })
  | { kind: 'group'; label: string; entries: readonly MenuEntry[] }
  | { kind: 'separator' }
