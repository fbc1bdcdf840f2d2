import type { FiredRunView } from '#contract/fired-run.ts'
import type { ProblemData } from '#contract/problems.ts'
import type { OfferAnswerView } from '#contract/runs.ts'
import type { AutomationId, TaskId } from '#domain/brand.ts'
import { type Context, read } from '../context.ts'
import type { Offer, OfferAnswer } from './offer.ts'
import { firedRunView } from './run-view.ts'

/** Offers runs to the group commit of this service. */
export type OfferRuns = (offers: readonly Offer[]) => Promise<OfferAnswer[]>

/** `POST /automations/{id}/runs`: throws what refused it. */
export async function runAutomation(
  { token, key }: Context,
  offerRuns: OfferRuns,
  { id, taskId }: { id: AutomationId; taskId?: TaskId | undefined },
): Promise<FiredRunView> {
  const [answer] = await offerRuns([{ token, automationId: id, taskId: taskId ?? null, key }])
  if (!answer) throw new Error('An offer was not answered')
  if (answer.kind === 'refused') throw answer.problem
  return firedRunView(answer.run)
}

type Item = { automationId: AutomationId; taskId?: TaskId | undefined; key: string }

/** `POST /runs`: item by item; refused as a whole only for who calls. */
export async function runMany(
  context: Context,
  offerRuns: OfferRuns,
  items: readonly Item[],
): Promise<RunManyView> {
  const { token } = context
  await read(context, 'automations', async () => undefined)
  const answers = await offerRuns(
    items.map(({ automationId, taskId, key }) => ({ token, automationId, taskId: taskId ?? null, key })),
  )
  const results = answers.map((answer, index): OfferAnswerView => {
    const key = items[index]?.key ?? ''
    const { replayed } = answer
    const run = answer.run ? { runId: answer.run.id } : {}
    return answer.kind === 'ran'
      ? { key, status: 201, replayed, ...run }
      : { key, status: answer.problem.status, code: answer.problem.code, replayed, ...run }
  })
  const ran = answers.filter(answer => answer.kind === 'ran').length
  const exceeded = answers.flatMap(answer =>
    answer.kind === 'refused' && answer.problem.code === 'monthly_actions_exceeded'
      ? answer.problem.data
      : [],
  )[0]
  return {
    results,
    ran,
    refused: answers.length - ran,
    ...(exceeded !== undefined && { exceeded: exceeded as ProblemData<'monthly_actions_exceeded'> }),
  }
}

type RunManyView = {
  results: OfferAnswerView[]
  ran: number
  refused: number
  exceeded?: ProblemData<'monthly_actions_exceeded'>
}
