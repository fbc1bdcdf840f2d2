import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, userEvent } from 'storybook/test'
import { SearchField } from './search-field.tsx'

const onEscape = fn()

const meta = {
  component: SearchField,
  args: { label: 'Search automations', value: '', onValueChange: fn() },
  beforeEach: () => {
    onEscape.mockClear()
    const listen = (event: KeyboardEvent) => event.key === 'Escape' && onEscape()
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  },
  render: function Render(args) {
    const [value, setValue] = useState(args.value)
    return (
      <div className="max-w-80 p-4">
        <SearchField {...args} value={value} onValueChange={setValue} />
      </div>
    )
  },
} satisfies Meta<typeof SearchField>
export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {}

/** The first Escape clears, and does not reach what is around; the second does. */
export const EscapeClears: Story = {
  play: async ({ canvas }) => {
    const field = canvas.getByRole('searchbox', { name: 'Search automations' })
    await userEvent.type(field, 'review')
    await userEvent.keyboard('{Escape}')
    await expect(field).toHaveValue('')
    await expect(onEscape).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}')
    await expect(onEscape).toHaveBeenCalledOnce()
  },
}

export const Cleared: Story = {
  args: { value: 'review' },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: /clear|effacer/i }))
    await expect(canvas.getByRole('searchbox')).toHaveFocus()
    await expect(canvas.getByRole('searchbox')).toHaveValue('')
  },
}
