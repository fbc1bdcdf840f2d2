import { useLingui } from '@lingui/react/macro'
import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { type ComponentProps, type RefObject, useRef } from 'react'
import { cx } from './cx.ts'
import { fieldLook } from './field-look.ts'
import { IconButton } from './icon-button.tsx'

type SearchFieldProps = {
  /** Its name and its placeholder: "Search automations". */
  label: string
  value: string
  onValueChange: (value: string) => void
  /** More for the field itself, where it controls a list. */
  input?: Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'ref'> & {
    ref?: RefObject<HTMLInputElement | null>
  }
  className?: string
}

/** Escape clears what is typed; in an empty field it closes what is around it. */
export function SearchField({ label, value, onValueChange, input: more, className }: SearchFieldProps) {
  const { t } = useLingui()
  const own = useRef<HTMLInputElement>(null)
  const input = more?.ref ?? own
  return (
    <div className={cx('relative flex min-w-0 items-center', className)}>
      <Search
        size={16}
        strokeWidth={1.75}
        className="pointer-events-none absolute left-2.5 text-text-muted"
      />
      <input
        {...more}
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={event => onValueChange(event.currentTarget.value)}
        onKeyDown={event => {
          more?.onKeyDown?.(event)
          if (event.key !== 'Escape' || value === '') return
          event.preventDefault()
          event.stopPropagation()
          onValueChange('')
        }}
        className={cx(
          fieldLook,
          'appearance-none px-8 text-ellipsis [&::-webkit-search-cancel-button]:hidden',
        )}
      />
      {value !== '' && (
        <span className="absolute right-0.5 flex">
          <IconButton
            icon={X}
            name={t`Clear`}
            size="small"
            onClick={() => {
              onValueChange('')
              input.current?.focus()
            }}
          />
        </span>
      )}
    </div>
  )
}
