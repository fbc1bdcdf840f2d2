import type { CallRefusal } from '#contract/hooks.ts'
import type { TopAutomation } from '#domain/alert-mail.ts'
import type { Automation, TriggerKind } from '#domain/automation.ts'
import type { BillingFacts } from '#domain/billing-mail.ts'
import type {
  AutomationId,
  CalendarDate,
  DeliveryId,
  HookId,
  Instant,
  MailId,
  MemberId,
  PacificDate,
  PlaceId,
  RunId,
  TagId,
  TaskId,
  UsageMonth,
  WorkspaceId,
} from '#domain/brand.ts'
import type { DailyTime } from '#domain/calendar.ts'
import type { ClockState } from '#domain/clock.ts'
import type { Attempt, DeliveryState } from '#domain/delivery.ts'
import type { OutgoingMessage } from '#domain/outgoing.ts'
import type { Payload } from '#domain/payload.ts'
import type { Place } from '#domain/places.ts'
import type { PlanId } from '#domain/plans.ts'
import type { Role } from '#domain/roles.ts'
import type { Run } from '#domain/run.ts'
import type { Task } from '#domain/task.ts'
import type { AlertKind, Count, Meter } from '#domain/usage.ts'
import { collection, textCollection } from './collection.ts'
import type { Key } from './ports.ts'

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
  /** Since when; what came before by the clock is not caught up. Absent where it was never switched. */
  enabledSince?: Instant
  /** Whether owners and admins are told when the projection first says that the allowance ends early; absent for no. */
  earlyWarning?: boolean
  members: Member[]
  tags: Tag[]
}

/** A task as kept; a deleted one stays, so that its deletion can be undone. */
export type StoredTask = Task & { deletedAt: Instant | null }

/** An automation as kept; a deleted one stays, so that its deletion can be undone. */
export type StoredAutomation = Automation & { deletedAt: Instant | null }

/** An incoming webhook: an address that one automation at most listens at. */
export type Hook = {
  id: HookId
  secret: string
  createdAt: Instant
  automationId: AutomationId | null
  /** The latest calls that were refused, newest first (hooks/refused-calls.ts). */
  refusals?: RefusedCall[]
}

/** A call to an incoming webhook that was no delivery: when, and why; nothing of what it said. */
export type RefusedCall = { at: Instant; reason: CallRefusal }

/** What came to an incoming webhook, and what it fired. */
export type Received = {
  id: string
  at: Instant
  source: string | null
  /** Whether a member sent it as a test; absent for what came from the outside. */
  test?: true
  payload: Payload
  runs: Pick<Run, 'id' | 'automationId' | 'automationName' | 'outcome'>[]
}

/** A message to the outside, decided with the run that sends it (an outbox): it is sent after the run is committed. */
export type Delivery = OutgoingMessage & {
  id: DeliveryId
  createdAt: Instant
  state: DeliveryState
  /** Oldest first. */
  attempts: Attempt[]
  /** When the next attempt is due; null when it is through. While one is under way: when another tab may take it over. */
  nextAt: Instant | null
  /** While an attempt is under way. */
  leased?: true
  runId: RunId
  step: number
  automationId: AutomationId
  automationName: string
  placeId: PlaceId
}

/** What arrived at the built-in receiver. */
export type Arrival = {
  id: string
  at: Instant
  target: OutgoingMessage['target']
  url: string
  headers: Record<string, string>
  body: string
  signed: boolean | null
  status: number | null
}

/** A month's books: the exact count, and what it is made of. `days` and `places` without any run are absent. */
export type Books = {
  meter: Meter
  days: Record<PacificDate, Count>
  places: Record<PlaceId, Count & { lastRunAt?: Instant; refusedSince?: Instant }>
  /** The Actions since the displayed value was published, fewer than ten: whatever is shown is shown without them (U3). */
  unpublished: Use[]
  /** The month's first refused firing. */
  refusedSince: Instant | null
  /** When the early warning was given this month. */
  warnedEarlyAt: Instant | null
  /** How many blocks of the activity log are written. */
  blocks: number
}

/** Books of a month that is over, with the Actions that it had at its end; null where they were not kept. */
export type PastBooks = Books & { allowance: number | null }

/** One Action, as far as breakdowns tell. */
export type Use = { automationId: AutomationId; placeId: PlaceId; day: PacificDate }

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
  /** Of the rows (layout.ts); absent in the first one. */
  layout?: number
}

/**
 * What a list chooses and sorts by, of a page's automations, in columns: a few long arrays are read several times faster than
 * as many objects.
 */
export type RosterPage = {
  ids: AutomationId[]
  names: string[]
  active: boolean[]
  createdAt: Instant[]
  updatedAt: Instant[]
  /** Of triggers that go by the clock. */
  times: (DailyTime | null)[]
}

