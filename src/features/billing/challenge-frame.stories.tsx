import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import type { Cents } from '#domain/brand.ts'
import { ChallengeFrame } from './challenge-frame.tsx'

const meta = {
  component: ChallengeFrame,
  args: { total: 20_000 as Cents, card: { brand: 'visa', last4: '3155' }, onAnswer: fn() },
  decorators: [
    Story => (
      <main className="max-w-110 p-4">
        <Story />
      </main>
    ),
  ],
  play: async ({ canvas, args }) => {
    const frame = await canvas.findByTitle<HTMLIFrameElement>('3-D Secure')
    await expect(frame.sandbox.value).toBe('allow-scripts')
    await waitFor(() => expect(frame).toHaveFocus())
    await expect(args.onAnswer).not.toHaveBeenCalled()
  },
} satisfies Meta<typeof ChallengeFrame>
export default meta
type Story = StoryObj<typeof meta>

export const Asked: Story = {}

export const Narrow: Story = {
  decorators: [
    Story => (
      <div className="max-w-72">
        <Story />
      </div>
    ),
  ],
}
