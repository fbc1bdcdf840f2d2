import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, userEvent } from 'storybook/test'
import { Button } from './button.tsx'
import { Meter } from './meter.tsx'

const meta = {
  component: Meter,
  args: {
    label: 'Actions used this month',
    valueText: '8,730 of 10,000 Actions, 87 %',
    value: 8730,
    max: 10000,
    state: 'ok',
  },
} satisfies Meta<typeof Meter>
export default meta
type Story = StoryObj<typeof meta>

export const States: Story = {
  render: args => (
    <div className="flex max-w-100 flex-col gap-4 p-4">
      <Meter {...args} value={0} valueText="None used" />
      <Meter {...args} value={1} valueText="1 of 10,000" />
      <Meter {...args} />
      <Meter {...args} value={9300} state="warning" valueText="9,300 of 10,000" />
      <Meter {...args} value={10000} state="used_up" valueText="10,000 of 10,000" />
      <Meter {...args} value={10000} state="suspended" valueText="10,000 of 10,000, suspended" />
      <Meter {...args} loading />
    </div>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('progressbar')).toBeVisible()
    await expect(canvas.getAllByRole('meter')[2]).toHaveAttribute(
      'aria-valuetext',
      '8,730 of 10,000 Actions, 87 %',
    )
  },
}

export const Moves: Story = {
  render: function Render(args) {
    const [value, setValue] = useState(10)
    return (
      <div className="flex max-w-100 flex-col items-start gap-4 p-4">
        <Meter {...args} value={value} max={100} valueText={`${value} of 100`} />
        <Button onClick={() => setValue(value + 20)}>Run 20</Button>
      </div>
    )
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(canvas.getByRole('meter')).toHaveAttribute('aria-valuenow', '30')
  },
}
