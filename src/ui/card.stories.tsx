import type { Meta, StoryObj } from '@storybook/react-vite'
import { Badge } from './badge.tsx'
import { Card } from './card.tsx'
import { Meter } from './meter.tsx'

const meta = {
  component: Card,
  args: {
    title: 'Workspace usage',
    aside: <Badge tone="warning">87 %</Badge>,
    children: (
      <>
        <p>
          <span className="tnum text-figure">8,730</span>{' '}
          <span className="text-text-muted">of 10,000 Actions</span>
        </p>
        <Meter
          label="Actions used this month"
          valueText="8,730 of 10,000"
          value={8730}
          max={10000}
          state="ok"
        />
        <p className="text-small text-text-muted">Resets Dec 1, 00:00 Pacific (09:00 your time)</p>
      </>
    ),
  },
} satisfies Meta<typeof Card>
export default meta
type Story = StoryObj<typeof meta>

export const Usage: Story = {
  render: args => (
    <div className="max-w-100 p-4">
      <Card {...args} />
    </div>
  ),
}
