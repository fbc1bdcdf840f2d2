import type { Decorator, Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, userEvent, within } from 'storybook/test'
import type { PacificDate, UsageMonth } from '#domain/brand.ts'
import { daysOf, weekdayOf } from '#domain/pacific-days.ts'
import { projectMonth } from '#domain/projection.ts'
import { Button } from '#ui/button.tsx'
import { DayChart, type DayChartProps } from './day-chart.tsx'
import { DayChartPart, DayChartSkeleton } from './day-chart-part.tsx'

/** As wide as the Usage tab is. */
const inPanel: Decorator = Story => (
  <main className="max-w-230 bg-surface-raised p-5">
    <Story />
  </main>
)

type Shape = { month: string; today: number | null; allowance: number; counts: (number | [number, number])[] }

/** The days from the 1st on; a pair is what was used and refused, and the rest of the month has nothing. */
function chartOf({ month: text, today, allowance, counts }: Shape): Omit<DayChartProps, 'locale'> {
  const month = text as UsageMonth
  const days = daysOf(month).map((date, index) => {
    const count = counts[index] ?? 0
    const [used, refused] = typeof count === 'number' ? [count, 0] : count
    return { date, used, refused }
  })
  const date = today === null ? null : (days[today - 1]?.date as PacificDate)
  const projection =
    date &&
    projectMonth({
      month,
      today: date,
      days: Object.fromEntries(days.map(day => [day.date, day])),
      allowance,
    })
  return { month, days, today: date, projection, allowance }
}

/** A working month: busy on weekdays, quiet at weekends, never twice the same. */
function working(month: string, length: number, scale = 1): number[] {
  return daysOf(month as UsageMonth)
    .slice(0, length)
    .map((date, index) => {
      const weekend = [0, 6].includes(weekdayOf(date))
      return Math.round((weekend ? 44 : 330) * scale * (0.8 + ((index * 37) % 41) / 100))
    })
}

const meta = {
  component: DayChart,
  decorators: [inPanel],
  args: {
    ...chartOf({ month: '2026-11', today: 23, allowance: 10_000, counts: working('2026-11', 23) }),
    locale: 'en',
  },
  render: (args, { globals }) => <DayChart {...args} locale={globals.locale === 'fr' ? 'fr' : 'en'} />,
} satisfies Meta<typeof DayChart>
export default meta
type Story = StoryObj<typeof meta>

// One tab stop; arrows walk the days, Page keys the weeks, Home and End go to the month's ends.
export const ByKeyboard: Story = {
  args: chartOf({
    month: '2026-11',
    today: 23,
    allowance: 10_000,
    counts: working('2026-11', 23).map((used, index) => (index === 11 ? [312, 4] : used)),
  }),
  globals: { locale: 'en' },
  play: async ({ canvas }) => {
    const days = canvas.getByRole('slider', { name: 'Day, November 2026' })
    await userEvent.tab()
    await expect(days).toHaveFocus()
    await expect(days).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^Today, November 23: \d+ Actions so far/),
    )
    await userEvent.keyboard('{ArrowLeft}{PageDown}{ArrowLeft}{ArrowLeft}{ArrowLeft}')
    await expect(days).toHaveAttribute('aria-valuetext', 'November 12: 312 Actions, 4 refused')
    await expect(canvas.getByText('312 Actions, 4 refused')).toBeVisible()
    await userEvent.keyboard('{Home}')
    await expect(days).toHaveAttribute('aria-valuetext', expect.stringContaining('November 1:'))
    await userEvent.keyboard('{ArrowLeft}')
    await expect(days).toHaveValue('1')
    await userEvent.keyboard('{End}')
    await expect(days).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^November 30: About \d+ Actions expected/),
    )
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Show as table' })).toHaveFocus()
  },
}

// The pointer shows what the keyboard shows, and lets go of it when it leaves.
export const ByPointer: Story = {
  play: async ({ canvas }) => {
    const area = canvas.getByRole('slider').parentElement as HTMLElement
    const { left, right, top } = area.getBoundingClientRect()
    const shown = () => area.previousElementSibling?.textContent ?? ''
    const user = userEvent.setup()
    const today = shown()
    await user.pointer({ target: area, coords: { clientX: left + 42, clientY: top + 150 } })
    const first = shown()
    await expect(first).not.toBe(today)
    await user.pointer({ target: area, coords: { clientX: right - 6, clientY: top + 150 } })
    await expect(shown()).not.toBe(first)
    await user.pointer({ target: document.body, coords: { clientX: 0, clientY: 0 } })
    await expect(shown()).toBe(today)
  },
}

