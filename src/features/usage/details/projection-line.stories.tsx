import type { Decorator, Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { PacificDate, UsageMonth } from '#domain/brand.ts'
import { daysOf } from '#domain/pacific-days.ts'
import { projectMonth } from '#domain/projection.ts'
import { ProjectionLine } from './projection-line.tsx'

const inPanel: Decorator = Story => (
  <main className="max-w-230 bg-surface-raised p-5">
    <Story />
  </main>
)

/** November 2026 up to a day of it. */
function november(counts: (number | [number, number])[], allowance = 10_000) {
  const month = '2026-11' as UsageMonth
  const of = counts.map(count => (typeof count === 'number' ? [count, 0] : count) as [number, number])
  const days = Object.fromEntries(
    of.map(([used, refused], index) => [daysOf(month)[index] as PacificDate, { used, refused }]),
  )
  const today = daysOf(month)[counts.length - 1] as PacificDate
  const projection = projectMonth({ month, today, days, allowance })
  return { projection, allowance, used: of.reduce((sum, [used]) => sum + used, 0) }
}

const even = (each: number, length: number) => Array.from({ length }, () => each)

const meta = {
  component: ProjectionLine,
  decorators: [inPanel],
  args: { ...november(even(380, 23)), suspended: false },
} satisfies Meta<typeof ProjectionLine>
export default meta
type Story = StoryObj<typeof meta>

// 26 times 380 is 9,880, 27 times 10,260.
export const RunsOut: Story = {
  globals: { locale: 'en' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('At this pace 10,000 is reached about Nov 27.')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'How this is worked out' }))
    const how = await within(document.body).findByRole('dialog', { name: 'How this is worked out' })
    await expect(how).toHaveTextContent(/By weekday, over 22 complete days/)
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(within(document.body).queryByRole('dialog')).toBeNull())
  },
}

export const WillLast: Story = {
  args: november([...even(273, 22), 100]),
  globals: { locale: 'en' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('At this pace about 8,200 of 10,000 are used by the reset.')).toBeVisible()
  },
}

// All but used up: it reads as less than the allowance, as the day says.
export const JustLasts: Story = {
  args: november(even(333.3, 23).map((_, index) => (index % 3 === 2 ? 332 : 333))),
  globals: { locale: 'en' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('At this pace about 9,900 of 10,000 are used by the reset.')).toBeVisible()
  },
}

export const PlainMean: Story = {
  args: november(even(100, 6), 1_000),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button'))
    await within(document.body).findByRole('dialog')
  },
}

export const TooLittleData: Story = {
  args: november([100, 80]),
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/3/)).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

export const NothingUsed: Story = { args: november(even(0, 9)) }

export const UsedUp: Story = {
  args: { ...november([...even(250, 20), 0], 5_000) },
  globals: { locale: 'en' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^5,000 was reached on Nov 20\./)).toBeVisible()
  },
}

export const Suspended: Story = {
  args: { ...november([...even(250, 19), [250, 3], [0, 30], [0, 28]], 5_000), suspended: true },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button'))
    const how = await within(document.body).findByRole('dialog')
    await expect(how).toHaveTextContent(/19.*2/)
  },
}

export const SuspendedWithTooLittleData: Story = {
  args: { ...november([60, [40, 12], [0, 9]], 100), suspended: true },
}
