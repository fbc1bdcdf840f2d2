import { Tabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type TabPanelProps = { value: string; children: ReactNode; className?: string }

/** What a tab of `Tabs` shows. It takes the focus after its tab, for those who read on by keyboard. */
export function TabPanel({ value, children, className }: TabPanelProps) {
  return (
    <Tabs.Panel value={value} className={cx('focus-visible:-outline-offset-2', className)}>
      {children}
    </Tabs.Panel>
  )
}
