import { Trans, useLingui } from '@lingui/react/macro'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useLayoutEffect, useRef } from 'react'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useBuilding, useField } from './builder-context.tsx'
import { InsertField } from './insert-field.tsx'
import { emptyPlaceholders, unseenPlaceholders } from './placeholders.ts'

type FilledTextProps = {
  at: string
  label: string
  labelHidden?: boolean
  value: string
  onValueChange: (value: string) => void
  /** Whether there is a task whose values can be put in. */
  hasTask: boolean
  lines: 'one' | 'several'
  placeholder?: string
}

/** A text with placeholders, which a menu puts in where the caret is. */
export function FilledText({
  at,
  label,
  labelHidden = false,
  value,
  onValueChange,
  hasTask,
  lines,
  placeholder,
}: FilledTextProps) {
  const field = useField(at)
  const { i18n } = useLingui()
  const { draft, payloadFields, isSeen } = useBuilding()
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  /** Where the caret was when the field was left; at the end before it ever had the focus. */
  const selection = useRef<[number, number]>(null)
  const inserted = useRef<number>(null)

  useLayoutEffect(() => {
    if (inserted.current === null) return
    element.current?.setSelectionRange(inserted.current, inserted.current)
  }, [value])

  function insert(placeholderText: string) {
    const [start, end] = selection.current ?? [value.length, value.length]
    inserted.current = start + placeholderText.length
    selection.current = [inserted.current, inserted.current]
    onValueChange(value.slice(0, start) + placeholderText + value.slice(end))
  }

  const hasPayload = draft.trigger?.kind === 'webhook_received'
  const empty = emptyPlaceholders(value, { hasTask, hasPayload })
  const unseen = hasPayload ? unseenPlaceholders(value, isSeen) : []
  const list = new Intl.ListFormat(i18n.locale)
  const props = {
    ref: element,
    label,
    labelHidden,
    value,
    onValueChange,
    error: field.error,
    hint:
      empty.length > 0 ? (
        <Empty listed={list.format(empty)} />
      ) : (
        unseen.length > 0 && <Unseen listed={list.format(unseen)} />
      ),
    placeholder,
    onBlur() {
      const { selectionStart, selectionEnd } = element.current ?? {}
      if (typeof selectionStart === 'number' && typeof selectionEnd === 'number')
        selection.current = [selectionStart, selectionEnd]
      field.onBlur()
    },
    labelAside: (
      <InsertField
        {...{ hasTask, payloadFields }}
        onInsert={insert}
        finalFocus={() => {
          if (inserted.current === null) return null
          inserted.current = null
          return element.current
        }}
      />
    ),
  }
  return lines === 'one' ? <TextField {...props} /> : <TextArea {...props} />
}

function Empty({ listed }: { listed: string }) {
  return (
    <span className="flex gap-1.5 text-warning-text">
      <TriangleAlert size={12} className="mt-0.5 shrink-0" />
      <span>
        <Trans>Nothing will stand here: {listed}</Trans>
      </span>
    </span>
  )
}

function Unseen({ listed }: { listed: string }) {
  return <Trans>Nothing that came lately had this: {listed}</Trans>
}
