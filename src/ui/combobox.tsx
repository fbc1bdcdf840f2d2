import { Combobox as Base } from '@base-ui/react/combobox'
import Check from 'lucide-react/icons/check'
import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ReactNode } from 'react'
import { use, useId, useMemo } from 'react'
import { cx } from './cx.ts'
import { fieldLook } from './field-look.ts'
import { FieldNote } from './field-note.tsx'
import { floatingLook } from './floating-look.ts'
import { LabelLine } from './label-line.tsx'
import { listRowLook } from './list-row-look.ts'
import { LayerElement } from './modal-layer.tsx'

export type ComboboxOption<Value extends string> = { value: Value; label: string }

const LISTED_MOST = 100

type ComboboxProps<Value extends string> = {
  label: string
  labelHidden?: boolean
  value: Value
  onValueChange: (value: Value) => void
  options: readonly ComboboxOption<Value>[]
  /** Said in the list where nothing fits what is typed. */
  nothingFound: string
  placeholder?: string
  onBlur?: () => void
  hint?: ReactNode
  error?: ReactNode
  className?: string
}

/** One of many: what is typed narrows the list. For a dozen or so, `Select` does it without code. */
export function Combobox<Value extends string>({
  label,
  labelHidden = false,
  value,
  onValueChange,
  options,
  nothingFound,
  placeholder,
  onBlur,
  hint,
  error,
  className,
}: ComboboxProps<Value>) {
  const id = useId()
  const noteId = `${id}note`
  const layer = use(LayerElement)
  const chosen = useMemo(() => options.find(option => option.value === value) ?? null, [options, value])
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <LabelLine htmlFor={id} hidden={labelHidden}>
        {label}
      </LabelLine>
      <Base.Root
        items={options}
        value={chosen}
        onValueChange={next => {
          if (next) onValueChange(next.value)
        }}
        isItemEqualToValue={(one, other) => one.value === other.value}
        autoHighlight
        // Thousands would take seconds to draw; what is typed finds the others.
        limit={LISTED_MOST}
      >
        <Base.InputGroup className="relative flex items-center">
          <Base.Input
            id={id}
            // All else is hidden from those who listen while the list is open, the label too.
            aria-label={label}
            placeholder={placeholder}
            onBlur={onBlur}
            // What is chosen gives way to what is typed.
            onFocus={event => event.currentTarget.select()}
            onClick={event => event.currentTarget.select()}
            aria-invalid={Boolean(error) || undefined}
            aria-describedby={error || hint ? noteId : undefined}
            className={cx(fieldLook, 'border-control-border pr-8 text-ellipsis')}
          />
          <ChevronDown size={16} className="pointer-events-none absolute right-2 text-text-muted" />
        </Base.InputGroup>
        <Base.Portal container={layer ?? undefined}>
          <Base.Positioner sideOffset={4} className="z-(--z-menu) outline-none">
            <Base.Popup className={cx(floatingLook, 'w-(--anchor-width) p-0')}>
              <Base.Empty className="px-3 py-2 text-text-muted empty:hidden">{nothingFound}</Base.Empty>
              <Base.List className="max-h-64 scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
                {(option: ComboboxOption<Value>) => (
                  <Base.Item key={option.value} value={option} className={listRowLook}>
                    <span className="min-w-0 flex-1 wrap-anywhere">{option.label}</span>
                    <Base.ItemIndicator>
                      <Check size={16} className="text-accent-text" />
                    </Base.ItemIndicator>
                  </Base.Item>
                )}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  )
}
