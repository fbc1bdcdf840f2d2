import type { Automation, TriggerKind } from '#domain/automation.ts'
import type {
  AutomationId,
  Instant,
  MemberId,
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
import type { AlertKind, Meter } from '#domain/usage.ts'
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

/** A task as kept; a deleted one stays until its deletion can no longer be undone. */
export type StoredTask = Task & { deletedAt: Instant | null }

/** A month's meter, and how many blocks its activity log has. */
export type StoredMeter = Meter & { blocks: number }

/** U7, P4: active automations by place; places without any are absent. */
export type ActiveCounts = { byPlace: Record<PlaceId, number> }

/** What an automation or a place used in a month. */
export type Tally = { used: number; refused: number; refusedSince: Instant | null }

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
export type KeyPage = Record<string, { request: string; answer: unknown }>

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

/** The layout of the store, all of it: what is kept under which key. */
export const clocks = collection<[], ClockState>('clock')
export const workspaces = collection<[], Workspace>('workspace')
/** All places in one row: every firing needs the tree, and a workspace has hundreds at most. */
export const placeTrees = collection<[], Place[]>('places')
export const tasks = collection<[TaskId], StoredTask>('task')
export const automations = collection<[AutomationId], Automation>('automation')
/** The active automations by place and trigger, so that an event reads only those that could listen to it. */
export const armed = collection<[PlaceId, TriggerKind, AutomationId], true>('armed')
export const activeCounts = collection<[], ActiveCounts>('active')
/** U2: a month's meter is a row of its own, so that a new month starts from nothing without a job. */
export const meters = collection<[UsageMonth], StoredMeter>('meter')
export const automationTallies = collection<[UsageMonth, AutomationId], Tally>('tally-automation')
export const placeTallies = collection<[UsageMonth, PlaceId], Tally>('tally-place')
export const lastRuns = collection<[AutomationId], Instant>('last-run')
/** P8: the activity log in blocks, one or more a commit, oldest run first inside a block. */
export const runLog = collection<[UsageMonth, number], Run[]>('log')
export const alerts = collection<[UsageMonth, AlertKind, number], Alert>('alert')
/** By day since 1970 and the key but its last characters (see idempotency.ts). */
export const keyPages = collection<[number, string], KeyPage>('key')
/** The scenario's name, once the workspace has been seeded. */
export const seeded = collection<[], { scenario: string; at: Instant }>('seeded')
