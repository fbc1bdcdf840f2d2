import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, userEvent } from 'storybook/test'
import { Segmented } from './segmented.tsx'

const meta = {
  component: Segmented,
  args: {
    label: 'Show',
    value: 'active',
    onValueChange: fn(),
    options: [
      { value: 'active', label: 'Active', count: 6 },
      { value: 'inactive', label: 'Inactive', count: 2 },
      { value: 'all', label: 'All' },
    ],
  },
  render: function Render(args) {
    const [value, setValue] = useState(args.value)
    return (
      <div className="p-4">
        <Segmented {...args} value={value} onValueChange={setValue} />
      </div>
    )
  },
} satisfies Meta<typeof Segmented>
export default meta
type Story = StoryObj<typeof meta>

export const ByKeyboard: Story = {
  play: async ({ canvas }) => {
    await userEvent.tab()
    await expect(canvas.getByRole('radio', { name: /Active 6/ })).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}')
    await expect(canvas.getByRole('radio', { name: /Inactive/ })).toBeChecked()
  },
}
