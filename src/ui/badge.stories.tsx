import type { Meta, StoryObj } from '@storybook/react-vite'
import Lock from 'lucide-react/icons/lock'
import { Badge } from './badge.tsx'

const meta = { component: Badge, args: { children: '6' } } satisfies Meta<typeof Badge>
export default meta
type Story = StoryObj<typeof meta>

export const Tones: Story = {
  render: () => (
    <div className="flex flex-wrap gap-2 p-4">
      <Badge>6</Badge>
      <Badge tone="accent" icon={Lock}>
        Business
      </Badge>
      <Badge tone="warning">93 %</Badge>
      <Badge tone="used_up">Used up</Badge>
      <Badge tone="suspended">Suspended</Badge>
      <Badge tone="paid">Paid</Badge>
    </div>
  ),
}
