import type {
  Condition,
  ConditionKind,
  Definition,
  Integration,
  Step,
  Trigger,
  TriggerKind,
} from '#domain/automation.ts'
import { bringsTask } from '#domain/automation.ts'
import type { HookId, MemberId, StatusId, TagId, TimeOfDay } from '#domain/brand.ts'
import type { StepChoice } from './draft.ts'

const MORNING = '09:00' as TimeOfDay

/** A trigger before its parameters are chosen: those that may stay open stand for "any". */
export function blankTrigger(kind: TriggerKind, zone: string): Trigger {
  switch (kind) {
    case 'task_created':
      return { kind }
    case 'status_changed':
      return { kind, from: null, to: null }
    case 'priority_changed':
      return { kind, to: null }
    case 'assignee_added':
      return { kind, memberId: null }
    case 'tag_added':
      return { kind, tagId: null }
    case 'due_date_arrives':
    case 'daily':
      return { kind, time: MORNING, zone }
    case 'webhook_received':
      return { kind, hookId: '' as HookId }
  }
}

export function blankCondition(kind: ConditionKind): Condition {
  switch (kind) {
    case 'status_is':
      return { kind, statusId: '' as StatusId }
    case 'priority_is':
      return { kind, priority: 'urgent' }
    case 'assignee_is':
      return { kind, memberId: '' as MemberId }
    case 'tag_is':
      return { kind, tagId: '' as TagId }
    case 'payload':
      return { kind, path: '', test: 'is', value: '' }
  }
}

/** What a message says until it is changed. */
export type StartingText = { subject: string | null; text: string }

export function blankStep(choice: StepChoice, startingText: (to: Integration) => StartingText): Step {
  switch (choice) {
    case 'set_status':
      return { kind: choice, statusId: '' as StatusId }
    case 'set_priority':
      return { kind: choice, priority: 'urgent' }
    case 'add_assignee':
    case 'remove_assignee':
      return { kind: choice, memberId: '' as MemberId }
    case 'add_tag':
    case 'remove_tag':
      return { kind: choice, tagId: '' as TagId }
    case 'add_comment':
      return { kind: choice, text: '' }
    case 'create_task':
      return { kind: choice, listId: null, title: '', priority: null, assigneeId: null }
    case 'call_webhook':
      return { kind: choice, url: '' }
    case 'slack':
    case 'github':
    case 'email':
      return { kind: 'post_to_integration', integration: choice, to: '', ...startingText(choice) }
  }
}

/** The kinds of conditions that can hold with a trigger. */
export function conditionKindsFor(trigger: TriggerKind): ConditionKind[] {
  if (trigger === 'webhook_received') return ['payload']
  return bringsTask(trigger) ? ['status_is', 'priority_is', 'assignee_is', 'tag_is'] : []
}

/** Whether there is a task to work on when the step at `index` has its turn. */
export function hasTaskAt({ trigger, steps }: Pick<Definition, 'trigger' | 'steps'>, index: number): boolean {
  return bringsTask(trigger.kind) || steps.slice(0, index).some(({ kind }) => kind === 'create_task')
}
