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
export const Grouped: Story = {
  args: {
    label: 'Trigger',
    value: '',
    options: [
      { value: '', label: 'Choose what starts it', placeholder: true },
      {
        group: 'Task',
        options: [
          { value: 'created', label: 'Task created' },
          { value: 'status', label: 'Status changed' },
        ],
      },
      { group: 'Outside', options: [{ value: 'webhook', label: 'Incoming webhook', disabled: true }] },
    ],
  },
  play: async ({ canvas }) => {
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Trigger' }), 'status')
    await expect(canvas.getByRole('combobox')).toHaveDisplayValue('Status changed')
  },
}
export const Wrong: Story = {
  args: { error: 'This tag was deleted. Choose another.' },
  play: async ({ canvas }) => {
    const field = canvas.getByRole('combobox')
    await expect(field).toBeInvalid()
    await expect(field).toHaveAccessibleDescription('This tag was deleted. Choose another.')
  },
}
export const LabelInline: Story = { args: { labelPlace: 'inline' } }
