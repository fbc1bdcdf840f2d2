import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, userEvent } from 'storybook/test'
import { Switch } from './switch.tsx'

const meta = {
  component: Switch,
  args: { label: 'Assign reviewer', checked: false, onCheckedChange: fn() },
} satisfies Meta<typeof Switch>
export default meta
type Story = StoryObj<typeof meta>

export const States: Story = {
  render: args => (
    <div className="flex flex-col gap-3 p-4">
      <Switch {...args} />
      <Switch {...args} checked label="Notify the shop" />
      <Switch {...args} checked pending label="Waiting for the answer" />
      <Switch {...args} disabledReason="5 of 5 automations are active" label="At the cap" />
      <Switch {...args} checked disabledReason="Guests cannot configure automations" label="Of a guest" />
      <Switch {...args} labelHidden />
    </div>
  ),
}

export const ByKeyboard: Story = {
  render: function Render(args) {
    const [checked, setChecked] = useState(false)
    return (
      <div className="flex gap-4 p-12">
        <Switch {...args} checked={checked} onCheckedChange={setChecked} />
        <Switch {...args} disabledReason="5 of 5 automations are active" label="At the cap" />
      </div>
    )
  },
  play: async ({ canvas, args }) => {
    await userEvent.tab()
    await userEvent.keyboard(' ')
    await expect(canvas.getByRole('switch', { name: 'Assign reviewer' })).toBeChecked()
    await userEvent.tab()
    const capped = canvas.getByRole('switch', { name: 'At the cap' })
    await expect(capped).toHaveAccessibleDescription('5 of 5 automations are active')
    await userEvent.keyboard(' ')
    await expect(args.onCheckedChange).not.toHaveBeenCalled()
  },
}
