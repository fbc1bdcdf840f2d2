import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, userEvent } from 'storybook/test'
import { LogList } from './log-list.tsx'

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, row) => (
    <li key={from - row} className="h-14 border-b px-4 py-2">{`Run ${from - row}`}</li>
  ))

const meta = {
  component: LogList,
  args: {
    label: 'Runs',
    children: rows(20, 20),
    top: { newer: 3, many: false, show: fn() },
    log: { hasMore: true, pending: false, auto: false, more: fn() },
  },
  decorators: [
    Story => (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      <section aria-label="Log" tabIndex={0} className="h-80 overflow-y-auto">
        <Story />
      </section>
    ),
  ],
} satisfies Meta<typeof LogList>
export default meta
type Story = StoryObj<typeof meta>

// What is new waits until it is asked for; then the top is shown, and reading goes on there.
export const NewAbove: Story = {
  render: function Render(args) {
    const [newer, setNewer] = useState(3)
    return (
      <LogList {...args} top={{ newer, many: false, show: () => setNewer(0) }}>
        {newer === 0 && rows(23, 3)}
        {rows(20, 20)}
      </LogList>
    )
  },
  play: async ({ canvas }) => {
    const area = canvas.getByRole('region', { name: 'Log' })
    area.scrollTop = 500
    await expect(canvas.getAllByRole('listitem')).toHaveLength(20)
    await userEvent.click(canvas.getByRole('status').querySelector('button') as HTMLElement)
    await expect(canvas.getAllByRole('listitem')).toHaveLength(23)
    await expect(area.scrollTop).toBe(0)
    await expect(canvas.getByRole('list')).toHaveFocus()
  },
}

export const ManyMore: Story = { args: { top: { newer: 50, many: true, show: fn() } } }
