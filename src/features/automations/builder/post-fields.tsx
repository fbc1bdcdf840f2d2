import { useLingui } from '@lingui/react/macro'
import { TextField } from '#ui/text-field.tsx'
import { useField } from './builder-context.tsx'
import { FilledText } from './filled-text.tsx'
import type { StepFieldsProps } from './step-fields-props.ts'

/** P6: where an integration posts to, and what it says there. */
export function PostFields({ step, hasTask, onChange }: StepFieldsProps<'post_to_integration'>) {
  const { t } = useLingui()
  const at = (field: string) => `${step.key}.${field}`
  const toField = useField(at('to'))
  const words = wordsFor(step.integration)
  return (
    <>
      <TextField
        {...toField}
        label={words.to}
        value={step.to}
        onValueChange={to => onChange({ ...step, to })}
        placeholder={words.example}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        className="sm:max-w-80"
      />
      {step.integration !== 'slack' && (
        <FilledText
          at={at('subject')}
          label={words.subject}
          value={step.subject ?? ''}
          onValueChange={subject => onChange({ ...step, subject })}
          hasTask={hasTask}
          lines="one"
        />
      )}
      <FilledText
        at={at('text')}
        label={words.text}
        value={step.text}
        onValueChange={text => onChange({ ...step, text })}
        hasTask={hasTask}
        lines="several"
      />
    </>
  )

  function wordsFor(integration: typeof step.integration) {
    switch (integration) {
      case 'slack':
        return {
          to: t({ message: 'Channel', comment: 'In Slack' }),
          example: '#launch',
          subject: '',
          text: t({ message: 'Message', comment: 'In Slack' }),
        }
      case 'github':
        return {
          to: t({ message: 'Repository', comment: 'On GitHub' }),
          example: t({ message: 'owner/name', comment: 'An example of a GitHub repository' }),
          subject: t({ message: 'Issue title', comment: 'On GitHub' }),
          text: t({ message: 'Description', comment: 'Of an issue on GitHub' }),
        }
      case 'email':
        return {
          to: t({ message: 'To', comment: 'The address that an e-mail goes to' }),
          example: 'team@example.com',
          subject: t({ message: 'Subject', comment: 'Of an e-mail' }),
          text: t({ message: 'Text', comment: 'Of an e-mail' }),
        }
    }
  }
}
