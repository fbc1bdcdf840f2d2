import type { LucideIcon } from 'lucide-react'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { useId } from 'react'
import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look.ts'
import { cx } from './cx.ts'
import { useTooltip } from './use-tooltip.tsx'

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  /** One `primary` a view. */
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: LucideIcon
  /** After the label: a count, a chevron, a shortcut. */
  trailing?: ReactNode
  /** Waits for an answer: presses do nothing, the size stays, a spinner comes after 200 ms. */
  pending?: boolean
  /** Why it cannot be used. It stays in reach of the keyboard and says so. There is no disabling without a reason. */
  disabledReason?: string | undefined
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  trailing,
  pending = false,
  disabledReason,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const off = disabledReason !== undefined
  const tooltip = useTooltip(
    disabledReason,
    {
      ...rest,
      onClick(event) {
        // A form is not sent by a button that cannot be used either.
        if (off || pending) event.preventDefault()
        else onClick?.(event as MouseEvent<HTMLButtonElement>)
      },
    },
    { press: off },
  )
  return (
    <>
      <button
        type="button"
        {...rest}
        {...tooltip.props}
        aria-disabled={off || pending || undefined}
        aria-busy={pending || undefined}
        aria-describedby={cx(rest['aria-describedby'], off && reasonId) || undefined}
        className={cx(buttonLook({ variant, size, off }), className)}
      >
        <span className={cx('contents', pending && '*:animate-give-way')}>
          {Icon && <Icon size={16} strokeWidth={1.75} />}
          <span className="min-w-0">{children}</span>
          {trailing}
        </span>
        {pending && (
          <span className="absolute inset-0 grid animate-late place-items-center">
            <LoaderCircle size={16} className="animate-spin" />
          </span>
        )}
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
