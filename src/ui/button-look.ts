import { cx } from './cx.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
/** 28, 32 and 40 px high; all can grow when their label wraps. */
export type ButtonSize = 'small' | 'medium' | 'large'

type Look = { variant: ButtonVariant; size: ButtonSize; off?: boolean; square?: boolean }

// A transparent edge is drawn by the system in forced colours.
const frame =
  'relative inline-flex items-center justify-center gap-1.5 rounded-control border text-center text-body font-medium transition-colors select-none'

const colours: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover forced-color-adjust-none',
  secondary: 'border-quiet-border text-text hover:bg-hover active:bg-pressed data-popup-open:bg-hover',
  ghost: 'border-transparent text-text hover:bg-hover active:bg-pressed data-popup-open:bg-hover',
  danger: 'border-transparent bg-danger text-on-danger hover:bg-danger-hover',
}

const switchedOff: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-neutral-4 text-text-disabled',
  secondary: 'border-quiet-border text-text-disabled',
  ghost: 'border-transparent text-text-disabled',
  danger: 'border-transparent bg-neutral-4 text-text-disabled',
}

const sizes: Record<ButtonSize, string> = {
  small: 'min-h-7 px-2 py-0.5',
  medium: 'min-h-8 px-3 py-1',
  large: 'min-h-10 px-4 py-2',
}

const squares: Record<ButtonSize, string> = { small: 'size-7', medium: 'size-8', large: 'size-10' }

/** The classes of all that looks like a button, so that links and triggers can share them. */
export function buttonLook({ variant, size, off = false, square = false }: Look): string {
  return cx(
    frame,
    off ? switchedOff[variant] : colours[variant],
    square ? cx(squares[size], 'shrink-0') : sizes[size],
  )
}
