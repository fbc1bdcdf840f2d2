import { PLAN_IDS } from '#domain/plans.ts'
import { Skeleton } from '#ui/skeleton.tsx'

/** As high as what comes. */
export function PlansSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <Skeleton className="h-5.5 w-32" announced />
        <Skeleton className="h-10 w-full max-w-130" />
      </div>
      <div className="@container">
        <div className="flex flex-col gap-3 @3xl:gap-0 @3xl:overflow-hidden @3xl:rounded-card @3xl:border @3xl:bg-surface-raised @3xl:pt-17">
          {PLAN_IDS.map(plan => (
            <div
              key={plan}
              className="flex h-66 flex-col gap-4 rounded-card border p-4 @3xl:h-19 @3xl:flex-row @3xl:rounded-none @3xl:border-x-0 @3xl:border-b-0"
            >
              <Skeleton className="h-5 w-28" />
              <Skeleton className="h-5 w-full @3xl:w-32" />
              <Skeleton className="h-5 w-full @3xl:w-80" />
              <Skeleton className="h-5 w-full @3xl:w-32" />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
