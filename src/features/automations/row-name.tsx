import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceId } from '#domain/brand.ts'
import { cx } from '#ui/cx.ts'
import { TextField } from '#ui/text-field.tsx'
import { changeModalSearch } from './modal-search.ts'
import type { NameDraft } from './use-rename.ts'

export type NameActions = {
  beginRename: (automation: AutomationView) => void
  typeName: (id: AutomationView['id'], text: string) => void
  cancelRename: (id: AutomationView['id']) => void
  /** Answers whether it has left the field. */
  saveName: (automation: AutomationView, text: string) => boolean
  remove: (automation: AutomationView) => void
}

type RowNameProps = {
  automation: AutomationView
  /** The place that the list is open at. */
  placeId: PlaceId
  muted: boolean
  /** While it is being renamed. */
  draft: NameDraft | undefined
  /** Whether it can be changed at all. */
  changeable: boolean
  actions: NameActions
}

/** The name leads to the builder. While it is renamed it is a field: Enter or leaving it saves, Escape does not. */
export function RowName({ automation, placeId, muted, draft, changeable, actions }: RowNameProps) {
  const { t } = useLingui()
  const { id, name } = automation
  const link = useRef<HTMLAnchorElement>(null)
  const returnsFocus = useRef(false)
  const isDraft = draft !== undefined

  useEffect(() => {
    if (isDraft || !returnsFocus.current) return
    returnsFocus.current = false
    link.current?.focus()
  }, [isDraft])

  function onKeyDown(event: KeyboardEvent) {
    if (!changeable) return
    if (event.key === 'F2') actions.beginRename(automation)
    else if (event.key === 'Delete') actions.remove(automation)
    else return
    event.preventDefault()
  }

  if (draft === undefined) {
    return (
      <Link
        ref={link}
        to="/p/$placeId"
        params={{ placeId }}
        search={before => changeModalSearch(before, { automations: 'active', edit: id })}
        data-part="name"
        aria-keyshortcuts={changeable ? 'F2 Delete' : undefined}
        onKeyDown={onKeyDown}
        className={cx(
          'block w-fit max-w-full rounded-control font-medium underline-offset-2 wrap-anywhere hover:underline',
          muted && 'text-text-muted',
        )}
      >
        <bdi>{name}</bdi>
      </Link>
    )
  }
  return (
    <TextField
      autoFocus
      label={t`Name`}
      labelHidden
      data-part="draft"
      value={draft.text}
      error={draft.reason}
      onValueChange={text => actions.typeName(id, text)}
      onFocus={event => event.currentTarget.select()}
      onBlur={() => {
        // After Enter it is gone by itself.
        if (!returnsFocus.current) actions.saveName(automation, draft.text)
      }}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          event.preventDefault()
          returnsFocus.current = true
          returnsFocus.current = actions.saveName(automation, draft.text)
        }
        if (event.key === 'Escape') {
          // Not the modal around it.
          event.preventDefault()
          returnsFocus.current = true
          actions.cancelRename(id)
        }
      }}
    />
  )
}
