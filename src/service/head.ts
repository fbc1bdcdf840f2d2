import type { Instant, UsageMonth } from '#domain/brand.ts'
import { newClock } from '#domain/clock.ts'
import { newMeter } from '#domain/usage.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import {
  type Books,
  type Head,
  pastBooks,
  type StoredTally,
  type Tally,
  tallies,
  type Workspace,
} from './collections.ts'
import type { ReadTx, WriteTx } from './ports.ts'
import { writeBlocks } from './run-blocks.ts'

/** U2: how every month starts. */
function newBooks(month: UsageMonth): Books {
  return { meter: newMeter(month), days: {}, places: {}, blocks: 0 }
}

/** Of a workspace in which nothing has happened yet. */
export function newHead(workspace: Workspace): Head {
  const books = newBooks('0000-01' as UsageMonth)
  return { workspace, clock: newClock, books, tail: [], tallies: {}, sweep: { day: 0, to: null } }
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
    pastBooks.put(tx, head.books, head.books.meter.month)
  head.books = newBooks(month)
}

/** Moves the head's runs to blocks of the log. */
export function writeTail(tx: WriteTx, head: Head): void {
  const { meter, blocks } = head.books
  head.books.blocks += writeBlocks(tx, head.tail, { month: meter.month, first: blocks })
  head.tail = []
}

/** Adds what the head has for the automations' tallies to their rows. */
export async function foldTallies(tx: WriteTx, head: Head): Promise<void> {
  const { month } = head.books.meter
  const waiting = Object.entries(head.tallies) as [
    keyof Head['tallies'],
    Head['tallies'][keyof Head['tallies']],
  ][]
  await Promise.all(
    waiting.map(async ([id, more]) => {
      const { lastRunAt = null, months = {} } = (await tallies.get(tx, id)) ?? {}
      const folded: StoredTally = {
        lastRunAt: more.lastRunAt ?? lastRunAt,
        months: { ...months, [month]: addTallies(months[month], more) },
      }
      tallies.put(tx, folded, id)
    }),
  )
  head.tallies = {}
}

export function addTallies(before: Tally | undefined, more: Tally | undefined): Tally {
  return {
    used: (before?.used ?? 0) + (more?.used ?? 0),
    refused: (before?.refused ?? 0) + (more?.refused ?? 0),
    refusedSince: before?.refusedSince ?? more?.refusedSince ?? null,
  }
}

/** U2: the books of every month that has any, oldest first. */
export async function allBooks(tx: ReadTx, head: Head): Promise<Books[]> {
  const past = await pastBooks.scan(tx, [])
  return [...past.map(({ value }) => value), head.books]
}
