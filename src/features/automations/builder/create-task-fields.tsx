import { useLingui } from '@lingui/react/macro'
import { useBuilding } from './builder-context.tsx'
import { FilledText } from './filled-text.tsx'
import { ListField, MemberField, PriorityField } from './reference-fields.tsx'
import type { StepFieldsProps } from './step-fields-props.ts'

export function CreateTaskFields({ step, hasTask, onChange }: StepFieldsProps<'create_task'>) {
  const { t } = useLingui()
  const { places, placeId } = useBuilding()
  const at = (field: string) => `${step.key}.${field}`
  const here = places.find(({ id }) => id === placeId)
  const listName = here?.kind === 'list' ? here.name : undefined
  return (
    <>
      <FilledText
        at={at('title')}
        label={t({ message: 'Title', context: 'of a task' })}
        value={step.title}
        onValueChange={title => onChange({ ...step, title })}
        hasTask={hasTask}
        lines="one"
      />
      <div className="flex flex-wrap gap-3">
        <ListField
          at={at('listId')}
          label={t({ message: 'List', context: 'of a task' })}
          labelPlace="above"
          value={step.listId}
          onValueChange={listId => onChange({ ...step, listId })}
          // Without a task and outside of a List there is none that goes without saying.
          {...(hasTask
            ? { open: t`The List of the task` }
            : listName !== undefined && { open: t`This List: ${listName}` })}
        />
        <PriorityField
          at={at('priority')}
          label={t({ message: 'Priority', context: 'of a task' })}
          labelPlace="above"
          value={step.priority}
          onValueChange={priority => onChange({ ...step, priority })}
          open={t({ message: 'None', context: 'priority' })}
        />
        <MemberField
          at={at('assigneeId')}
          label={t`Assignee`}
          labelPlace="above"
          value={step.assigneeId}
          onValueChange={assigneeId => onChange({ ...step, assigneeId })}
          open={t`Nobody`}
        />
      </div>
    </>
  )
}
