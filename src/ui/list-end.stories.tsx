import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { ListEnd } from './list-end.tsx'

const meta = {
  component: ListEnd,
  args: { hasMore: true, pending: false, auto: false, onMore: fn() },
} satisfies Meta<typeof ListEnd>
export default meta
type Story = StoryObj<typeof meta>

export const More: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(args.onMore).toHaveBeenCalledTimes(1)
  },
}

export const AllShown: Story = { args: { hasMore: false } }

export const Failed: Story = {
  args: { auto: true, failure: 'The service could not be reached.' },
  play: async ({ args, canvas }) => {
    await expect(canvas.getByRole('alert')).toBeVisible()
    await expect(args.onMore).not.toHaveBeenCalled()
  },
}

// As the end comes near, more is put below, and what is read stays where it is.
export const ByItself: Story = {
  args: { auto: true },
  render: function Render(args) {
    const [rows, setRows] = useState(20)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      <section aria-label="Rows" tabIndex={0} className="h-60 overflow-y-auto">
        <ol>
          {Array.from({ length: rows }, (_, row) => (
            <li key={row} className="h-20 border-b px-4">{`Row ${row + 1}`}</li>
          ))}
        </ol>
        <ListEnd {...args} hasMore={rows < 60} onMore={() => setRows(rows + 20)} />
      </section>
    )
  },
  play: async ({ canvas }) => {
    const area = canvas.getByRole('region', { name: 'Rows' })
    await expect(within(area).getAllByRole('listitem')).toHaveLength(20)
    area.scrollTop = 1_000
    await waitFor(() => expect(within(area).getAllByRole('listitem')).toHaveLength(40))
    await expect(area.scrollTop).toBe(1_000)
    await expect(within(area).getByRole('button')).toBeInTheDocument()
  },
}
