import { type Condition, isConnection, misplacedParts, NAME_MAX, type Step } from '#domain/automation.ts'
import { isZone } from '#domain/calendar.ts'
import { fitsIntegration } from '#domain/outgoing.ts'
import { type BrokenReference, brokenReferences, type Referable } from '#domain/references.ts'
import { hasTaskAt } from './blank-parts.ts'
import { type Draft, definitionOf } from './draft.ts'
import { unknownPlaceholders } from './placeholders.ts'
import { type FieldProblem, LIMITS, misplacedKind, type Reason } from './reasons.ts'

export type Surroundings = {
  referable: Referable
  /** P6: whether the plan has webhooks and integrations. */
  connects: boolean
  /** Whether the automation's place is a List, to which new tasks can go. */
  inList: boolean
}

/** All that keeps the draft from being saved, in its order from top to bottom. */
export function problemsOf(draft: Draft, name: string, around: Surroundings): FieldProblem[] {
  const definition = definitionOf(draft)
  const broken = definition ? brokenReferences(definition, around.referable) : []
  const misplaced = definition ? misplacedParts(definition) : []
  const inPart = (
    { part, at, index = 0 }: { part: BrokenReference['part']; at: string; index?: number },
    own: FieldProblem[],
    kind: string,
  ): FieldProblem[] => [
    ...(!around.connects && isConnectionKind(kind) ? [problem(at, { kind: 'plan' })] : []),
    ...misplaced
      .filter(found => found.part === part && found.index === index)
      .map(({ reason }) => problem(at, { kind: misplacedKind(part, reason) })),
    ...own,
    ...broken
      .filter(found => found.part === part && found.index === index)
      // What has not been chosen yet is missing, not gone.
      .filter(({ field }) => !own.some(missing => missing.at === `${at}.${field}`))
      .map(({ field, kind: what }) => problem(`${at}.${field}`, { kind: 'gone', what })),
  ]
  return [
    // One that writes itself is there as soon as there is anything to name.
    ...(draft.name === null ? short : text)('name', name, NAME_MAX),
    ...(draft.trigger === null
      ? [problem('trigger', { kind: 'missing' })]
      : inPart({ part: 'trigger', at: 'trigger' }, triggerProblems(draft.trigger), draft.trigger.kind)),
    ...draft.conditions.flatMap((condition, index) =>
      inPart({ part: 'conditions', at: condition.key, index }, conditionProblems(condition), condition.kind),
    ),
    ...tooMany('conditions', draft.conditions),
    ...draft.steps.flatMap((step, index) =>
      inPart(
        { part: 'steps', at: step.key, index },
        stepProblems(step, {
          mayStandHere: around.inList || (definition !== null && hasTaskAt(definition, index)),
        }),
        step.kind,
      ),
    ),
    ...(draft.steps.length === 0 ? [problem('steps', { kind: 'missing' })] : []),
    ...tooMany('steps', draft.steps),
  ]
}

const problem = (at: string, reason: Reason): FieldProblem => ({ at, reason })
const missing = (at: string): FieldProblem => problem(at, { kind: 'missing' })
const isConnectionKind = (kind: string) => isConnection(kind as Step['kind'])

const chosen = (at: string, value: string): FieldProblem[] => (value === '' ? [missing(at)] : [])

/** Text that must say something, of `most` code points. */
function text(at: string, value: string, most: number): FieldProblem[] {
  return value.trim() === '' ? [missing(at)] : short(at, value, most)
}

/** Text that is filled in when it runs. */
function filled(at: string, value: string, most: number): FieldProblem[] {
  const placeholders = unknownPlaceholders(value)
  return [
    ...text(at, value, most),
    ...(placeholders.length > 0 ? [problem(at, { kind: 'unknown_placeholder', placeholders })] : []),
  ]
}

function short(at: string, value: string, most: number): FieldProblem[] {
  return within(at, [...value].length, most)
}

function within(at: string, length: number, most: number): FieldProblem[] {
  const by = length - most
  return by > 0 ? [problem(at, { kind: 'too_long', by })] : []
}

function tooMany(at: string, parts: readonly unknown[]): FieldProblem[] {
  return parts.length > LIMITS.parts ? [problem(at, { kind: 'too_many', most: LIMITS.parts })] : []
}

function triggerProblems(trigger: NonNullable<Draft['trigger']>): FieldProblem[] {
  switch (trigger.kind) {
    case 'due_date_arrives':
    case 'daily':
      return [
        ...(trigger.time === '' ? [problem('trigger.time', { kind: 'no_time' })] : []),
        ...(isZone(trigger.zone) ? [] : [problem('trigger.zone', { kind: 'no_zone' })]),
      ]
    case 'webhook_received':
      return chosen('trigger.hookId', trigger.hookId)
    case 'task_created':
    case 'status_changed':
    case 'priority_changed':
    case 'assignee_added':
    case 'tag_added':
      return []
  }
}

function conditionProblems(condition: Condition & { key: string }): FieldProblem[] {
  const at = (field: string) => `${condition.key}.${field}`
  switch (condition.kind) {
    case 'status_is':
      return chosen(at('statusId'), condition.statusId)
    case 'assignee_is':
      return chosen(at('memberId'), condition.memberId)
    case 'tag_is':
      return chosen(at('tagId'), condition.tagId)
    case 'payload':
      return [
        ...text(at('path'), condition.path, LIMITS.path),
        // Everything contains nothing: that would hold always.
        ...(condition.test === 'contains' ? chosen(at('value'), condition.value) : []),
        ...within(at('value'), condition.value.length, LIMITS.value),
      ]
    case 'priority_is':
      return []
  }
}

function stepProblems(
  step: Step & { key: string },
  { mayStandHere }: { mayStandHere: boolean },
): FieldProblem[] {
  const at = (field: string) => `${step.key}.${field}`
  switch (step.kind) {
    case 'set_status':
      return chosen(at('statusId'), step.statusId)
    case 'add_assignee':
    case 'remove_assignee':
      return chosen(at('memberId'), step.memberId)
    case 'add_tag':
    case 'remove_tag':
      return chosen(at('tagId'), step.tagId)
    case 'add_comment':
      return filled(at('text'), step.text, LIMITS.comment)
    case 'create_task':
      return [
        ...(step.listId === null && !mayStandHere ? [missing(at('listId'))] : []),
        ...filled(at('title'), step.title, LIMITS.title),
      ]
    case 'call_webhook':
      return addressProblems(at('url'), step.url)
    case 'post_to_integration': {
      const { integration, to, subject } = step
      return [
        ...(to.trim() !== '' && fitsIntegration(integration, to)
          ? short(at('to'), to, LIMITS.to)
          : [problem(at('to'), { kind: 'unfit', integration })]),
        ...(integration === 'slack' ? [] : filled(at('subject'), subject ?? '', LIMITS.subject)),
        ...filled(at('text'), step.text, LIMITS.message),
      ]
    }
    case 'set_priority':
      return []
  }
}

/** As the contract has it: `https://` or `http://`, and something that can be called. */
function addressProblems(at: string, url: string): FieldProblem[] {
  if (url.trim() === '') return [missing(at)]
  const tooLong = within(at, url.length, LIMITS.url)
  if (tooLong.length > 0) return tooLong
  return /^https?:\/\/[^/\s]/i.test(url) && URL.canParse(url) ? [] : [problem(at, { kind: 'no_address' })]
}
