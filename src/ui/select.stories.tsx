import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, userEvent } from 'storybook/test'
import { Select } from './select.tsx'

const meta = {
  component: Select,
  args: {
    label: 'Sort',
    value: 'used',
    onValueChange: fn(),
    options: [
      { value: 'used', label: 'Used most' },
      { value: 'last', label: 'Ran last' },
      { value: 'name', label: 'Name' },
    ],
  },
  render: function Render(args) {
    const [value, setValue] = useState(args.value)
    return (
      <div className="max-w-80 p-4">
        <Select {...args} value={value} onValueChange={setValue} />
      </div>
    )
  },
} satisfies Meta<typeof Select>
export default meta
type Story = StoryObj<typeof meta>

export const LabelAbove: Story = {
  play: async ({ canvas }) => {
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Sort' }), 'name')
    await expect(canvas.getByRole('combobox')).toHaveDisplayValue('Name')
  },
}
export const LabelInline: Story = { args: { labelPlace: 'inline' } }
