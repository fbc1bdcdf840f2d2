import type { UsageMonth } from '#domain/brand.ts'
import type { Count } from '#domain/usage.ts'
import { nextMonth, resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import { type Books, type PastBooks, pastBooks } from '../collections.ts'
import type { Reading } from '../context.ts'
import { allowanceOf, booksAt, newBooks, pastOf } from '../head.ts'
import { notFound } from '../problem.ts'

type Asking = Pick<Reading, 'tx' | 'now' | 'head'>

/**
 * U3: a month's books as they are displayed: of the month that runs without what has not been published, of a month that is
 * over all of it. A month without any is as every month begins. Refuses a month to come.
 */
export async function displayedBooks(asking: Asking, month: UsageMonth): Promise<PastBooks> {
  const { tx, now, head } = asking
  const current = usageMonthOf(now)
  if (month > current) throw notFound('month')
  if (month === current) return { ...published(booksAt(head, now)), allowance: allowanceOf(head.workspace) }
  if (month === head.books.meter.month) return pastOf(head)
  return (await pastBooks.get(tx, month)) ?? emptyBooks(month)
}

/** Every month's from the first with any, oldest first. */
export async function allDisplayedBooks(asking: Asking): Promise<PastBooks[]> {
  const { tx, now, head } = asking
  const current = usageMonthOf(now)
  const past = (await pastBooks.scan(tx, [])).map(({ value }) => value)
  if (head.books.meter.month < current && counts(head.books)) past.push(pastOf(head))
  const byMonth = new Map(past.map(books => [books.meter.month, books]))
  const all: PastBooks[] = []
  for (let month = past[0]?.meter.month ?? current; month < current; month = nextMonth(month)) {
    all.push(byMonth.get(month) ?? emptyBooks(month))
  }
  return [...all, await displayedBooks(asking, current)]
}

/** As of when the displayed counts of the books are. */
export function asOf({ meter }: Books, now: Asking['now']): string {
  return isoInstant(meter.month === usageMonthOf(now) ? meter.published.at : resetOf(meter.month))
}

const counts = ({ meter }: Books) => meter.used + meter.refused > 0

function emptyBooks(month: UsageMonth): PastBooks {
  return { ...newBooks(month), allowance: null }
}

function published(books: Books): Books {
  const days = { ...books.days }
  const places = { ...books.places }
  for (const { day, placeId } of books.unpublished) {
    days[day] = less(days[day])
    places[placeId] = less(places[placeId])
  }
  return { ...books, days, places }
}

/** One Action less than `count`. */
export function less<Counted extends Count>(count: Counted | undefined): Counted {
  if (!count) throw new Error('What is unpublished has been counted')
  return { ...count, used: count.used - 1 }
}
