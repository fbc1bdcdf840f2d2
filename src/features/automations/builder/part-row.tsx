import type { LucideIcon } from 'lucide-react'
import type { KeyboardEventHandler, ReactNode } from 'react'
import { cx } from '#ui/cx.ts'
import { useBuilding } from './builder-context.tsx'

type PartRowProps = {
  /** The part's key, by which it is found when it has just been added, and when it is wrong as a whole. */
  partKey: string
  /** Names the group for those who listen: "Step 2: Set status". */
  label: string
  icon?: LucideIcon
  /** What it does, in front of its field. */
  title: ReactNode
  /** A mark behind the title. */
  badge?: ReactNode
  /** One field stands beside the title, more below it. */
  shape: 'line' | 'block'
  children?: ReactNode
  /** Move up, move down, remove. */
  actions: ReactNode
  onKeyDown?: KeyboardEventHandler<HTMLElement>
}

/** A condition or a step. */
export function PartRow({
  partKey,
  label,
  icon: Icon,
  title,
  badge,
  shape,
  children,
  actions,
  onKeyDown,
}: PartRowProps) {
  const { errorAt } = useBuilding()
  const error = errorAt(partKey)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in each row would need a legend that is not shown
    <div
      role="group"
      aria-label={label}
      data-part={partKey}
      onKeyDown={onKeyDown}
      className="grid min-w-0 scroll-my-4 short:scroll-mb-16 grid-cols-[minmax(0,1fr)_auto] items-start gap-2 sm:grid-cols-[minmax(0,10rem)_minmax(0,1fr)_auto]"
    >
      <p
        className={cx(
          'col-start-1 row-start-1 flex min-h-8 flex-wrap items-center gap-x-2 font-medium',
          shape === 'block' && 'sm:col-span-2',
        )}
      >
        {Icon && <Icon size={16} strokeWidth={1.75} className="text-text-muted" />}
        {title}
        {badge}
      </p>
      <div className="col-start-2 row-start-1 flex items-center sm:col-start-3">{actions}</div>
      {children && (
        <div
          className={
            shape === 'line'
              ? 'flex min-w-0 flex-wrap items-start gap-2 max-sm:col-span-full sm:col-start-2 sm:row-start-1'
              : 'col-span-full flex min-w-0 flex-col gap-3 sm:pl-6'
          }
        >
          {children}
        </div>
      )}
      {error && (
        // Takes the focus when it is the first thing to put right.
        <p data-wrong tabIndex={-1} className="col-span-full text-small text-suspended-text sm:pl-6">
          {error}
        </p>
      )}
    </div>
  )
}
