import { useLingui } from '@lingui/react/macro'
import { cx } from './cx.ts'

type SkeletonProps = {
  /** The size of what will stand there: `h-5 w-40`. */
  className: string
  /** On one of a group, so that the wait is read out once. */
  announced?: boolean
}

/** Keeps the place of what is loading; it is only seen after 200 ms. */
export function Skeleton({ className, announced = false }: SkeletonProps) {
  const { t } = useLingui()
  return (
    <div className={cx('animate-late', className)}>
      <div className="size-full animate-pulse rounded-control bg-neutral-5 forced-colors:border" />
      {announced && (
        <span role="status" className="sr-only">
          {t`Loading…`}
        </span>
      )}
    </div>
  )
}
