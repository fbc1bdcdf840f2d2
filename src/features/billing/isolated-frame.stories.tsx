import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { FromBankFrame } from '#contract/card-frame.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { IsolatedFrame } from './isolated-frame.tsx'

/** A document that never says anything. */
const meta = {
  component: IsolatedFrame,
  args: {
    title: 'Card',
    html: '<!doctype html><html><body></body></html>',
    schema: FromBankFrame,
    shown: {},
    onHear: fn(),
    skeleton: <Skeleton className="h-36 w-full" announced />,
    missing: 'The card fields cannot be shown',
  },
  decorators: [
    Story => (
      <main className="max-w-110 p-4">
        <Story />
      </main>
    ),
  ],
} satisfies Meta<typeof IsolatedFrame>
export default meta
type Story = StoryObj<typeof meta>

export const Coming: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('status')).toBeInTheDocument()
    await expect(canvas.queryByRole('alert')).toBeNull()
  },
}

/** Try again makes another one. */
export const Missing: Story = {
  args: { patience: 1 },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: /Try again|Réessayer/ }))
    await expect(await canvas.findByRole('alert')).toBeVisible()
  },
}
