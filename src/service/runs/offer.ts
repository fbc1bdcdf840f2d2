import type { Help, ProblemCode } from '#contract/problems.ts'
import type { AutomationId, Instant, MemberId, TaskId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { planAbove, plans } from '#domain/plans.ts'
import type { Run } from '#domain/run.ts'
import type { Meter } from '#domain/usage.ts'
import { resetOf } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import { automations, heads, type Workspace } from '../collections.ts'
import { callerIn, type Deps, openTransaction } from '../context.ts'
import { allowanceOf } from '../firing/ledger.ts'
import { openPlay, type Play } from '../firing/play.ts'
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

/** What is kept under an offer's key: enough to answer again, and no more, as there are many. */
type Kept = Pick<Run, 'id' | 'outcome'> & { name: string; refusal?: KeptProblem }
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
  const { answers, published, logged, tasksChanged } = await deps.store.transact(
    deps.workspaceId,
    async tx => {
      // Everything is asked for in one go, since each round of reads costs.
      const known = new Map(idsOffered.map(id => [id, automations.get(tx, id)]))
      const [{ now, head }, keys] = await Promise.all([
        openTransaction(tx, reading),
        openKeys(tx, keysOffered),
      ])
      const { workspace } = head
      const play = await openPlay({ tx, now, workspace, head, ids: deps.ids, known })
      const answers: OfferAnswer[] = []
      for (const offer of offers) answers.push(await decide(offer, { now, workspace, play, keys }))
      keys.close(tx)
      const closed = await play.close()
      heads.put(tx, head)
      return { answers, ...closed }
    },
  )
  if (logged) {
    deps.announcer.announce(deps.workspaceId, {
      topics: tasksChanged ? ['activity', 'tasks'] : ['activity'],
      usage: published,
    })
  }
  return answers
}

type Deciding = { now: Instant; workspace: Workspace; play: Play; keys: Keys }

async function decide(offer: Offer, { now, workspace, play, keys }: Deciding): Promise<OfferAnswer> {
  try {
    const caller = callerIn(workspace, { token: offer.token, needs: 'automations' })
    const request = requestOf(offer, caller.id)
    const before = offer.key === null ? null : keys.answered(offer.key, { request, now })
    if (before) return answerAgain(offer, before.answer as Kept)
    if (!workspace.automationsEnabled) throw clickAppDisabled()
    const automation = await play.automation(offer.automationId)
    if (!automation) throw notFound('automation')
    if (!automation.active) {
      throw problem('automation_inactive', { helps: ['switch_on_automation'] })
    }
    const task = offer.taskId === null ? null : await play.task(offer.taskId)
    if (task === undefined) throw notFound('task')
    if (task && !lineage(await play.places(), task.listId).some(place => place.id === automation.placeId)) {
      throw problem(
        'unknown_reference',
        { field: 'taskId', value: task.id },
        'The task is not at the automation’s place nor below it',
      )
    }
    const [run] = await play.fire({
      automation,
      taskId: offer.taskId,
      event: null,
      cause: { kind: 'api', memberId: caller.id },
      link: 1,
    })
    if (!run) throw problem('internal_error', undefined)
    const refusal = run.outcome === 'refused' ? actionsExceeded(workspace, play.ledger.meter()) : null
    if (offer.key !== null) keys.remember(offer.key, { request, answer: keptOf(run, refusal), now })
    return refusal
      ? { kind: 'refused', problem: refusal, run, replayed: false }
      : { kind: 'ran', run, replayed: false }
  } catch (error) {
    if (!isProblem(error)) throw error
    return { kind: 'refused', problem: error, run: null, replayed: false }
  }
}

function requestOf({ automationId, taskId }: Offer, caller: MemberId): string {
  return `${caller} run ${automationId} ${taskId ?? ''}`
}

function keptOf({ id, automationName, outcome }: Run, refusal: Problem | null): Kept {
  return {
    ...{ id, outcome, name: automationName },
    ...(refusal && { refusal: { code: refusal.code, data: refusal.data, detail: refusal.message } }),
  }
}

function answerAgain({ automationId }: Offer, { id, name, outcome, refusal }: Kept): OfferAnswer {
  const run = { id, automationId, automationName: name, outcome }
  if (!refusal) return { kind: 'ran', run, replayed: true }
  const again = problem(refusal.code, refusal.data as never, refusal.detail)
  return { kind: 'refused', problem: again, run, replayed: true }
}

/** T3: which limit, how much, until when, and what helps. */
export function actionsExceeded(workspace: Workspace, meter: Meter): Problem {
  const limit = allowanceOf(workspace)
  const until = isoInstant(resetOf(meter.month))
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
