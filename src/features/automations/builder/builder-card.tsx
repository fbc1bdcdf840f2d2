import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type BuilderCardProps = {
  icon: LucideIcon
  /** The group's name, and the first word of what it says: When, Only if, Then. */
  legend: string
  /** Beside it, quietly: how its parts belong together. */
  note?: ReactNode
  children: ReactNode
}

/** One of the three parts of an automation, read from top to bottom. */
export function BuilderCard({ icon: Icon, legend, note, children }: BuilderCardProps) {
  return (
    <fieldset className="min-w-0 rounded-card border bg-surface-raised p-4">
      {/* A floating legend is laid out like any other text. */}
      <legend className="float-left flex min-h-6 items-center gap-2 text-heading">
        <Icon size={16} strokeWidth={2} className="text-accent-text" />
        {legend}
      </legend>
      {note && <p className="ml-2 inline-flex min-h-6 items-center text-text-muted">{note}</p>}
      <div className="clear-both flex flex-col gap-3 pt-3">{children}</div>
    </fieldset>
  )
}

/** Between two cards: read on here. */
export function CardLink() {
  return <div aria-hidden className="ml-5.5 h-3 w-px bg-neutral-8" />
}
