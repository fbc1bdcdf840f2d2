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
  if (of === null) return <Skeleton className="ml-auto h-5 w-18" />
  return <span className={cx('tnum whitespace-nowrap', className)}>{formatMoney(i18n.locale, of)}</span>
}
