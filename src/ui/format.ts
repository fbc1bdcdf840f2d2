/** An IANA zone name, `'America/Los_Angeles'`; without one, the reader's own. */
type Zone = string | undefined

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

// Making an Intl formatter costs some 50 µs, using one 1 µs, and lists format the same way thousands of times.
const made = new Map<string, unknown>()
function once<Formatter>(kind: string, locale: string, options: object, make: () => Formatter): Formatter {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`
  let formatter = made.get(key) as Formatter | undefined
  if (!formatter) {
    formatter = make()
    made.set(key, formatter)
  }
  return formatter
}

const numbers = (locale: string, options: Intl.NumberFormatOptions) =>
  once('number', locale, options, () => new Intl.NumberFormat(locale, options))
const dates = (locale: string, options: Intl.DateTimeFormatOptions) =>
  once('date', locale, options, () => new Intl.DateTimeFormat(locale, options))

/** `8730` -> `8,730`, `8 730`. */
export function formatNumber(locale: string, value: number): string {
  return numbers(locale, {}).format(value)
}

/** For the scale of a chart, where room is short: from 10,000 on in thousands. `2,500`, `25K`; `2 500`, `25 k`. */
export function formatCompact(locale: string, value: number): string {
  return value < 10_000
    ? formatNumber(locale, value)
    : numbers(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

/**
 * A share as a percentage: `0.873` -> `87%`, `87 %`.
 * @param digits decimals shown, rounded down: 99.96 % of an allowance never reads as 100 %.
 */
export function formatPercent(locale: string, share: number, digits = 0): string {
  return numbers(locale, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    roundingMode: 'floor',
  }).format(share)
}

/**
 * An amount in whole cents: `20000` -> `$200.00`, `200,00 $US`.
 * @param short leaves out the cents of a whole amount, as in price lists: `$200`.
 */
export function formatMoney(locale: string, cents: number, { currency = 'USD', short = false } = {}): string {
  const digits = short && cents % 100 === 0 ? 0 : 2
  return numbers(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(cents / 100)
}

const dateStyles = {
  /** Nov 28 */
  day: { month: 'short', day: 'numeric' },
  /** November 28 */
  longDay: { month: 'long', day: 'numeric' },
  /** Nov 28, 2026 */
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  /** November 2026 */
  month: { year: 'numeric', month: 'long' },
  /** 14:03 */
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** Dec 1, 00:00 */
  dayTime: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** December 1, 2026, 00:00:05 GMT-8: for what must not be mistaken */
  full: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  },
} satisfies Record<string, Intl.DateTimeFormatOptions>

export type DateStyle = keyof typeof dateStyles

/** @param instant milliseconds since 1970 */
export function formatDate(locale: string, instant: number, style: DateStyle, zone?: Zone): string {
  const formatter = dates(locale, zone ? { ...dateStyles[style], timeZone: zone } : dateStyles[style])
  if (!locale.startsWith('fr')) return formatter.format(instant)
  // French says "1er décembre", as every reset does; Intl writes "1 décembre".
  const parts = formatter.formatToParts(instant)
  return parts.map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value)).join('')
}

/** How far `instant` is from `now`, in the largest unit that fits: `2 min. ago`, `in 7 days`; within 45 s: `now`. */
export function formatRelative(locale: string, instant: number, now: number): string {
  const away = instant - now
  const size = Math.abs(away)
  const isNow = size < 45_000
  // "Tomorrow" would be wrong for what is 30 hours away in the evening: days are counted, not named.
  const options = { style: 'short', numeric: isNow ? 'auto' : 'always' } as const
  const relative = once('relative', locale, options, () => new Intl.RelativeTimeFormat(locale, options))
  if (isNow) return relative.format(0, 'second')
  if (size < hour) return relative.format(Math.trunc(away / minute) || Math.sign(away), 'minute')
  if (size < day) return relative.format(Math.trunc(away / hour), 'hour')
  if (size < 60 * day) return relative.format(Math.trunc(away / day), 'day')
  return relative.format(Math.round(away / (30.44 * day)), 'month')
}

/** A length of time in its two largest units: `7 days 9 hr`, `3 hr 20 min`, `45 sec`. */
export function formatDuration(locale: string, milliseconds: number): string {
  const parts = [
    ['day', Math.floor(milliseconds / day)],
    ['hour', Math.floor((milliseconds % day) / hour)],
    ['minute', Math.floor((milliseconds % hour) / minute)],
    ['second', Math.floor((milliseconds % minute) / 1000)],
  ] as const
  const first = parts.findIndex(([, count]) => count > 0)
  const shown = first < 0 ? parts.slice(-1) : parts.slice(first, first + 2)
  return shown
    .filter(([, count], index) => count > 0 || index === 0)
    .map(([unit, count]) => numbers(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count))
    .join(' ')
}
