import type { Automation, Condition, Definition, Integration, Step, Trigger } from '#domain/automation.ts'

/** A condition or a step with a key of its own, so that it stays itself while others come, go and move. */
export type Keyed<Part> = Part & { key: string }
export type ConditionDraft = Keyed<Condition>
export type StepDraft = Keyed<Step>

/** An automation as it is being built. What has not been chosen or typed yet is empty text, ids included: no id is empty. */
export type Draft = {
  /** null: it writes itself from what the automation does. */
  name: string | null
  trigger: Trigger | null
  conditions: ConditionDraft[]
  steps: StepDraft[]
}

/** What the builder changes of an automation. */
export type Described = Definition & Pick<Automation, 'name'>

/** What people choose from: integrations are steps of their own to them. */
export type StepChoice = Exclude<Step['kind'], 'post_to_integration'> | Integration

export const EMPTY_DRAFT: Draft = { name: null, trigger: null, conditions: [], steps: [] }

/** @param writtenName what the name would be if it wrote itself: a name that is the same goes on doing so */
export function draftOf({ name, ...definition }: Described, writtenName: string): Draft {
  return { ...draftOfDefinition(definition), name: name === writtenName ? null : name }
}

/** A draft whose name writes itself. */
export function draftOfDefinition({ trigger, conditions, steps }: Definition): Draft {
  return {
    name: null,
    trigger,
    conditions: conditions.map((condition, index) => ({ ...condition, key: `condition-${index + 1}` })),
    steps: steps.map((step, index) => ({ ...step, key: `step-${index + 1}` })),
  }
}

/** What is built so far, for what reads automations; null before the trigger is chosen. */
export function definitionOf({ trigger, conditions, steps }: Draft): Definition | null {
  return (
    trigger && {
      trigger,
      conditions: conditions.map(({ key: _key, ...condition }): Condition => condition),
      steps: steps.map(({ key: _key, ...step }): Step => step),
    }
  )
}

/** A key that no part of the draft has. */
export function freeKey({ conditions, steps }: Draft, word: 'condition' | 'step'): string {
  const used = [...conditions, ...steps].map(({ key }) => Number(key.split('-').at(-1)))
  return `${word}-${Math.max(0, ...used) + 1}`
}

export function choiceOf(step: Step): StepChoice {
  return step.kind === 'post_to_integration' ? step.integration : step.kind
}

/** Whether two values that went through JSON say the same, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const [keys, otherKeys] = [Object.keys(one), Object.keys(other)]
  return (
    keys.length === otherKeys.length &&
    keys.every(key => Object.hasOwn(other, key) && isSame(memberOf(one, key), memberOf(other, key)))
  )
}

const memberOf = (object: object, key: string) => (object as Record<string, unknown>)[key]

/** What changed of an automation; what is the same is not sent, so that it is not checked again either. */
export function changesOf(after: Described, before: Described): Partial<Described> {
  const changes: Partial<Described> = {}
  if (after.name !== before.name) changes.name = after.name
  if (!isSame(after.trigger, before.trigger)) changes.trigger = after.trigger
  if (!isSame(after.conditions, before.conditions)) changes.conditions = after.conditions
  if (!isSame(after.steps, before.steps)) changes.steps = after.steps
  return changes
}
