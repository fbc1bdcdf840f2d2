import type { Meta, StoryObj } from '@storybook/react-vite'
import Zap from 'lucide-react/icons/zap'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

const meta = {
  component: EmptyState,
  args: {
    icon: Zap,
    title: 'No automations at this place',
    children: 'An automation does something by itself when a task changes. One run uses one Action.',
    actions: (
      <>
        <Button>When status is Review, assign</Button>
        <Button>When done, comment</Button>
      </>
    ),
  },
} satisfies Meta<typeof EmptyState>
export default meta
type Story = StoryObj<typeof meta>

export const WithFirstSteps: Story = {}
