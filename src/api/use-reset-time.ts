import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { PACIFIC } from '#domain/zoned.ts'

export type ResetTime = {
  /** On the wall clock of Pacific Time: `Dec 1, 00:00`. */
  pacific: string
  /** On the reader's: `Dec 1, 09:00`; null where it shows the same. */
  own: string | null
  /** Both, in a sentence: `December 1, 00:00 Pacific (09:00 your time)`. */
  words: string
}

/** U1: a reset (ISO 8601) in Pacific Time and in the reader's own zone. */
export function useResetTime(): (resetsAt: string) => ResetTime {
  const { t, i18n } = useLingui()
  return useCallback(
    (resetsAt: string): ResetTime => {
      const instant = Date.parse(resetsAt)
      const written = (options: Intl.DateTimeFormatOptions) => write(i18n.locale, instant, options)
      const pacific = written({ ...shortDay, ...clock, timeZone: PACIFIC })
      const here = written({ ...shortDay, ...clock })
      const date = written({ ...longDay, timeZone: PACIFIC })
      const time = written({ ...clock, timeZone: PACIFIC })
      if (here === pacific) return { pacific, own: null, words: t`${date}, ${time} Pacific` }
      // On the same day the hour says enough.
      const own = written(longDay) === date ? written(clock) : here
      return { pacific, own: here, words: t`${date}, ${time} Pacific (${own} your time)` }
    },
    [t, i18n.locale],
  )
}

const longDay: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric' }
const shortDay: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' }
const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** French says "1er décembre", as every reset does; Intl writes "1 décembre". */
function write(locale: string, instant: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, options)
    .formatToParts(instant)
    .map(({ type, value }) => (type === 'day' && value === '1' && locale.startsWith('fr') ? '1er' : value))
    .join('')
}
