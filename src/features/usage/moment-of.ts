import { useLingui } from '@lingui/react/macro'
import { useNow } from '#api/use-now.ts'
import { formatDate } from '#ui/format.ts'

const HALF_A_MINUTE = 30_000

/** `14:03` for today, `Nov 22, 14:03` for another day, both on the reader's clock, which goes on while the page is open. */
export function useMomentOf(): (iso: string) => string {
  const { i18n } = useLingui()
  const now = useNow(HALF_A_MINUTE)
  return iso => {
    const instant = Date.parse(iso)
    const day = (at: number) => formatDate(i18n.locale, at, 'date')
    const isToday = now !== undefined && day(instant) === day(now)
    return formatDate(i18n.locale, instant, isToday ? 'time' : 'dayTime')
  }
}
