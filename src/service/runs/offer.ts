import type { Help, ProblemCode } from '#contract/problems.ts'
import type { AutomationId, MemberId, TaskId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { planAbove, plans } from '#domain/plans.ts'
import type { Run } from '#domain/run.ts'
import { resetOf } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import type { StoredMeter, Workspace } from '../collections.ts'
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
  | { kind: 'ran'; run: Run; replayed: boolean }
  | { kind: 'refused'; problem: Problem; run: Run | null; replayed: boolean }

/** What is kept under an offer's key: enough to answer again. */
type Kept = {
  run: Pick<Run, 'id' | 'automationId' | 'automationName' | 'outcome'> | null
  refusal?: KeptProblem
}
type KeptProblem = { code: ProblemCode; data: unknown; detail: string }

/**
 * Decides and runs many offers in one transaction, in their order (U4). Each is answered by itself: one that is refused,
 * unknown or sent before does not touch the others.
 */
export async function commitOffers(deps: Deps, offers: readonly Offer[]): Promise<OfferAnswer[]> {
  const reading = deps.clock.now()
  const { answers, published, logged, tasksChanged } = await deps.store.transact(
    deps.workspaceId,
    async tx => {
      const { now, workspace } = await openTransaction(tx, reading)
      const [play, keys] = await Promise.all([
        openPlay({ tx, now, workspace, ids: deps.ids }),
        openKeys(tx, { keys: offers.flatMap(offer => offer.key ?? []), now }),
      ])
      await Promise.all([...new Set(offers.map(offer => offer.automationId))].map(play.automation))
      const answers: OfferAnswer[] = []
      for (const offer of offers) answers.push(await decide(offer, { workspace, play, keys }))
      keys.close(tx)
      return { answers, ...(await play.close()) }
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

type Deciding = { workspace: Workspace; play: Play; keys: Keys }

async function decide(offer: Offer, { workspace, play, keys }: Deciding): Promise<OfferAnswer> {
  try {
    const caller = callerIn(workspace, { token: offer.token, needs: 'automations' })
    const request = requestOf(offer, caller.id)
    const before = offer.key === null ? null : keys.answered(offer.key, request)
    if (before) return answerAgain(before.answer as Kept)
    if (!workspace.automationsEnabled) throw clickAppDisabled()
    const automation = await play.automation(offer.automationId)
    if (!automation) throw notFound('automation')
    if (!automation.active) {
      throw problem('automation_inactive', { helps: ['switch_on_automation'] })
    }
    const task = offer.taskId === null ? null : await play.task(offer.taskId)
    if (task === undefined) throw notFound('task')
    if (task && !lineage(play.places, task.listId).some(place => place.id === automation.placeId)) {
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
    if (offer.key !== null) keys.remember(offer.key, { request, answer: keptOf(run, refusal) })
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

function keptOf(run: Run, refusal: Problem | null): Kept {
  const { id, automationId, automationName, outcome } = run
  return {
    run: { id, automationId, automationName, outcome },
    ...(refusal && { refusal: { code: refusal.code, data: refusal.data, detail: refusal.message } }),
  }
}

function answerAgain({ run, refusal }: Kept): OfferAnswer {
  const again = run as Run
  return refusal
    ? {
        kind: 'refused',
        problem: problem(refusal.code, refusal.data as never, refusal.detail),
        run: again,
        replayed: true,
      }
    : { kind: 'ran', run: again, replayed: true }
}

/** T3: which limit, how much, until when, and what helps. */
export function actionsExceeded(workspace: Workspace, meter: StoredMeter): Problem {
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
