import { Skeleton } from '#ui/skeleton.tsx'

/** As high, row by row, as the tasks that take its place. */
export function BoardSkeleton() {
  return (
    <div className="px-4 py-2 max-md:px-2">
      {[4, 3].map((rows, group) => (
        <div key={rows} className="pb-4">
          <div className="flex h-9 items-center gap-2">
            <Skeleton className="h-4 w-24" announced={group === 0} />
          </div>
          {['w-64', 'w-48', 'w-72', 'w-56'].slice(0, rows).map(width => (
            <div key={width} className="flex h-9 items-center gap-3 border-t">
              <Skeleton className="size-4" />
              <Skeleton className={`h-4 max-w-[50%] ${width}`} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
