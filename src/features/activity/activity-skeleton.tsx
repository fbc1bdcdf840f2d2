import { cx } from '#ui/cx.ts'
import { Skeleton } from '#ui/skeleton.tsx'

const ROWS = ['w-52', 'w-40', 'w-48', 'w-44', 'w-36', 'w-52', 'w-40']

/** Rows at the size they will have. */
export function ActivitySkeleton() {
  return ROWS.map((width, index) => (
    <div
      key={`${width} ${index < 4}`}
      className="flex min-h-14 items-start justify-between gap-4 border-b px-4 py-2 sm:px-5"
    >
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <Skeleton className={cx('h-4 max-w-full', width)} announced={index === 0} />
        <Skeleton className="h-4 w-4/5" />
      </div>
      <Skeleton className="h-4 w-20" />
    </div>
  ))
}
