import { useLingui } from '@lingui/react/macro'
import type { Trigger } from '#domain/automation.ts'
import { DailyFields } from './daily-fields.tsx'
import { MemberField, PriorityField, StatusField, TagField } from './reference-fields.tsx'
import { WebhookPanel } from './webhook-panel.tsx'

type TriggerFieldsProps = { trigger: Trigger; onChange: (trigger: Trigger) => void }

/** What a trigger listens to more closely, as one readable row. */
export function TriggerFields({ trigger, onChange }: TriggerFieldsProps) {
  const { t } = useLingui()
  switch (trigger.kind) {
    case 'task_created':
      return null
    case 'status_changed':
      return (
        <div className="flex flex-wrap gap-x-3 gap-y-2">
          <StatusField
            at="trigger.from"
            label={t({ message: 'from', comment: 'Status changed from (a status)' })}
            labelPlace="inline"
            value={trigger.from}
            onValueChange={from => onChange({ ...trigger, from })}
            open={t`any status`}
          />
          <StatusField
            at="trigger.to"
            label={t({ message: 'to', comment: 'Changed to (a status, a priority)' })}
            labelPlace="inline"
            value={trigger.to}
            onValueChange={to => onChange({ ...trigger, to })}
            open={t`any status`}
          />
        </div>
      )
    case 'priority_changed':
      return (
        <div className="flex sm:max-w-80">
          <PriorityField
            at="trigger.to"
            label={t({ message: 'to', comment: 'Changed to (a status, a priority)' })}
            labelPlace="inline"
            value={trigger.to}
            onValueChange={to => onChange({ ...trigger, to })}
            open={t`any priority`}
          />
        </div>
      )
    case 'assignee_added':
      return (
        <div className="flex sm:max-w-80">
          <MemberField
            at="trigger.memberId"
            label={t({ message: 'who', comment: 'Assignee added: who' })}
            labelPlace="inline"
            value={trigger.memberId}
            onValueChange={memberId => onChange({ ...trigger, memberId })}
            open={t`anyone`}
          />
        </div>
      )
    case 'tag_added':
      return (
        <div className="flex sm:max-w-80">
          <TagField
            at="trigger.tagId"
            label={t({ message: 'which', comment: 'Tag added: which' })}
            labelPlace="inline"
            value={trigger.tagId}
            onValueChange={tagId => onChange({ ...trigger, tagId })}
            open={t`any tag`}
          />
        </div>
      )
    case 'due_date_arrives':
    case 'daily':
      return <DailyFields value={trigger} onChange={daily => onChange({ ...trigger, ...daily })} />
    case 'webhook_received':
      return <WebhookPanel hookId={trigger.hookId} />
  }
}
