import type { ComponentProps, MouseEvent } from 'react'
import { cx } from '#ui/cx.ts'
import type { MenuTriggerProps } from '#ui/menu.tsx'
import { useTooltip } from '#ui/use-tooltip.tsx'

type CellButtonProps = Omit<ComponentProps<'button'>, keyof MenuTriggerProps | 'name'> &
  MenuTriggerProps & {
    /** Which field of which task, and its value: "Priority of Record the demo: High". Also the tooltip. */
    name: string
  }

/** A field of a task in its row; opens what changes it. */
export function CellButton({ name, className, children, onClick, ...rest }: CellButtonProps) {
  const tooltip = useTooltip(name, {
    ...rest,
    onClick: event => onClick?.(event as MouseEvent<HTMLButtonElement>),
  })
  return (
    <>
      <button
        type="button"
        {...rest}
        {...tooltip.props}
        aria-label={name}
        className={cx(
          'flex h-7 min-w-7 items-center gap-1.5 rounded-control px-1.5 transition-colors hover:bg-hover data-popup-open:bg-hover',
          className,
        )}
      >
        {children}
      </button>
      {tooltip.popup}
    </>
  )
}

const pointedAt =
  'text-text-muted opacity-0 transition-opacity group-has-focus-visible/row:opacity-100 group-hover/row:opacity-100 data-popup-open:opacity-100'

/** What is only seen where its row is pointed at or has the focus; always where nothing can point. */
export const atHand = `${pointedAt} pointer-coarse:opacity-100`

/** The same, but not there at all where nothing can point, or where it would leave a hole: a row's menu offers it. */
export const quiet = `${pointedAt} pointer-coarse:hidden @max-3xl:hidden`

/** A row's handle: fingers scroll where it would be, and move tasks by the row's menu. */
export const handle = `${pointedAt} pointer-coarse:hidden`
