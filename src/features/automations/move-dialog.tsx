import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react'
import type { Names } from '#api/names.ts'
import { useRefusal } from '#api/use-refusal.ts'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { WorkspaceView } from '#contract/session.ts'
import type { PlaceId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { SearchField } from '#ui/search-field.tsx'
import { MoveOption } from './move-option.tsx'
import { matching, moveTargets } from './move-targets.ts'
import { quotedNames } from './quoted-names.ts'

type MoveDialogProps = {
  automation: AutomationView
  places: readonly PlaceView[]
  workspace: WorkspaceView
  names: Names
  /** Rejects with what the service says against it. */
  onMove: (target: PlaceId) => Promise<void>
  onEdit: () => void
  onClose: () => void
}

/** Where an automation should go: what is typed narrows the places, arrows choose, Enter moves. */
export function MoveDialog({
  automation,
  places,
  workspace,
  names,
  onMove,
  onEdit,
  onClose,
}: MoveDialogProps) {
  const { t, i18n } = useLingui()
  const id = useId()
  const refusalOf = useRefusal()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<PlaceId>()
  const [state, setState] = useState<{ moving: boolean; error?: unknown }>({ moving: false })
  const targets = useMemo(
    () => moveTargets(automation, { places, workspace, names }),
    [automation, places, workspace, names],
  )
  const shown = matching(targets, query)
  const active = shown.find(({ place }) => place.id === chosen) ?? shown.find(({ closed }) => closed === null)
  const lacking = [
    ...new Set(targets.flatMap(({ closed }) => (closed?.kind === 'lacks' ? closed.statuses : []))),
  ]

  const needsList = targets.some(({ closed }) => closed?.kind === 'no_list')

  async function move(target: PlaceId) {
    if (state.moving || targets.find(({ place }) => place.id === target)?.closed !== null) return
    setState({ moving: true })
    try {
      await onMove(target)
      onClose()
    } catch (error) {
      setState({ moving: false, error })
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && active) {
      event.preventDefault()
      void move(active.place.id)
    }
    if (step === undefined || shown.length === 0) return
    event.preventDefault()
    const index = active ? shown.indexOf(active) : -1
    const next = shown[(index + step + shown.length) % shown.length]
    if (!next) return
    setChosen(next.place.id)
    document.getElementById(`${id}${next.place.id}`)?.scrollIntoView({ block: 'nearest' })
  }

  const missing = quotedNames(i18n, lacking)
  return (
    <Dialog
      open
      kind="confirm"
      title={t`Move “${automation.name}”`}
      onClose={onClose}
      initialFocus={field}
      lockedReason={state.moving ? t`It is being moved.` : undefined}
      body="fill"
    >
      <div className="px-4 pb-2 sm:px-5">
        <SearchField
          label={t`Search places`}
          value={query}
          onValueChange={next => {
            setQuery(next)
            setChosen(undefined)
          }}
          input={{
            ref: field,
            role: 'combobox',
            'aria-expanded': true,
            'aria-controls': `${id}places`,
            'aria-activedescendant': active && `${id}${active.place.id}`,
            'aria-autocomplete': 'list',
            autoComplete: 'off',
            onKeyDown,
          }}
        />
      </div>
      <div
        role="listbox"
        id={`${id}places`}
        aria-label={t`Places`}
        className="max-h-80 overflow-y-auto overscroll-contain border-y px-2 py-1 empty:border-b-0 empty:py-0 sm:px-3"
      >
        {shown.map(target => (
          <MoveOption
            key={target.place.id}
            id={`${id}${target.place.id}`}
            target={target}
            tree={query.trim() === ''}
            isActive={target === active}
            onChoose={() => void move(target.place.id)}
            onPoint={() => setChosen(target.place.id)}
          />
        ))}
      </div>
      {shown.length === 0 && (
        <p className="px-4 pt-3 text-text-muted sm:px-5">
          <Trans>No place matches.</Trans>
        </p>
      )}
      <div aria-live="polite" className="px-4 py-3 text-text-muted empty:hidden sm:px-5">
        {state.error !== undefined ? (
          <WayOut onEdit={onEdit}>
            <span className="text-used-up-text">{refusalOf(state.error).text}</span>
          </WayOut>
        ) : (
          (lacking.length > 0 || needsList) && (
            <WayOut onEdit={onEdit}>
              {lacking.length > 0 && (
                <span className="block">
                  <Trans comment="Statuses, quoted">
                    It refers to {missing}, which other Spaces do not have. To move it there, change that
                    first.
                  </Trans>
                </span>
              )}
              {needsList && (
                <span className="block">
                  <Trans comment="An automation">
                    It makes tasks in its own place, so it can only move to a List. To move it elsewhere,
                    choose a List for them first.
                  </Trans>
                </span>
              )}
            </WayOut>
          )
        )}
      </div>
    </Dialog>
  )
}

function WayOut({ children, onEdit }: { children: ReactNode; onEdit: () => void }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-60 wrap-anywhere">{children}</p>
      <Button size="small" onClick={onEdit}>
        <Trans context="automation">Edit</Trans>
      </Button>
    </div>
  )
}
