import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type EmptyStateProps = {
  icon?: LucideIcon
  /** What is not here: "No automations at this place". */
  title: string
  /** The level that fits the page's outline. */
  level?: 2 | 3 | 4
  /** What would be here, and how it comes. */
  children?: ReactNode
  /** The first step, one click away. */
  actions?: ReactNode
}

export function EmptyState({ icon: Icon, title, level = 3, children, actions }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className="mx-auto flex max-w-110 flex-col items-center gap-2 px-4 py-10 text-center">
      {Icon && <Icon size={24} strokeWidth={1.5} className="text-text-muted" />}
      <Heading className="text-heading">{title}</Heading>
      {children && <div className="text-pretty text-text-muted">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
