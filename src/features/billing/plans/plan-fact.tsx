import type { ReactNode } from 'react'

type PlanFactProps = {
  /** What it is about: in view on a card, under the column's heading only read out. */
  name: string
  /** The workspace's own, which the column's heading says where there is one. */
  own?: ReactNode
  children: ReactNode
}

/** A limit or a price of a plan, and beside it what the workspace uses of it. */
export function PlanFact({ name, own, children }: PlanFactProps) {
  return (
    <div className="flex min-w-0 items-baseline justify-between gap-4 @3xl:block">
      <dt className="shrink-0 text-text-muted @3xl:sr-only">{name}</dt>
      <dd className="tnum min-w-0 text-right @3xl:text-left">
        {children}
        {own && <span className="block text-small text-text-muted @3xl:hidden">{own}</span>}
      </dd>
    </div>
  )
}