/** Tallies of many automations (pages.ts), of the last month in which any of them ran; the head may have something to add. */
export type TallyPage = { month: UsageMonth; tallies: Record<AutomationId, TallyAndRun> }

/** U7, P4: active automations by place; a place without any may be absent. */
export type ActiveCounts = { byPlace: Record<PlaceId, number> }

/** A1, A3: what an alert is about, as it was when it was decided. `runsOutOn` is of the early warning only. */
export type AlertFacts = {
  kind: AlertKind
  month: UsageMonth
  plan: PlanId
  used: number
  refused: number
  allowance: number
  suspendedSince: Instant | null
  runsOutOn: PacificDate | null
  /** Most first. */
  top: TopAutomation[]
}

/** A5: an e-mail to one recipient, decided with what it is about (an outbox): it is sent after the commit. */
export type Mail = {
  id: MailId
  /** When it was decided, and when it was sent. */
  at: Instant
  sentAt: Instant | null
  to: Pick<Member, 'id' | 'name' | 'email' | 'locale'>
  about: AlertFacts | BillingFacts
  /** Null until it is sent. */
  subject: string | null
}

/** A message as it was sent. */
export type MailContent = { html: string; text: string }

/** What a removed automation was called, and where it was, for as long as it is counted in a month. */
export type FormerAutomation = { name: string; placeId: PlaceId }

/** B13: the requests answered under the keys of one page, by the key's last characters. */
export type KeyPage = Record<string, { day: number; request: string; answer: unknown }>

/** The layout of the store, all of it: what is kept under which key. */
export const heads = textCollection<[], Head>('head')
/** All places in one row: every firing needs the tree, and a workspace has hundreds at most. */
export const placeTrees = collection<[], Place[]>('places')
export const tasks = collection<[TaskId], StoredTask>('task', { dueOn: null })
export const automations = collection<[AutomationId], StoredAutomation>('automation', { deletedAt: null })
/** The same again by place and page, without deleted ones, for lists (automations-at.ts). */
export const automationPages = textCollection<[PlaceId, number], StoredAutomation[]>('automations-at')
export const rosterPages = textCollection<[PlaceId, number], RosterPage>('roster')
/** The active automations by place and trigger, so that an event reads only those that could listen to it. */
export const armed = collection<[PlaceId, TriggerKind, AutomationId], true>('armed')
/** When the clock looks at an automation next, in the order of time, and the day that is its turn then. */
export const turns = collection<[Instant, AutomationId], { date: CalendarDate }>('turn')
/** Where each automation's turn is found. */
export const turnOf = collection<[AutomationId], Instant>('turn-of')
export const hooks = collection<[HookId], Hook>('hook')
/** By an id that sorts by time. */
export const received = textCollection<[HookId, string], Received>('received')
export const deliveries = textCollection<[DeliveryId], Delivery>('delivery')
/** The deliveries that are due, in the order of time. */
export const deliveryQueue = collection<[Instant, DeliveryId], true>('to-send')
/** What outgoing webhooks are signed with; made when it is first needed. */
export const signingSecrets = collection<[], string>('signing-secret')
/** By an id that sorts by time. */
export const arrivals = textCollection<[string], Arrival>('arrival')
export const activeCounts = collection<[], ActiveCounts>('active')
/** U2: the books of months that are over; those of the running month are in the head. */
export const pastBooks = collection<[UsageMonth], PastBooks>('books', {
  ...{ unpublished: [], refusedSince: null, warnedEarlyAt: null, allowance: null },
})
export const tallyPages = textCollection<[number], TallyPage>('tallies')
/** What a page had of the months before its own. */
export const pastTallyPages = textCollection<[UsageMonth, number], TallyPage['tallies']>('past-tallies')
/** P8: the activity log in blocks, oldest run first inside a block; the latest runs are in the head. */
export const runLog = textCollection<[UsageMonth, number], Run[]>('log')
/** By an id that sorts by time, and what is in them. */
export const mails = textCollection<[MailId], Mail>('mail')
export const mailContents = collection<[MailId], MailContent>('mail-content')
/** Those that are not written yet; `sentAt` where a scenario tells that one was sent before. */
export const mailQueue = collection<[MailId], { sentAt: Instant | null }>('to-mail')
/** Automations that were removed for good. */
export const formerAutomations = collection<[AutomationId], FormerAutomation>('former')
/** By the key but its last characters (see idempotency.ts). */
export const keyPages = textCollection<[string], KeyPage>('key')
/** How far the clean-up has come on that day (in UTC): the part it is at, and the last key it looked at there. */
export const cleanUps = collection<[], { day: number; part: number; after: Key | null }>('clean-up')
/** The scenario's name, once the workspace has been seeded. */
export const seeded = collection<[], { scenario: string; at: Instant }>('seeded')