// The table is always there for those who listen; the button shows it to all.
export const AsTable: Story = {
  args: chartOf({
    month: '2026-11',
    today: 5,
    allowance: 100,
    counts: [30, 30, [40, 3], [0, 12], [0, 2]],
  }),
  play: async ({ canvas }) => {
    const table = canvas.getByRole('table')
    await expect(within(table).getAllByRole('row')).toHaveLength(7)
    const [button] = canvas.getAllByRole('button')
    await userEvent.click(button as HTMLElement)
    await expect(button).toHaveAttribute('aria-expanded', 'true')
    await expect(within(table).getAllByRole('columnheader')).toHaveLength(4)
    await expect(table.getBoundingClientRect().height).toBeGreaterThan(150)
  },
}

export const TooLittleData: Story = {
  args: chartOf({ month: '2026-11', today: 3, allowance: 10_000, counts: [41, 352, 118] }),
}

// Ten days: one mean for all that are left.
export const Average: Story = {
  args: chartOf({ month: '2026-11', today: 11, allowance: 10_000, counts: working('2026-11', 11) }),
}

// Three weeks: weekends stay quiet.
export const ByWeekday: Story = {}

export const RunsOutEarly: Story = {
  args: chartOf({ month: '2026-11', today: 18, allowance: 10_000, counts: working('2026-11', 18, 1.9) }),
}

export const UsedUp: Story = {
  args: chartOf({ month: '2026-11', today: 20, allowance: 5_000, counts: [...working('2026-11', 19), 113] }),
}

// Refused firings are hatched, and told.
export const Suspended: Story = {
  args: chartOf({
    month: '2026-11',
    today: 23,
    allowance: 5_000,
    counts: [...working('2026-11', 19), [113, 61], [0, 31], [0, 38], [0, 214]],
  }),
}

// Used up in the first days: the allowance is far below what the month would take.
export const SuspendedAtOnce: Story = {
  args: chartOf({
    month: '2026-11',
    today: 23,
    allowance: 1_000,
    counts: [
      210,
      240,
      260,
      [290, 20],
      ...Array.from({ length: 19 }, (_, i): [number, number] => [0, 60 + ((i * 29) % 50)]),
    ],
  }),
}

export const PastMonth: Story = {
  args: chartOf({ month: '2026-10', today: null, allowance: 10_000, counts: working('2026-10', 31) }),
}

export const PastMonthUsedUp: Story = {
  args: chartOf({
    month: '2026-10',
    today: null,
    allowance: 5_000,
    counts: [
      ...working('2026-10', 20),
      [98, 12],
      ...Array.from({ length: 10 }, (): [number, number] => [0, 40]),
    ],
  }),
}

export const EmptyMonth: Story = {
  args: chartOf({ month: '2026-11', today: 9, allowance: 10_000, counts: [] }),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading')).toBeVisible()
    await expect(canvas.queryByRole('slider')).toBeNull()
  },
}

export const EmptyPastMonth: Story = {
  args: chartOf({ month: '2026-02', today: null, allowance: 10_000, counts: [] }),
}

// The first Action of a month comes while one looks.
export const FirstAction: Story = {
  args: chartOf({ month: '2026-11', today: 2, allowance: 10_000, counts: [] }),
  render: function Render(args, { globals }) {
    const [used, setUsed] = useState(0)
    const days = args.days.map((day, index) => (index === 1 ? { ...day, used } : day))
    return (
      <>
        <DayChart {...args} days={days} locale={globals.locale === 'fr' ? 'fr' : 'en'} />
        <Button onClick={() => setUsed(used + 1)}>Run</Button>
      </>
    )
  },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Run' }))
    await canvas.findByRole('slider')
    await expect(canvasElement.querySelectorAll('.visx-bar')).toHaveLength(1)
  },
}

// 31 days with the change of clocks on the 8th: every day has its one column.
export const ChangeOfClocks: Story = {
  args: chartOf({ month: '2026-03', today: 31, allowance: 25_000, counts: working('2026-03', 31, 2) }),
  play: async ({ canvas }) => {
    const days = canvas.getByRole('slider')
    await expect(days).toHaveAttribute('max', '31')
    await expect(canvas.getAllByRole('row')).toHaveLength(1 + 31 + 1)
  },
}

export const Huge: Story = {
  args: chartOf({ month: '2026-12', today: 22, allowance: 250_000, counts: working('2026-12', 22, 33) }),
}

// One Action of many: it is seen all the same.
export const OneAction: Story = {
  args: chartOf({ month: '2026-11', today: 2, allowance: 250_000, counts: [0, 1] }),
}

// As it comes into the page: in a chunk of its own, in the place the skeleton kept.
export const Loaded: Story = {
  render: (args, { globals }) => (
    <>
      <DayChartSkeleton />
      <DayChartPart {...args} locale={globals.locale === 'fr' ? 'fr' : 'en'} />
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('slider')
    const [skeleton, chart] = [...(canvasElement.querySelector('main')?.children ?? [])]
    const heights = [skeleton, chart].map(part => part?.getBoundingClientRect().height)
    await expect(heights[0]).toBe(heights[1])
  },
}
