import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { type Tone, tinted } from './tone.ts'

type BadgeProps = { tone?: Tone; icon?: LucideIcon; children: ReactNode; className?: string }

/** A word or a number about what it stands beside. */
export function Badge({ tone = 'neutral', icon: Icon, children, className }: BadgeProps) {
  return (
    <span
      className={cx(
        'tnum inline-flex max-w-full items-center gap-1 rounded-full border px-1.5 text-small font-medium',
        tinted[tone],
        className,
      )}
    >
      {Icon && <Icon size={12} />}
      <span className="min-w-0 truncate">{children}</span>
    </span>
  )
}
