import type { Condition, Step, Trigger } from '#domain/automation.ts'
import { type ConditionDraft, type Draft, freeKey, type StepDraft } from './draft.ts'

/** Parts of a draft after a change; the draft itself stays as it is. */

export const withTrigger = (draft: Draft, trigger: Trigger): Draft => ({ ...draft, trigger })

/** @returns the draft, and the key of the new condition */
export function withCondition(draft: Draft, condition: Condition): { draft: Draft; key: string } {
  const key = freeKey(draft, 'condition')
  return { key, draft: { ...draft, conditions: [...draft.conditions, { ...condition, key }] } }
}

/** @returns the draft, and the key of the new step */
export function withStep(draft: Draft, step: Step): { draft: Draft; key: string } {
  const key = freeKey(draft, 'step')
  return { key, draft: { ...draft, steps: [...draft.steps, { ...step, key }] } }
}

export function changedCondition(draft: Draft, condition: ConditionDraft): Draft {
  return { ...draft, conditions: draft.conditions.map(one => (one.key === condition.key ? condition : one)) }
}

export function changedStep(draft: Draft, step: StepDraft): Draft {
  return { ...draft, steps: draft.steps.map(one => (one.key === step.key ? step : one)) }
}

export function withoutPart(draft: Draft, key: string): Draft {
  return {
    ...draft,
    conditions: draft.conditions.filter(part => part.key !== key),
    steps: draft.steps.filter(part => part.key !== key),
  }
}

/** Moves a step by one, up (-1) or down (1); at the ends it stays. */
export function movedStep(draft: Draft, key: string, by: -1 | 1): Draft {
  const from = draft.steps.findIndex(step => step.key === key)
  const to = from + by
  const step = draft.steps[from]
  if (!step || to < 0 || to >= draft.steps.length) return draft
  const rest = draft.steps.filter(one => one !== step)
  return { ...draft, steps: [...rest.slice(0, to), step, ...rest.slice(to)] }
}
