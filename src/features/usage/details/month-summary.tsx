import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { UsageView } from '#contract/usage.ts'
import type { MonthInDaysView } from '#contract/usage-detail.ts'
import type { Projection } from '#domain/projection.ts'
import { formatDate, formatNumber, formatPercent } from '#ui/format.ts'
import { useMomentOf } from '../moment-of.ts'
import { cardValue, isSameValue } from './as-displayed.ts'
import { ProjectionLine } from './projection-line.tsx'

type MonthSummaryProps = {
  usage: UsageView
  month: MonthInDaysView
  /** Of `month`; null for one that is over. */
  projection: Projection | null
  name: string
}

/**
 * Where the month goes, or what it came to; and as of when its numbers are (U3). What it says is all of one answer: what the
 * card knows besides only counts while both are of the same moment.
 */
export function MonthSummary({ usage, month, projection, name }: MonthSummaryProps) {
  const momentOf = useMomentOf()
  const { used, asOf, allowance } = month
  if (projection === null || allowance === null) return <PastMonth {...{ month, name }} />
  const suspended = usage.state === 'suspended' && isSameValue(month, cardValue(usage))
  const moment = momentOf(asOf)
  return (
    <>
      <ProjectionLine {...{ projection, used, allowance, suspended }} />
      <p className="tnum text-small text-text-muted">
        <Trans>
          <Plural value={used} one="# Action" other="# Actions" />, as of{' '}
          <time dateTime={asOf}>{moment}</time>
        </Trans>
      </p>
    </>
  )
}

function PastMonth({ month, name }: Pick<MonthSummaryProps, 'month' | 'name'>) {
  const { i18n } = useLingui()
  const { used, allowance, refused, refusedSince } = month
  const [usedText, allowanceText] = [used, allowance ?? 0].map(count => formatNumber(i18n.locale, count))
  const share = formatPercent(i18n.locale, used / (allowance ?? 1))
  const first = refusedSince === null ? '' : formatDate(i18n.locale, Date.parse(refusedSince), 'dayTime')
  return (
    <>
      <p className="tnum text-pretty">
        {allowance === null ? (
          <Trans comment="October 2026: 8,214 Actions used">
            {name}: {usedText} Actions used.
          </Trans>
        ) : (
          <Trans comment="October 2026: 8,214 of 10,000 Actions used, 82%.">
            {name}: {usedText} of {allowanceText} Actions used, {share}.
          </Trans>
        )}{' '}
        {refused > 0 && (
          <span className="text-suspended-text">
            <Plural
              value={refused}
              one={`# firing was refused (${first}).`}
              other={`# firings were refused (first: ${first}).`}
            />
          </span>
        )}
      </p>
      <p className="text-small text-text-muted">
        <Trans>Final. The cards above show the current month.</Trans>
      </p>
    </>
  )
}
