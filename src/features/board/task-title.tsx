import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { TaskView } from '#contract/tasks.ts'
import { NAME_MAX } from '#domain/automation.ts'
import type { TaskId } from '#domain/brand.ts'
import type { TaskPatch } from '#domain/task.ts'
import { useRefusals } from './use-refusals.ts'

type TaskTitleProps = {
  task: TaskView
  onRename: (title: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void
}

/**
 * A press turns the title into a field. Enter or leaving it saves, Escape does not. What the service refused to save is
 * in the field again at the next press.
 */
export function TaskTitle({ task, onRename, onKeyDown }: TaskTitleProps) {
  const { t } = useLingui()
  const [draft, setDraft] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const returnsFocus = useRef(false)
  const { orpc } = useApi()
  const refused = useRef<string>(null)

  useRefusals<TaskPatch & { id: TaskId }>(orpc.tasks.update.mutationKey(), asked => {
    if (asked.id === task.id && asked.title !== undefined) refused.current = asked.title
  })

  useEffect(() => {
    if (draft !== null || !returnsFocus.current) return
    returnsFocus.current = false
    button.current?.focus()
  }, [draft])

  function save() {
    const title = [...(draft ?? '').trim()].slice(0, NAME_MAX).join('')
    if (title !== '' && title !== task.title) onRename(title)
    setDraft(null)
  }

  if (draft === null) {
    return (
      <button
        ref={button}
        type="button"
        data-part="title"
        title={task.title}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
        onClick={() => {
          setDraft(refused.current ?? task.title)
          refused.current = null
        }}
        onKeyDown={onKeyDown}
        className="min-h-7 min-w-0 cursor-text focus-visible:-outline-offset-2 truncate rounded-control px-1 text-left @max-3xl:py-1 @max-3xl:whitespace-normal @max-3xl:wrap-anywhere"
      >
        {task.title}
      </button>
    )
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the press on the title asked for it
      autoFocus
      data-part="draft"
      aria-label={t`Title`}
      value={draft}
      onFocus={event => event.currentTarget.select()}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          // Or the same key press would open the field again: the focus is on the button by then.
          event.preventDefault()
          returnsFocus.current = true
          save()
        }
        if (event.key === 'Escape') {
          returnsFocus.current = true
          setDraft(null)
        }
      }}
      className="h-7 min-w-0 flex-1 rounded-control border border-accent bg-surface-raised px-1 -outline-offset-1"
    />
  )
}
