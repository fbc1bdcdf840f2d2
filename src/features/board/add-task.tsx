import { Trans, useLingui } from '@lingui/react/macro'
import Plus from 'lucide-react/icons/plus'
import { useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { NAME_MAX } from '#domain/automation.ts'
import type { PlaceId, StatusId } from '#domain/brand.ts'
import { useRefusals } from './use-refusals.ts'
import type { TaskCreation } from './use-tasks.ts'

type AddTaskProps = {
  listId: PlaceId
  statusId: StatusId
  /** Names the group for those who listen. */
  status: string
  /** The List it goes to, where the board shows more than one. */
  into: string | null
  onAdd: (title: string) => void
}

/** A field in place of the button; it stays for the next task until Escape, or until it is left empty. */
export function AddTask({ listId, statusId, status, into, onAdd }: AddTaskProps) {
  const { t } = useLingui()
  const [draft, setDraft] = useState<string | null>(null)
  const { orpc } = useApi()
  const button = useRef<HTMLButtonElement>(null)
  const pressed = useRef(false)
  // Titles that were refused while another one was being written; each is offered again in its turn.
  const refused = useRef<string[]>([])

  useRefusals<TaskCreation>(orpc.tasks.create.mutationKey(), asked => {
    if (asked.listId !== listId || asked.statusId !== statusId) return
    if (draft === null || draft.trim() === '') {
      pressed.current = false
      setDraft(asked.title)
    } else refused.current.push(asked.title)
  })

  function add() {
    const title = [...(draft ?? '').trim()].slice(0, NAME_MAX).join('')
    if (title === '') return false
    onAdd(title)
    return true
  }
  if (draft === null) {
    return (
      <button
        ref={button}
        type="button"
        data-part="add"
        aria-label={t`Add task to ${status}`}
        onClick={() => {
          pressed.current = true
          setDraft(refused.current.shift() ?? '')
        }}
        className="flex h-9 w-full items-center gap-2 border-t pl-5 text-left text-text-muted transition-colors hover:bg-hover hover:text-text focus-visible:-outline-offset-2"
      >
        <Sign />
        <Trans>Add task</Trans>
      </button>
    )
  }
  return (
    <div className="flex min-h-9 items-center gap-1 border-t pl-5">
      <Sign />
      <input
        // biome-ignore lint/a11y/noAutofocus: the button it takes the place of was pressed for it
        autoFocus={pressed.current}
        data-part="add"
        aria-label={t`Title of the new task in ${status}`}
        placeholder={t`Title`}
        value={draft}
        onChange={event => setDraft(event.currentTarget.value)}
        onBlur={() => {
          add()
          setDraft(null)
        }}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && add()) setDraft(refused.current.shift() ?? '')
          if (event.key === 'Escape') {
            setDraft(null)
            requestAnimationFrame(() => button.current?.focus())
          }
        }}
        className="h-7 min-w-0 flex-1 rounded-control border border-control-border bg-surface-raised px-1 -outline-offset-1"
      />
      {into !== null && (
        <span className="max-w-40 shrink-0 truncate pr-2 text-small text-text-muted">
          <Trans>in {into}</Trans>
        </span>
      )}
    </div>
  )
}

function Sign() {
  return (
    <span className="grid w-7 shrink-0 place-items-center text-text-muted">
      <Plus size={16} strokeWidth={1.75} />
    </span>
  )
}
