import type { ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'

type SegmentedProps<Value extends string> = {
  /** Names the choice; read, not shown. */
  label: string
  value: Value
  onValueChange: (value: Value) => void
  options: readonly { value: Value; label: string; count?: ReactNode }[]
  className?: string
}

/** One of a few, all in view. Native radio buttons: Tab enters, arrow keys choose. */
export function Segmented<Value extends string>({
  label,
  value,
  onValueChange,
  options,
  className,
}: SegmentedProps<Value>) {
  const name = useId()
  return (
    <fieldset
      className={cx('inline-flex max-w-full flex-wrap gap-0.5 rounded-control bg-neutral-4 p-0.5', className)}
    >
      <legend className="sr-only">{label}</legend>
      {options.map(option => (
        <label
          key={option.value}
          className="relative flex min-h-7 cursor-pointer items-center gap-1.5 rounded-[4px] border border-transparent px-2.5 font-medium text-text-muted transition-colors select-none hover:text-text has-checked:border-quiet-border has-checked:bg-surface-raised has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus-ring forced-colors:border-[Canvas] forced-colors:has-checked:border-[Highlight]"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-[inherit] outline-none"
          />
          {option.label}
          {option.count !== undefined && (
            <span className="tnum text-small text-text-muted">{option.count}</span>
          )}
        </label>
      ))}
    </fieldset>
  )
}
