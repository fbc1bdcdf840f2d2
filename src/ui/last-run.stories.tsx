import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { LastRun } from './last-run.tsx'

const now = Date.UTC(2026, 10, 23, 22, 3)

const meta = {
  component: LastRun,
  args: { at: '2026-11-23T21:48:00.000Z', now },
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof LastRun>
export default meta
type Story = StoryObj<typeof meta>

export const Ago: Story = {
  play: async ({ canvas }) => {
    const time = await canvas.findByText(/15/)
    await expect(time).toHaveAttribute('datetime', '2026-11-23T21:48:00.000Z')
  },
}

export const Never: Story = {
  args: { at: null },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/never|jamais/)).toBeVisible()
  },
}

// The clock is not known yet: the moment itself.
export const BeforeTheClock: Story = { args: { now: undefined } }
