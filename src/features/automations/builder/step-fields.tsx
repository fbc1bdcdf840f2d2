import { useLingui } from '@lingui/react/macro'
import { TextField } from '#ui/text-field.tsx'
import { useField } from './builder-context.tsx'
import { CreateTaskFields } from './create-task-fields.tsx'
import { FilledText } from './filled-text.tsx'
import { PostFields } from './post-fields.tsx'
import { MemberField, PriorityField, StatusField, TagField } from './reference-fields.tsx'
import { SigningSecret } from './signing-secret.tsx'
import type { StepFieldsProps } from './step-fields-props.ts'

/** The fields of a step of any kind. */
export function StepFields({ step, hasTask, onChange }: StepFieldsProps) {
  const { t } = useLingui()
  const at = (field: string) => `${step.key}.${field}`
  switch (step.kind) {
    case 'set_status':
      return (
        <StatusField
          at={at('statusId')}
          label={t({ message: 'Status', context: 'of a task' })}
          value={step.statusId}
          onValueChange={statusId => statusId !== null && onChange({ ...step, statusId })}
        />
      )
    case 'set_priority':
      return (
        <PriorityField
          at={at('priority')}
          label={t({ message: 'Priority', context: 'of a task' })}
          value={step.priority}
          onValueChange={priority => onChange({ ...step, priority })}
          open={t({ message: 'None', context: 'priority' })}
        />
      )
    case 'add_assignee':
    case 'remove_assignee':
      return (
        <MemberField
          at={at('memberId')}
          label={t`Assignee`}
          value={step.memberId}
          onValueChange={memberId => memberId !== null && onChange({ ...step, memberId })}
        />
      )
    case 'add_tag':
    case 'remove_tag':
      return (
        <TagField
          at={at('tagId')}
          label={t({ message: 'Tag', context: 'of a task' })}
          value={step.tagId}
          onValueChange={tagId => tagId !== null && onChange({ ...step, tagId })}
        />
      )
    case 'add_comment':
      return (
        <FilledText
          at={at('text')}
          label={t`Comment`}
          value={step.text}
          onValueChange={text => onChange({ ...step, text })}
          hasTask={hasTask}
          lines="several"
        />
      )
    case 'create_task':
      return <CreateTaskFields {...{ step, hasTask, onChange }} />
    case 'call_webhook':
      return <AddressField {...{ step, hasTask, onChange }} />
    case 'post_to_integration':
      return <PostFields {...{ step, hasTask, onChange }} />
  }
}

const ADDRESS_START = 'https://'

function AddressField({ step, onChange }: StepFieldsProps<'call_webhook'>) {
  const { t } = useLingui()
  const field = useField(`${step.key}.url`)
  return (
    <>
      <TextField
        {...field}
        type="url"
        inputMode="url"
        label={t({ message: 'Address', comment: 'A URL' })}
        labelHidden
        value={step.url}
        onValueChange={url => onChange({ ...step, url })}
        placeholder={ADDRESS_START}
        spellCheck={false}
        autoComplete="off"
        className="min-w-40 flex-1"
      />
      <SigningSecret />
    </>
  )
}
