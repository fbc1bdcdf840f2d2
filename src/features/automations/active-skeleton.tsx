import { cx } from '#ui/cx.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { rowGrid } from './row-look.ts'

const ROWS = ['w-40', 'w-52', 'w-36', 'w-48', 'w-44', 'w-32']

/** Toolbar and rows at the size they will have. */
export function ActiveSkeleton() {
  return (
    <div className="flex flex-col overflow-hidden">
      <div className="flex flex-wrap gap-2 px-4 py-3 sm:px-5">
        <Skeleton className="h-8 min-w-48 flex-1" announced />
        <Skeleton className="h-8 w-51" />
        <Skeleton className="h-8 w-32 max-sm:w-28" />
        <Skeleton className="h-8 w-55" />
      </div>
      <div className="h-7 border-b" />
      {ROWS.map(width => (
        <div key={width} className={cx(rowGrid, 'min-h-14')}>
          <Skeleton className="h-6 w-7" />
          <Skeleton className={cx('h-5 max-w-full', width)} />
          <Skeleton className="h-5 w-4/5 max-sm:col-start-2" />
        </div>
      ))}
    </div>
  )
}
