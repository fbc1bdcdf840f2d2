import type { LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { cloneElement } from 'react'
import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look.ts'
import { cx } from './cx.ts'

type LinkButtonProps = {
  /** The link itself, without children: `<Link to="/billing" />`, `<a href="…" />`. */
  render: ReactElement<{ className?: string | undefined; children?: ReactNode }>
  children: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: LucideIcon
  className?: string
}

/** Goes somewhere, looks like a button. */
export function LinkButton({
  render,
  children,
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  className,
}: LinkButtonProps) {
  return cloneElement(
    render,
    { className: cx(buttonLook({ variant, size }), 'no-underline', className, render.props.className) },
    <>
      {Icon && <Icon size={16} strokeWidth={1.75} />}
      <span className="min-w-0">{children}</span>
    </>,
  )
}
