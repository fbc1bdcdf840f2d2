import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import type { Instant } from '#domain/brand.ts'
import { PACIFIC, wallTimeAt } from '#domain/zoned.ts'
import { formatDate, ownZone } from '#ui/format.ts'

/** U1: a reset in Pacific Time and in the reader's own zone: "December 1, 00:00 Pacific (09:00 your time)". */
export function useResetWords(): (iso: string) => string {
  const { t, i18n } = useLingui()
  return useCallback(
    (iso: string) => {
      const instant = Date.parse(iso) as Instant
      const zone = ownZone()
      const there = wallTimeAt(instant, PACIFIC)
      const here = wallTimeAt(instant, zone)
      const date = formatDate(i18n.locale, instant, 'longDay', PACIFIC)
      const time = formatDate(i18n.locale, instant, 'time', PACIFIC)
      const sameDay = there.day === here.day
      if (sameDay && there.hour === here.hour && there.minute === here.minute) {
        return t`${date}, ${time} Pacific`
      }
      const own = formatDate(i18n.locale, instant, sameDay ? 'time' : 'dayTime', zone)
      return t`${date}, ${time} Pacific (${own} your time)`
    },
    [t, i18n.locale],
  )
}
