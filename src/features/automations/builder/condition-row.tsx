import { useLingui } from '@lingui/react/macro'
import X from 'lucide-react/icons/x'
import { Suspense } from 'react'
import { PAYLOAD_TESTS, type PayloadTest } from '#domain/automation.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { lazyPart } from '#ui/on-demand.ts'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useBuilding, useField } from './builder-context.tsx'
import { changedCondition, withoutPart } from './change-draft.ts'
import type { ConditionDraft } from './draft.ts'
import { loadSuggestField } from './load-fields.ts'
import { conditionNames, testNames } from './part-names.ts'
import { PartRow } from './part-row.tsx'
import { MemberField, PriorityField, StatusField, TagField } from './reference-fields.tsx'

const SuggestField = lazyPart(loadSuggestField, part => part.SuggestField)

type ConditionRowProps = { condition: ConditionDraft; number: number; onRemoved: () => void }

export function ConditionRow({ condition, number, onRemoved }: ConditionRowProps) {
  const { t, i18n } = useLingui()
  const { change, announce } = useBuilding()
  const name = i18n._(conditionNames[condition.kind])
  return (
    <PartRow
      partKey={condition.key}
      label={t`Condition ${number}: ${name}`}
      title={
        condition.kind === 'payload'
          ? name
          : t({ message: `${name} is`, comment: 'A condition: Status is, Priority is, Assignee is, Tag is' })
      }
      shape="line"
      actions={
        <IconButton
          icon={X}
          name={t`Remove condition ${number}`}
          onClick={() => {
            change(draft => withoutPart(draft, condition.key))
            announce(t`Condition removed`)
            onRemoved()
          }}
        />
      }
    >
      <ConditionFields
        condition={condition}
        name={name}
        onChange={next => change(draft => changedCondition(draft, next))}
      />
    </PartRow>
  )
}

type FieldsProps<Kind extends ConditionDraft['kind'] = ConditionDraft['kind']> = {
  condition: Extract<ConditionDraft, { kind: Kind }>
  name: string
  onChange: (condition: ConditionDraft) => void
}

function ConditionFields({ condition, name, onChange }: FieldsProps) {
  const { t } = useLingui()
  const at = (field: string) => `${condition.key}.${field}`
  switch (condition.kind) {
    case 'status_is':
      return (
        <StatusField
          at={at('statusId')}
          label={name}
          value={condition.statusId}
          onValueChange={statusId => statusId !== null && onChange({ ...condition, statusId })}
        />
      )
    case 'priority_is':
      return (
        <PriorityField
          at={at('priority')}
          label={name}
          value={condition.priority}
          onValueChange={priority => onChange({ ...condition, priority })}
          open={t({ message: 'None', context: 'priority' })}
        />
      )
    case 'assignee_is':
      return (
        <MemberField
          at={at('memberId')}
          label={name}
          value={condition.memberId}
          onValueChange={memberId => memberId !== null && onChange({ ...condition, memberId })}
        />
      )
    case 'tag_is':
      return (
        <TagField
          at={at('tagId')}
          label={name}
          value={condition.tagId}
          onValueChange={tagId => tagId !== null && onChange({ ...condition, tagId })}
        />
      )
    case 'payload':
      return <PayloadFields {...{ condition, name, onChange }} />
  }
}

function PayloadFields({ condition, name, onChange }: FieldsProps<'payload'>) {
  const { t, i18n } = useLingui()
  const { payloadFields, isSeen } = useBuilding()
  const { key, path, test, value } = condition
  const pathField = useField(`${key}.path`)
  const valueField = useField(`${key}.value`)
  return (
    <>
      <Suspense fallback={<Skeleton className="h-8 min-w-40 flex-1" />}>
        <SuggestField
          {...pathField}
          label={name}
          labelHidden
          value={path}
          onValueChange={next => onChange({ ...condition, path: next })}
          suggestions={payloadFields.map(field => ({ value: field.path, detail: field.sample }))}
          hint={path.trim() !== '' && !isSeen(path.trim()) && t`Nothing that came lately had this.`}
          placeholder={t({
            message: 'such as issue.state',
            comment: 'An example, not to be translated but for "such as"',
          })}
          className="min-w-40 flex-2"
        />
      </Suspense>
      <Select<PayloadTest>
        label={t({ message: 'Comparison', comment: 'is, is not, contains' })}
        labelPlace="hidden"
        value={test}
        onValueChange={next => onChange({ ...condition, test: next })}
        options={PAYLOAD_TESTS.map(one => ({ value: one, label: i18n._(testNames[one]) }))}
        className="w-28"
      />
      {test !== 'exists' && (
        <TextField
          {...valueField}
          label={t({ message: 'Value', comment: 'That a field is compared with' })}
          labelHidden
          value={value}
          onValueChange={next => onChange({ ...condition, value: next })}
          placeholder={t({ message: 'value', comment: 'That a field is compared with' })}
          className="min-w-28 flex-1"
        />
      )}
    </>
  )
}
