import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import { useId } from 'react'
import { type ButtonSize, buttonLook } from './button-look.ts'
import { cx } from './cx.ts'
import { useTooltip } from './use-tooltip.tsx'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'children' | 'name'> & {
  icon: LucideIcon
  /** What it does, read out and shown in the tooltip: "Close", "More of Marketing". */
  name: string
  variant?: 'secondary' | 'ghost'
  size?: ButtonSize
  disabledReason?: string | undefined
}

export function IconButton({
  icon: Icon,
  name,
  variant = 'ghost',
  size = 'medium',
  disabledReason,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const reasonId = useId()
  const off = disabledReason !== undefined
  const content = off ? (
    <>
      <span className="block font-medium">{name}</span>
      {disabledReason}
    </>
  ) : (
    name
  )
  const tooltip = useTooltip(
    content,
    {
      ...rest,
      onClick(event) {
        if (off) event.preventDefault()
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
        aria-label={name}
        aria-disabled={off || undefined}
        aria-describedby={cx(rest['aria-describedby'], off && reasonId) || undefined}
        className={cx(
          buttonLook({ variant, size, off, square: true }),
          !off && 'text-text-muted hover:text-text',
          className,
        )}
      >
        <Icon size={16} strokeWidth={1.75} />
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
