import { type ReactNode, use } from 'react'
import { cx } from './cx.ts'
import { ChosenTab } from './tabs.tsx'

type TabPanelProps = { value: string; children: ReactNode; className?: string }

/** What a tab of `Tabs` shows. It takes the focus after its tab, for those who read on by keyboard. */
export function TabPanel({ value, children, className }: TabPanelProps) {
  const chosen = use(ChosenTab)
  if (value !== chosen.value) return null
  return (
    <div
      role="tabpanel"
      id={`${chosen.id}panel`}
      aria-labelledby={`${chosen.id}${value}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as the pattern of tabs has it
      tabIndex={0}
      className={cx('focus-visible:-outline-offset-2', className)}
    >
      {children}
    </div>
  )
}
