import type { Help, ProblemCode } from '#contract/problems.ts'
import type { AutomationId, Instant, MemberId, RunId, TaskId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { planAbove, plans } from '#domain/plans.ts'
import type { Run } from '#domain/run.ts'
import type { Meter } from '#domain/usage.ts'
import { resetOf } from '#domain/usage-month.ts'
import { isoInstant, parseInstant } from '#domain/zoned.ts'
import { connectionsRequired } from '../automations/check-definition.ts'
import { automations, heads, type Workspace } from '../collections.ts'
import { callerIn, type Deps, openTransaction } from '../context.ts'
import { openPlay, type Play } from '../firing/play.ts'
import { allowanceOf } from '../head.ts'
import { type Keys, openKeys } from '../idempotency.ts'
import { isProblem, notFound, type Problem, problem } from '../problem.ts'

/** An attempt to run an automation, by a caller of the API. */
export type Offer = {
  token: string | null
  automationId: AutomationId
  taskId: TaskId | null
  /** B13; null where the caller sent none. */
  key: string | null
}

export type OfferAnswer =
  | { kind: 'ran'; run: OfferedRun; replayed: boolean }
  | { kind: 'refused'; problem: Problem; run: OfferedRun | null; replayed: boolean }

/** What is kept under an offer's key: enough to answer again, and no more, as there are many. Without a run: no `id`. */
type Kept = { id?: RunId; outcome?: Run['outcome']; name?: string; refusal?: KeptProblem }
type KeptProblem = { code: ProblemCode; data: unknown; detail: string }

/** A run as its offer is answered. */
type OfferedRun = Pick<Run, 'id' | 'automationId' | 'automationName' | 'outcome'>

/**
 * Decides and runs many offers in one transaction, in their order (U4). Each is answered by itself: one that is refused,
 * unknown or sent before does not touch the others.
 */
export async function commitOffers(deps: Deps, offers: readonly Offer[]): Promise<OfferAnswer[]> {
  const reading = deps.clock.now()
  const keysOffered = offers.flatMap(offer => offer.key ?? [])
  const idsOffered = [...new Set(offers.map(offer => offer.automationId))]
  const { answers, published, topics } = await deps.store.transact(deps.workspaceId, async tx => {
    // Everything is asked for in one go, since each round of reads costs.
    const known = new Map(idsOffered.map(id => [id, automations.get(tx, id)]))
    // Where the transaction fails first, nobody waits for these any more.
    for (const asked of known.values()) asked.catch(() => undefined)
    const [{ now, head }, keys] = await Promise.all([
      openTransaction(tx, { reading, keys: keysOffered.length }),
      openKeys(tx, keysOffered),
    ])
    const { workspace } = head
    const play = await openPlay({ tx, now, workspace, head, ids: deps.ids, known })
    const answers: OfferAnswer[] = []
    for (const offer of offers) answers.push(await decide(offer, { now, workspace, play, keys }))
    keys.close(tx, now)
    const closed = await play.close()
    heads.put(tx, head)
    return { answers, ...closed }
  })
  if (topics.length > 0) deps.announcer.announce(deps.workspaceId, { topics, usage: published })
  return answers
}

type Deciding = { now: Instant; workspace: Workspace; play: Play; keys: Keys }

async function decide(offer: Offer, deciding: Deciding): Promise<OfferAnswer> {
  const { now, workspace, keys } = deciding
  try {
    const caller = callerIn(workspace, { token: offer.token, needs: 'automations' })
    const request = requestOf(offer, caller.id)
    const before = offer.key === null ? null : keys.answered(offer.key, { request, now })
    if (before) return answerAgain(offer, before.answer as Kept, now)
    const answer = await answerFirst(offer, caller.id, deciding)
    if (offer.key !== null) keys.remember(offer.key, { request, answer: keptOf(answer), now })
    return answer
  } catch (error) {
    // Nobody's requests, and keys of others, are refused before anything is kept of them.
    if (!isProblem(error)) throw error
    return { kind: 'refused', problem: error, run: null, replayed: false }
  }
}

/** An offer under a new key: runs, or is refused by a rule. */
async function answerFirst(
  offer: Offer,
  caller: MemberId,
  { now, workspace, play }: Deciding,
): Promise<OfferAnswer> {
  const refused = (refusal: Problem, run: Run | null = null): OfferAnswer => ({
    kind: 'refused',
    problem: refusal,
    run,
    replayed: false,
  })
  if (!workspace.automationsEnabled) return refused(clickAppDisabled())
  const automation = await play.automation(offer.automationId)
  if (!automation) return refused(notFound('automation'))
  if (!automation.active) return refused(problem('automation_inactive', { helps: ['switch_on_automation'] }))
  const task = offer.taskId === null ? null : await play.task(offer.taskId)
  if (task === undefined) return refused(notFound('task'))
  if (task && !lineage(await play.places(), task.listId).some(place => place.id === automation.placeId)) {
    const detail = 'The task is not at the automation’s place nor below it'
    return refused(problem('unknown_reference', { field: 'taskId', value: task.id }, detail))
  }
  const cause = { kind: 'api', memberId: caller } as const
  const [run] = await play.fire({ automation, taskId: offer.taskId, event: null, cause, link: 1 })
  if (!run) throw new Error('A firing made no run')
  if (run.outcome === 'skipped') return refused(connectionsRequired(workspace), run)
  return run.outcome === 'refused'
    ? refused(actionsExceeded(workspace, { meter: play.ledger.meter(), now }), run)
    : { kind: 'ran', run, replayed: false }
}

function requestOf({ automationId, taskId }: Offer, caller: MemberId): string {
  return `${caller} run ${automationId} ${taskId ?? ''}`
}

function keptOf(answer: OfferAnswer): Kept {
  const { run } = answer
  return {
    ...(run && { id: run.id, outcome: run.outcome, name: run.automationName }),
    ...(answer.kind === 'refused' && {
      refusal: { code: answer.problem.code, data: answer.problem.data, detail: answer.problem.message },
    }),
  }
}

function answerAgain(
  { automationId }: Offer,
  { id, name = '', outcome = 'refused', refusal }: Kept,
  now: Instant,
): OfferAnswer {
  const run = id === undefined ? null : { id, automationId, automationName: name, outcome }
  if (refusal) {
    const again = problem(refusal.code, dataAt(now, refusal.data) as never, refusal.detail)
    return { kind: 'refused', problem: again, run, replayed: true }
  }
  if (!run) throw new Error('An answer without a run and without a refusal was kept')
  return { kind: 'ran', run, replayed: true }
}

/** The first answer again, but for the time that is left by now. */
export function dataAt(now: Instant, data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('until' in data)) return data
  return { ...data, retryAfter: secondsUntil(parseInstant(String(data.until)), now) }
}

const secondsUntil = (until: Instant, now: Instant) => Math.max(1, Math.ceil((until - now) / 1000))

/** T3: which limit, how much, until when, and what helps. */
export function actionsExceeded(
  workspace: Workspace,
  { meter, now }: { meter: Meter; now: Instant },
): Problem {
  const limit = allowanceOf(workspace)
  const reset = resetOf(meter.month)
  const until = isoInstant(reset)
  const helps: Help[] = ['wait_for_reset']
  if (plans[workspace.plan].buysAddOns) helps.push('buy_add_on')
  if (planAbove(workspace.plan)) helps.push('upgrade')
  return problem(
    'monthly_actions_exceeded',
    {
      plan: workspace.plan,
      limit,
      used: meter.used,
      until,
      retryAfter: secondsUntil(reset, now),
      suspendedSince: isoInstant(meter.suspendedSince ?? meter.published.at),
      helps,
    },
    `${meter.used} of ${limit} Actions are used. Automations resume at ${until}, or at once with more Actions`,
  )
}

/** P1. */
export function clickAppDisabled(): Problem {
  return problem(
    'clickapp_disabled',
    { helps: ['switch_on_clickapp'] },
    'The Automation ClickApp is off; an owner or admin can switch it on',
  )
}
