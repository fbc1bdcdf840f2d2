import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { formatNumber } from '#ui/format.ts'
import { dayName, type PlottedDay } from './chart-days.ts'

export type DayWords = {
  /** `November 12` */
  name: string
  /** `312 Actions, 4 refused` */
  values: string
  /** `4,210 in total by then`, or what today is still to come; null where nothing is known. */
  more: string | null
  /** All in one, as read out: `November 12: 312 Actions, 4 refused` */
  spoken: string
}

/** What the chart says of a day. */
export function useDayWords(locale: string): (day: PlottedDay) => DayWords {
  const { t } = useLingui()

  function values({ when, used, refused, expected, noneLeft }: PlottedDay): string {
    if (when === 'future') {
      if (expected === null) return t`Still to come`
      const toCome = Math.round(expected)
      if (toCome === 0) return t`No Actions expected`
      const about = t`${plural(toCome, { one: 'About # Action expected', other: 'About # Actions expected' })}`
      return noneLeft ? t`${about}, none left by then` : about
    }
    const actions = t`${plural(used, { one: '# Action', other: '# Actions' })}`
    const refusals = t`${plural(refused, { one: '# refused', other: '# refused' })}`
    const ran = refused > 0 ? t`${actions}, ${refusals}` : actions
    return when === 'today' ? t`${ran} so far` : ran
  }

  function rest({ when, expected, noneLeft }: PlottedDay): string | null {
    const toCome = Math.round(expected ?? 0)
    if (when !== 'today' || toCome === 0 || noneLeft) return null
    const more = formatNumber(locale, toCome)
    return t`about ${more} more expected`
  }

  function sum({ when, expected, sum: actions }: PlottedDay): string | null {
    if (when === 'future' && expected === null) return null
    const total = formatNumber(locale, Math.round(actions))
    switch (when) {
      case 'past':
        return t`${total} in total by then`
      case 'today':
        return t`${total} in total`
      case 'future':
        return t`about ${total} in total by then`
    }
  }

  return day => {
    const date = dayName(locale, day.date, 'longDay')
    const name = day.when === 'today' ? t`Today, ${date}` : date
    const said = values(day)
    const still = rest(day)
    return {
      name,
      values: said,
      more: still ?? sum(day),
      spoken: still === null ? t`${name}: ${said}` : t`${name}: ${said}, ${still}`,
    }
  }
}
