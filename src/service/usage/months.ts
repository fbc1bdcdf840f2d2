import type { MonthInDaysView, MonthView } from '#contract/usage-detail.ts'
import type { Instant, UsageMonth } from '#domain/brand.ts'
import { daysOf } from '#domain/pacific-days.ts'
import { pacificDateOf, usageMonthOf } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import type { PastBooks } from '../collections.ts'
import { type Context, read } from '../context.ts'
import { allDisplayedBooks, asOf, displayedBooks } from './month-books.ts'

/** U9: the months, newest first, from the first with any Action or refusal on. */
export function listMonths(context: Context): Promise<{ items: MonthView[] }> {
  return read(context, 'automations', async reading => {
    const all = await allDisplayedBooks(reading)
    return { items: all.reverse().map(books => monthView(books, reading.now)) }
  })
}

/** U9: one month by day; its days add up to it. */
export function getMonth(context: Context, { month }: { month: UsageMonth }): Promise<MonthInDaysView> {
  return read(context, 'automations', async reading => {
    const { now } = reading
    const books = await displayedBooks(reading, month)
    return {
      ...monthView(books, now),
      days: daysOf(month).map(date => ({ date, ...(books.days[date] ?? { used: 0, refused: 0 }) })),
      today: month === usageMonthOf(now) ? pacificDateOf(now) : null,
    }
  })
}

function monthView(books: PastBooks, now: Instant): MonthView {
  const { meter, refusedSince, allowance } = books
  return {
    month: meter.month,
    asOf: asOf(books, now),
    used: meter.published.used,
    refused: meter.refused,
    refusedSince: refusedSince === null ? null : isoInstant(refusedSince),
    allowance,
  }
}
