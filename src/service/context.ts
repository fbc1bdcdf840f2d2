import type { Instant, WorkspaceId } from '#domain/brand.ts'
import { nowOf } from '#domain/clock.ts'
import { type Capability, may } from '#domain/roles.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import { type Head, heads, type Member, type Workspace } from './collections.ts'
import { openKeys, sweepKeys } from './idempotency.ts'
import { upgradeLayout } from './layout.ts'
import { isOfThisLayout } from './layout-version.ts'
import type { Announcement, Ports, ReadTx, WriteTx } from './ports.ts'
import { isProblem, type Problem, problem, roleRequired } from './problem.ts'

/** What the service is made with. `sandbox`: whether designers' routes are served (S2). */
export type Deps = Ports & { workspaceId: WorkspaceId; sandbox: boolean }

/** One request: who sends it (null: the owner), under which Idempotency-Key. */
export type Context = {
  deps: Deps
  token: string | null
  key: string | null
  /** What a webhook sent, as it was signed; null for all other requests. */
  raw: RawRequest | null
}

/** A request as it came, before anything read it. */
export type RawRequest = { headers: Headers; body: string }

export type Reading<Tx extends ReadTx = ReadTx> = {
  tx: Tx
  /** T1: the one clock's time, for all of this request. */
  now: Instant
  /** What a change leaves in it is kept with the change. */
  head: Head
  /** The head's, as it was before the change. */
  workspace: Workspace
  caller: Member
}

export type Writing = Reading<WriteTx> & {
  /** Tells those who watch, once the change is committed. */
  announce(announcement: Partial<Announcement>): void
}

/** Reads under the rules that hold for every route: the clock (T1) and the caller's role (T2). */
export async function read<Answer>(
  { deps, token }: Context,
  needs: Capability,
  body: (reading: Reading) => Promise<Answer>,
): Promise<Answer> {
  const reading = deps.clock.now()
  const attempt = () =>
    deps.store.read(deps.workspaceId, async tx => {
      const head = await headIn(tx)
      const { workspace, clock } = head
      const caller = callerIn(workspace, { token, needs })
      if (!isOfThisLayout(head)) return null
      const now = nowOf(clock, reading)
      const turned = usageMonthOf(now) !== usageMonthOf(clock.seen)
      return { answer: await body({ tx, now, workspace, head, caller }), turned }
    })
  const bringUpToDate = () =>
    deps.store.transact(deps.workspaceId, async tx =>
      heads.put(tx, (await openTransaction(tx, { reading, keys: 0 })).head),
    )
  let found = await attempt()
  if (!found) {
    await bringUpToDate()
    found = await attempt()
  }
  // Another tab has replaced the workspace by one of an earlier version meanwhile.
  if (!found) throw problem('storage_unavailable', { reason: 'unreadable' })
  // Who has seen a new month begin never sees the old one again (T1).
  if (found.turned) await bringUpToDate()
  return found.answer
}

/** `operation` and `input` are what an Idempotency-Key stands for (B13). */
export type Change = {
  needs: Capability
  operation: string
  input: unknown
  /** What is about money is kept before anything goes on. */
  durability?: 'relaxed' | 'strict'
}

/**
 * Changes under the rules that hold for every route: clock, role, and the Idempotency-Key, whose first answer, a
 * refusal by a rule included, is given again (B13). All in one transaction with the change. `remembers`: which answers are
 * given again, where refusals and some others are not, so that the same request is tried afresh.
 */
export async function write<Answer>(
  { deps, token, key }: Context,
  { needs, operation, input, durability, remembers }: Change & { remembers?: (answer: Answer) => boolean },
  body: (writing: Writing) => Promise<Answer>,
): Promise<Answer> {
  const reading = deps.clock.now()
  const announcement: Announcement = { topics: [], usage: false }
  const announce: Writing['announce'] = ({ topics = [], usage = false }) => {
    announcement.topics.push(...topics.filter(topic => !announcement.topics.includes(topic)))
    announcement.usage ||= usage
  }
  const attempt = (decide: (writing: Writing) => Promise<Outcome<Answer>>) =>
    deps.store.transact(
      deps.workspaceId,
      async tx => {
        const [{ now, head }, keys] = await Promise.all([
          openTransaction(tx, { reading, keys: key === null ? 0 : 1 }),
          openKeys(tx, key === null ? [] : [key]),
        ])
        const { workspace } = head
        const caller = callerIn(workspace, { token, needs })
        const request = `${caller.id} ${operation} ${JSON.stringify(input)}`
        const before = key === null ? null : keys.answered(key, { request, now })
        if (before) return before.answer as Outcome<Answer>
        const outcome = await decide({ tx, now, workspace, head, caller, announce })
        const isKept = !remembers || ('done' in outcome && remembers(outcome.done))
        if (key !== null && isKept) keys.remember(key, { request, answer: outcome, now })
        keys.close(tx, now)
        heads.put(tx, head)
        return outcome
      },
      durability ? { durability } : {},
    )
  const outcome = await attempt(async writing => ({ done: await body(writing) })).catch(
    async (error: unknown): Promise<Outcome<Answer>> => {
      // The refused change has left nothing; that it was refused, and when (T1), is kept in a transaction of its own.
      if (remembers || !isProblem(error) || error.code === 'idempotency_key_reused') throw error
      const refusal = { code: error.code, data: error.data, detail: error.message }
      announcement.topics.length = 0
      announcement.usage = false
      return attempt(async () => ({ refused: refusal }))
    },
  )
  if ('refused' in outcome)
    throw problem(outcome.refused.code, outcome.refused.data as never, outcome.refused.detail)
  if (announcement.usage || announcement.topics.length > 0)
    deps.announcer.announce(deps.workspaceId, announcement)
  return outcome.done
}

type Outcome<Answer> =
  | { done: Answer }
  | { refused: { code: Problem['code']; data: unknown; detail: string } }

/**
 * What every changing transaction begins with: the head, its clock moved on (T1). The transaction ends with putting it.
 * `reading` is the computer's clock; `keys` how many idempotency keys come with it.
 */
export async function openTransaction(
  tx: WriteTx,
  { reading, keys }: { reading: Instant; keys: number },
): Promise<{ now: Instant; head: Head }> {
  const head = await headIn(tx)
  const now = nowOf(head.clock, reading)
  if (!isOfThisLayout(head)) await upgradeLayout(tx, head, now)
  await sweepKeys(tx, head, { now, keys })
  head.clock = { ...head.clock, seen: now }
  return { now, head }
}

async function headIn(tx: ReadTx): Promise<Head> {
  const head = await heads.get(tx)
  if (!head) throw problem('not_found', { what: 'workspace' }, 'This workspace has not been set up')
  return head
}

/** T2: the member who calls, allowed to do what the route needs. Without a token the owner calls. */
export function callerIn(
  workspace: Workspace,
  { token, needs }: { token: string | null; needs: Capability },
): Member {
  const caller =
    token === null
      ? workspace.members.find(member => member.role === 'owner')
      : workspace.members.find(member => member.id === token)
  if (!caller) throw problem('unauthenticated', undefined)
  if (!may(caller.role, needs)) throw roleRequired(caller.role, needs)
  return caller
}
