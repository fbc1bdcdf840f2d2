import type { Instant, UsageMonth } from '#domain/brand.ts'
import { newClock } from '#domain/clock.ts'
import { plans } from '#domain/plans.ts'
import { newMeter } from '#domain/usage.ts'
import { resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { type Books, type Head, type PastBooks, pastBooks, type Workspace } from './collections.ts'
import { LAYOUT } from './layout-version.ts'
import type { ReadTx, WriteTx } from './ports.ts'
import { writeBlocks } from './run-blocks.ts'
import { addToPages } from './usage/tally-pages.ts'

/** The Actions a workspace has a month. */
export function allowanceOf({ plan, addOnActions }: Pick<Workspace, 'plan' | 'addOnActions'>): number {
  return plans[plan].actions + addOnActions
}

/** U2: how every month starts. */
export function newBooks(month: UsageMonth): Books {
  return {
    meter: newMeter(month),
    days: {},
    places: {},
    unpublished: [],
    refusedSince: null,
    warnedEarlyAt: null,
    blocks: 0,
  }
}

/** Of a workspace in which nothing has happened yet. */
export function newHead(workspace: Workspace): Head {
  const books = newBooks('0000-01' as UsageMonth)
  const sweep = { day: 0, to: null }
  return { workspace, clock: newClock, books, tail: [], tallies: {}, sweep, layout: LAYOUT }
}

/** U2: the books of the month of `now`: those at hand, or as every month begins. */
export function booksAt(head: Head, now: Instant): Books {
  const month = usageMonthOf(now)
  return head.books.meter.month === month ? head.books : newBooks(month)
}

/** Makes `head` the head of the month of `now`: what an earlier month left in it goes to rows of its own. */
export async function turnMonth(tx: WriteTx, head: Head, now: Instant): Promise<void> {
  const month = usageMonthOf(now)
  if (head.books.meter.month === month) return
  writeTail(tx, head)
  await foldTallies(tx, head)
  if (head.books.meter.used + head.books.meter.refused > 0)
    pastBooks.put(tx, pastOf(head), head.books.meter.month)
  head.books = newBooks(month)
}

/**
 * U3: the head's books as those of a month that is over: all that was used is published. The allowance has not changed
 * since, for what changes it turns the month first.
 */
export function pastOf({ books, workspace }: Pick<Head, 'books' | 'workspace'>): PastBooks {
  const { meter } = books
  const published = { used: meter.used, at: resetOf(meter.month) }
  return { ...books, meter: { ...meter, published }, unpublished: [], allowance: allowanceOf(workspace) }
}

/** Moves the head's runs to blocks of the log. */
export function writeTail(tx: WriteTx, head: Head): void {
  const { meter, blocks } = head.books
  head.books.blocks += writeBlocks(tx, head.tail, { month: meter.month, first: blocks })
  head.tail = []
}

/** Adds what the head has for the automations' tallies to their pages. */
export async function foldTallies(tx: WriteTx, head: Head): Promise<void> {
  await addToPages(tx, head.tallies, head.books.meter.month)
  head.tallies = {}
}

/** U2: the books of every month that has any, oldest first. */
export async function allBooks(tx: ReadTx, head: Head): Promise<Books[]> {
  const past = await pastBooks.scan(tx, [])
  return [...past.map(({ value }) => value), head.books]
}
