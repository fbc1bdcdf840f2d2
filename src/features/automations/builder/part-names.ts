import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LucideIcon } from 'lucide-react'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleDot from 'lucide-react/icons/circle-dot'
import Flag from 'lucide-react/icons/flag'
import Hash from 'lucide-react/icons/hash'
import Mail from 'lucide-react/icons/mail'
import MessageSquare from 'lucide-react/icons/message-square'
import SquarePlus from 'lucide-react/icons/square-plus'
import Tag from 'lucide-react/icons/tag'
import Tags from 'lucide-react/icons/tags'
import UserMinus from 'lucide-react/icons/user-minus'
import UserPlus from 'lucide-react/icons/user-plus'
import Webhook from 'lucide-react/icons/webhook'
import type { ConditionKind, PayloadTest, TriggerKind } from '#domain/automation.ts'
import type { StepChoice } from './draft.ts'

/** P6: all triggers by what brings them, in the order in which they are offered. */
export const TRIGGER_GROUPS: readonly { name: MessageDescriptor; kinds: readonly TriggerKind[] }[] = [
  {
    name: msg({ message: 'Task', context: 'triggers' }),
    kinds: ['task_created', 'status_changed', 'priority_changed', 'assignee_added', 'tag_added'],
  },
  { name: msg({ message: 'Clock', context: 'triggers' }), kinds: ['due_date_arrives', 'daily'] },
  { name: msg({ message: 'Outside', context: 'triggers' }), kinds: ['webhook_received'] },
]

export const triggerNames: Record<TriggerKind, MessageDescriptor> = {
  task_created: msg({ message: 'Task created', context: 'trigger' }),
  status_changed: msg({ message: 'Status changed', context: 'trigger' }),
  priority_changed: msg({ message: 'Priority changed', context: 'trigger' }),
  assignee_added: msg({ message: 'Assignee added', context: 'trigger' }),
  tag_added: msg({ message: 'Tag added', context: 'trigger' }),
  due_date_arrives: msg({ message: 'Due date arrives', context: 'trigger' }),
  daily: msg({ message: 'Every day at a time', context: 'trigger' }),
  webhook_received: msg({ message: 'Incoming webhook', context: 'trigger' }),
}

export const conditionNames: Record<ConditionKind, MessageDescriptor> = {
  status_is: msg({ message: 'Status', context: 'condition' }),
  priority_is: msg({ message: 'Priority', context: 'condition' }),
  assignee_is: msg({ message: 'Assignee', context: 'condition' }),
  tag_is: msg({ message: 'Tag', context: 'condition' }),
  payload: msg({ message: 'Payload field', context: 'condition' }),
}

export const testNames: Record<PayloadTest, MessageDescriptor> = {
  is: msg({ message: 'is', context: 'payload test' }),
  is_not: msg({ message: 'is not', context: 'payload test' }),
  contains: msg({ message: 'contains', context: 'payload test' }),
  exists: msg({ message: 'is there', context: 'payload test' }),
}

/** P6: all steps by where they work, in the order in which they are offered. */
export const STEP_GROUPS: readonly { name: MessageDescriptor; choices: readonly StepChoice[] }[] = [
  {
    name: msg({ message: 'On tasks', context: 'steps' }),
    choices: [
      'set_status',
      'set_priority',
      'add_assignee',
      'remove_assignee',
      'add_tag',
      'remove_tag',
      'add_comment',
      'create_task',
    ],
  },
  {
    name: msg({ message: 'To the outside', context: 'steps' }),
    choices: ['call_webhook', 'slack', 'github', 'email'],
  },
]

export const stepNames: Record<StepChoice, MessageDescriptor> = {
  set_status: msg({ message: 'Set status', context: 'step name' }),
  set_priority: msg({ message: 'Set priority', context: 'step name' }),
  add_assignee: msg({ message: 'Add assignee', context: 'step name' }),
  remove_assignee: msg({ message: 'Remove assignee', context: 'step name' }),
  add_tag: msg({ message: 'Add tag', context: 'step name' }),
  remove_tag: msg({ message: 'Remove tag', context: 'step name' }),
  add_comment: msg({ message: 'Add comment', context: 'step name' }),
  create_task: msg({ message: 'Create task', context: 'step name' }),
  call_webhook: msg({ message: 'Call a webhook', context: 'step name' }),
  slack: msg({ message: 'Post to Slack', context: 'step name' }),
  github: msg({ message: 'Open a GitHub issue', context: 'step name' }),
  email: msg({ message: 'Send an e-mail', context: 'step name' }),
}

export const stepIcons: Record<StepChoice, LucideIcon> = {
  set_status: CircleDashed,
  set_priority: Flag,
  add_assignee: UserPlus,
  remove_assignee: UserMinus,
  add_tag: Tag,
  remove_tag: Tags,
  add_comment: MessageSquare,
  create_task: SquarePlus,
  call_webhook: Webhook,
  slack: Hash,
  github: CircleDot,
  email: Mail,
}
