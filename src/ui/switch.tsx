import { useId } from 'react'
import { cx } from './cx.ts'
import { useTooltip } from './use-tooltip.tsx'

type SwitchProps = {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  /** Names it; `labelHidden` where the row around it shows the same words. */
  label: string
  labelHidden?: boolean
  /** Shown as switched already, not yet confirmed: the thumb breathes, presses wait for the answer. */
  pending?: boolean
  disabledReason?: string | undefined
  className?: string
}

export function Switch({
  checked,
  onCheckedChange,
  label,
  labelHidden = false,
  pending = false,
  disabledReason,
  className,
}: SwitchProps) {
  const reasonId = useId()
  const off = disabledReason !== undefined
  const tooltip = useTooltip(
    disabledReason,
    { onClick: () => !off && !pending && onCheckedChange(!checked) },
    { press: off },
  )
  return (
    <>
      <button
        type="button"
        role="switch"
        {...tooltip.props}
        aria-checked={checked}
        aria-label={labelHidden ? label : undefined}
        aria-busy={pending || undefined}
        aria-disabled={off || undefined}
        aria-describedby={off ? reasonId : undefined}
        className={cx('inline-flex min-h-6 min-w-7 items-center gap-2 rounded-control text-left', className)}
      >
        <span
          className={cx(
            'flex h-4 w-7 shrink-0 items-center rounded-full border border-transparent px-px transition-colors',
            checked ? 'bg-accent' : 'bg-neutral-9',
            off && 'opacity-50',
          )}
        >
          <span
            className={cx(
              'size-3 rounded-full bg-on-accent transition-[translate] duration-150 forced-colors:bg-[Canvas]',
              checked && 'translate-x-3',
              pending && 'animate-pulse',
            )}
          />
        </span>
        {!labelHidden && <span className={cx('min-w-0', off && 'text-text-disabled')}>{label}</span>}
      </button>
      {off && (
        <span hidden id={reasonId}>
          {disabledReason}
        </span>
      )}
      {tooltip.popup}
    </>
  )
}
