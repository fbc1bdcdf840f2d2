import type { Automation, TriggerKind } from '#domain/automation.ts'
import type {
  AutomationId,
  Instant,
  MemberId,
  PacificDate,
  PlaceId,
  TagId,
  TaskId,
  UsageMonth,
  WorkspaceId,
} from '#domain/brand.ts'
import type { ClockState } from '#domain/clock.ts'
import type { Place } from '#domain/places.ts'
import type { PlanId } from '#domain/plans.ts'
import type { Role } from '#domain/roles.ts'
import type { Run } from '#domain/run.ts'
import type { Task } from '#domain/task.ts'
import type { AlertKind, Count, Meter } from '#domain/usage.ts'
import type { Key, ReadTx, ScanOptions, WriteTx } from './ports.ts'

export type Member = { id: MemberId; name: string; email: string; role: Role; locale: 'en' | 'fr' }
export type Tag = { id: TagId; name: string; hue: number }

export type Workspace = {
  id: WorkspaceId
  name: string
  plan: PlanId
  /** Actions a month beyond the plan's. */
  addOnActions: number
  /** P1: the Automation ClickApp. */
  automationsEnabled: boolean
  members: Member[]
  tags: Tag[]
}

/** A task as kept; a deleted one stays, so that its deletion can be undone. */
export type StoredTask = Task & { deletedAt: Instant | null }

/** A month's books: the exact count, and what it is made of. `days` and `places` without any run are absent. */
export type Books = {
  meter: Meter
  days: Record<PacificDate, Count>
  places: Record<PlaceId, Count>
  /** How many blocks of the activity log are written. */
  blocks: number
}

/** What an automation used in a month. */
export type Tally = Count & { refusedSince: Instant | null }
export type TallyAndRun = Tally & { lastRunAt: Instant | null }

/**
 * What every change reads and every run writes, in one row: a transaction costs by its rows. The latest runs and what
 * they add to the automations' tallies wait here until there are enough for rows of their own (see ledger.ts).
 */
export type Head = {
  workspace: Workspace
  clock: ClockState
  /** Of the month of the latest run; that of an earlier month than the clock's is over (U2). */
  books: Books
  /** The runs behind the last block of the log, oldest first. */
  tail: Run[]
  /** What is to be added to the automations' tallies of this month. */
  tallies: Record<AutomationId, TallyAndRun>
  /** How far the sweep for old idempotency keys has come on that day; null when it is through. */
  sweep: { day: number; to: string | null }
}

/** An automation's tallies of all months, and its last run; to both the head may have something to add. */
export type StoredTally = { lastRunAt: Instant | null; months: Record<UsageMonth, Tally> }

/** U7, P4: active automations by place; a place without any may be absent. */
export type ActiveCounts = { byPlace: Record<PlaceId, number> }

/** A1, A2: an alert that is due, decided with the run that crossed the line. */
export type Alert = {
  kind: AlertKind
  at: Instant
  month: UsageMonth
  used: number
  allowance: number
  recipients: { memberId: MemberId; locale: 'en' | 'fr' }[]
}

/** B13: the requests answered under the keys of one page, by the key's last characters. */
export type KeyPage = Record<string, { day: number; request: string; answer: unknown }>

type Parts = readonly (string | number)[]

/** A typed view of the keys that begin with one word. */
export type Collection<KeyParts extends Parts, Value> = {
  get(tx: ReadTx, ...parts: KeyParts): Promise<Value | undefined>
  put(tx: WriteTx, value: Value, ...parts: KeyParts): void
  delete(tx: WriteTx, ...parts: KeyParts): void
  /** The values whose key begins with `prefix`, with the parts behind the collection's word. */
  scan(tx: ReadTx, prefix: Parts, options?: ScanOptions): Promise<{ parts: KeyParts; value: Value }[]>
  /** For `ScanOptions.after`. */
  key(...parts: KeyParts): Key
}

function collection<KeyParts extends Parts, Value>(word: string): Collection<KeyParts, Value> {
  return {
    get: (tx, ...parts) => tx.get<Value>([word, ...parts]),
    put: (tx, value, ...parts) => tx.put([word, ...parts], value),
    delete: (tx, ...parts) => tx.delete([word, ...parts]),
    scan: async (tx, prefix, options) =>
      (await tx.scan<Value>([word, ...prefix], options)).map(({ key, value }) => ({
        parts: key.slice(1) as unknown as KeyParts,
        value,
      })),
    key: (...parts) => [word, ...parts],
  }
}

/** A collection whose values are kept as JSON: stores copy a large text several times faster than as many objects. */
function textCollection<KeyParts extends Parts, Value>(word: string): Collection<KeyParts, Value> {
  const texts = collection<KeyParts, string>(word)
  const parse = (text: string) => JSON.parse(text) as Value
  return {
    ...texts,
    async get(tx, ...parts) {
      const text = await texts.get(tx, ...parts)
      return text === undefined ? undefined : parse(text)
    },
    put: (tx, value, ...parts) => texts.put(tx, JSON.stringify(value), ...parts),
    scan: async (tx, prefix, options) =>
      (await texts.scan(tx, prefix, options)).map(({ parts, value }) => ({ parts, value: parse(value) })),
  }
}

/** The layout of the store, all of it: what is kept under which key. */
export const heads = textCollection<[], Head>('head')
/** All places in one row: every firing needs the tree, and a workspace has hundreds at most. */
export const placeTrees = collection<[], Place[]>('places')
export const tasks = collection<[TaskId], StoredTask>('task')
export const automations = collection<[AutomationId], Automation>('automation')
/** The active automations by place and trigger, so that an event reads only those that could listen to it. */
export const armed = collection<[PlaceId, TriggerKind, AutomationId], true>('armed')
export const activeCounts = collection<[], ActiveCounts>('active')
/** U2: the books of months that are over; those of the running month are in the head. */
export const pastBooks = collection<[UsageMonth], Books>('books')
export const tallies = collection<[AutomationId], StoredTally>('tally')
/** P8: the activity log in blocks, oldest run first inside a block; the latest runs are in the head. */
export const runLog = textCollection<[UsageMonth, number], Run[]>('log')
export const alerts = collection<[UsageMonth, AlertKind, number], Alert>('alert')
/** By the key but its last characters (see idempotency.ts). */
export const keyPages = textCollection<[string], KeyPage>('key')
/** The scenario's name, once the workspace has been seeded. */
export const seeded = collection<[], { scenario: string; at: Instant }>('seeded')
