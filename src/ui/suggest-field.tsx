import { Autocomplete } from '@base-ui/react/autocomplete'
import type { ReactNode } from 'react'
import { use, useId } from 'react'
import { cx } from './cx.ts'
import { fieldLook } from './field-look.ts'
import { FieldNote } from './field-note.tsx'
import { floatingLook } from './floating-look.ts'
import { LabelLine } from './label-line.tsx'
import { listRowLook } from './list-row-look.ts'
import { LayerElement } from './modal-layer.tsx'

export type Suggestion = { value: string /** What it stands for, beside it. */; detail?: string }

type SuggestFieldProps = {
  label: string
  labelHidden?: boolean
  value: string
  onValueChange: (value: string) => void
  suggestions: readonly Suggestion[]
  placeholder?: string
  onBlur?: () => void
  hint?: ReactNode
  error?: ReactNode
  className?: string
}

/** Any text, with suggestions that are narrowed by what is typed. */
export function SuggestField({
  label,
  labelHidden = false,
  value,
  onValueChange,
  suggestions,
  placeholder,
  onBlur,
  hint,
  error,
  className,
}: SuggestFieldProps) {
  const id = useId()
  const noteId = `${id}note`
  const layer = use(LayerElement)
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <LabelLine htmlFor={id} hidden={labelHidden}>
        {label}
      </LabelLine>
      <Autocomplete.Root
        items={suggestions}
        itemToStringValue={(suggestion: Suggestion) => suggestion.value}
        value={value}
        onValueChange={onValueChange}
        openOnInputClick
      >
        <Autocomplete.Input
          id={id}
          // All else is hidden from those who listen while the list is open, the label too.
          aria-label={label}
          placeholder={placeholder}
          onBlur={onBlur}
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={Boolean(error) || undefined}
          aria-describedby={error || hint ? noteId : undefined}
          className={cx(fieldLook, 'border-control-border')}
        />
        <Autocomplete.Portal container={layer ?? undefined}>
          <Autocomplete.Positioner align="start" sideOffset={4} className="z-(--z-menu) outline-none">
            <Autocomplete.Popup
              className={cx(floatingLook, 'w-(--anchor-width) min-w-64 p-0 data-empty:hidden')}
            >
              <Autocomplete.List className="max-h-64 scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none">
                {(suggestion: Suggestion) => (
                  <Autocomplete.Item key={suggestion.value} value={suggestion} className={listRowLook}>
                    <span className="min-w-0 flex-1 wrap-anywhere">{suggestion.value}</span>
                    {suggestion.detail && (
                      <span className="max-w-1/2 truncate text-small text-text-muted">
                        {suggestion.detail}
                      </span>
                    )}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  )
}
