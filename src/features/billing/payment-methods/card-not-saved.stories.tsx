import { ORPCError } from '@orpc/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { DECLINES } from '#domain/payment.ts'
import { CardNotSaved } from './card-not-saved.tsx'

const declined = DECLINES.map(
  decline =>
    new ORPCError('card_declined', {
      defined: true,
      status: 402,
      data: { decline, orderId: null, helps: [] },
    }),
)

const meta = {
  component: CardNotSaved,
  args: { error: declined[0] as Error },
  decorators: [
    Story => (
      <main className="max-w-110 p-4">
        <Story />
      </main>
    ),
  ],
} satisfies Meta<typeof CardNotSaved>
export default meta
type Story = StoryObj<typeof meta>

/** B8: each refusal in words of its own. */
export const Declined: Story = {
  render: () => (
    <div className="flex flex-col gap-3">
      {declined.map(error => (
        <CardNotSaved key={error.data.decline} error={error} />
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    const texts = canvas.getAllByRole('alert').map(({ textContent }) => textContent)
    await expect(new Set(texts).size).toBe(DECLINES.length)
  },
}

/** The bank was never asked. */
export const NotReached: Story = { args: { error: new TypeError('Failed to fetch') } }
