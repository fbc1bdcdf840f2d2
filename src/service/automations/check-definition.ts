import { type Definition, misplacedParts } from '#domain/automation.ts'
import { fitsIntegration } from '#domain/outgoing.ts'
import { lowestPlanThat, plans } from '#domain/plans.ts'
import type { Workspace } from '../collections.ts'
import { type Problem, problem } from '../problem.ts'

/** Refuses what could never work: parts without what they need, and addresses that are none. */
export function checkDefinition(definition: Definition): void {
  const [misplaced] = misplacedParts(definition)
  if (misplaced) {
    const { part, index, reason } = misplaced
    throw problem(
      'no_task_to_work_on',
      { field: `${part}.${index}`, reason },
      reason === 'no_task'
        ? `This trigger brings no task for ${part}.${index}, and no step before it makes one`
        : `This trigger brings no payload for ${part}.${index}`,
    )
  }
  const issues = definition.steps.flatMap((step, index) => {
    if (step.kind !== 'post_to_integration') return []
    const { integration, to, subject } = step
    return [
      ...(fitsIntegration(integration, to)
        ? []
        : [{ path: `steps.${index}.to`, message: `is nowhere that ${integration} could post to` }]),
      ...(integration !== 'slack' && (subject ?? '').trim() === ''
        ? [{ path: `steps.${index}.subject`, message: 'is empty' }]
        : []),
    ]
  })
  if (issues.length > 0) throw problem('invalid_input', { issues })
}

/** What an automation refers to and is not there: `steps.1.tagId`, and the id. */
export function unknownReference({ field, value }: { field: string; value: string }): Problem {
  return problem('unknown_reference', { field, value }, `There is no ${value} for ${field} here`)
}

/** P6: webhooks and integrations need a plan that connects. */
export function connectionsRequired({ plan }: Pick<Workspace, 'plan'>): Problem {
  const needs = lowestPlanThat(({ connects }) => connects)
  return problem(
    'plan_feature_required',
    { plan, needs, helps: ['upgrade'] },
    `Webhooks and integrations need ${plans[needs].name} or above; this workspace is on ${plans[plan].name}`,
  )
}
