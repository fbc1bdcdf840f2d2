import { useLingui } from '@lingui/react/macro'
import type { Cents } from '#domain/brand.ts'
import { cx } from '#ui/cx.ts'
import { formatMoney } from '#ui/format.ts'
import { Skeleton } from '#ui/skeleton.tsx'

type AmountProps = {
  /** Null while it is not known (B3): then there is a place for it and no amount. */
  of: Cents | null
  className?: string
}

export function Amount({ of, className }: AmountProps) {
  const { i18n } = useLingui()
  if (of === null) {
    // As high as an amount, and on the same baseline.
    return (
      <div className="relative ml-auto w-18">
        {'\u00A0'}
        <Skeleton className="absolute inset-0" />
      </div>
    )
  }
  return <span className={cx('tnum whitespace-nowrap', className)}>{formatMoney(i18n.locale, of)}</span>
}
