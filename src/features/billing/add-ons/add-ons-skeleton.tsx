import { PACK_IDS } from '#domain/add-ons.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { packGrid } from './pack-grid.ts'

/** As high as what comes. */
export function AddOnsSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-6">
      <div className="flex flex-col gap-3">
        <div className="flex flex-col gap-1">
          <Skeleton className="h-5.5 w-40" announced />
          <Skeleton className="h-5 w-full max-w-130" />
        </div>
        <div className={packGrid}>
          {PACK_IDS.map(pack => (
            <Skeleton key={pack} className="h-38" />
          ))}
        </div>
      </div>
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-32 w-full" />
    </div>
  )
}
