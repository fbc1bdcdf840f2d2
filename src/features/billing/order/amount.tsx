import { useLingui } from '@lingui/react/macro'
import type { Cents } from '#domain/brand.ts'
import { formatMoney } from '#ui/format.ts'
import { Skeleton } from '#ui/skeleton.tsx'

type AmountProps = {
  /** Null while it is not known (B3): then there is a place for it and no amount. */
  of: Cents | null
  /** None is asked for either: nothing is said to be loading. */
  isBlank?: boolean
}

export function Amount({ of, isBlank = false }: AmountProps) {
  const { i18n } = useLingui()
  if (of === null && isBlank) return <NoAmount />
  if (of === null) {
    // As high as an amount, and on the same baseline.
    return (
      <div className="relative ml-auto w-18">
        {'\u00A0'}
        <Skeleton className="absolute inset-0" />
      </div>
    )
  }
  return <span className="tnum whitespace-nowrap">{formatMoney(i18n.locale, of)}</span>
}

/** Where there is no order, and so no amount. */
export function NoAmount() {
  return <span className="text-text-muted">–</span>
}
