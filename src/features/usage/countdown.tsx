import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useNow } from '#api/use-now.ts'
import { formatDuration } from '#ui/format.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/**
 * How long until an instant of the service's clock (T1): whole days while there are two or more, then hours and minutes,
 * then, in the last two minutes, seconds.
 */
export function Countdown({ until }: { until: string }) {
  const { i18n } = useLingui()
  const end = Date.parse(until)
  const coarse = useNow(MINUTE)
  const close = coarse !== undefined && end - coarse <= 3 * MINUTE
  const now = useNow(close ? SECOND : MINUTE)
  if (now === undefined) return null
  const left = end - now
  if (left <= 0) return <Trans comment="The reset is due">now</Trans>
  if (left >= 2 * DAY) {
    return <Plural value={Math.floor(left / DAY)} one="in # day" other="in # days" />
  }
  const duration = formatDuration(i18n.locale, left)
  return <Trans comment="in 3 hr 20 min">in {duration}</Trans>
}
