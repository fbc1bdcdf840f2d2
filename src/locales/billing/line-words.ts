import type { I18n } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { packs } from '#domain/add-ons.ts'
import type { CycleKind } from '#domain/billing-cycle.ts'
import type { PacificDate } from '#domain/brand.ts'
import type { OrderLine } from '#domain/order.ts'
import { formatDate, formatMoney, formatNumber } from '#ui/format.ts'
import { planName } from './plan-name.ts'

/** What a line does not say by itself: the rhythm it is billed in, and the days it pays for. */
export type LineTerms = { cycle: CycleKind; period: Period }
/** `to` is the first day that is no longer paid for: the day of the renewal. */
export type Period = { from: PacificDate; to: PacificDate }

/** B3: a line in words. */
export type LineWords = {
  /** "+5,000 Actions a month", whatever the quantity; "Business, 5 members"; "Unused time of Business, 5 members". */
  item: string
  /** The item with its quantity, where it is one of packs: "2 × +5,000 Actions a month". */
  counted: string
  /** Packs, or members. */
  quantity: number
  /** "3 × $400.00", what the price is made of; null where there is but one. */
  each: string | null
  /** Of one pack or member: "$400.00 / year". */
  unitPrice: string
  /** Of the whole quantity for a whole cycle: "$400.00 / year". */
  price: string
  /** "6 months left", "5 months and 13 of 31 days left"; "Whole year" where nothing is prorated. */
  time: string
  /** "Jul 1, 2026 – Jan 1, 2027" */
  dates: string
  /** "$200.00"; a credit begins with a minus. */
  due: string
  /** B11: it is given back. */
  isCredit: boolean
  /** B5: "$400.00 × 6 / 12 = $200.00"; null where the whole cycle is paid for. */
  working: string | null
  /** Whether the working does not come out even: then `prorationNote` says how it is rounded. */
  isRounded: boolean
}

/** B3, B12: what a line says in the order's summary, on the invoice and in e-mails alike. */
export function lineWords(i18n: I18n, line: OrderLine, { cycle, period }: LineTerms): LineWords {
  const { price, due } = line
  const money = (cents: number) => formatMoney(i18n.locale, cents)
  const quantity = line.item.kind === 'add_on' ? line.item.quantity : line.item.seats
  const isCredit = due < 0
  const item = itemName(i18n, line, isCredit)
  const count = formatNumber(i18n.locale, quantity)
  // A line is so many times one whole price; without members it costs nothing.
  const unitCents = quantity === 0 ? 0 : price / quantity
  const unit = money(unitCents)
  return {
    item,
    counted: line.item.kind === 'add_on' ? countedName(i18n, item, quantity) : item,
    quantity,
    each:
      quantity === 1
        ? null
        : i18n._(msg({ message: `${count} × ${unit}`, comment: 'So many at a price: 3 × $400.00' })),
    unitPrice: pricePerCycle(i18n, unitCents, { cycle }),
    price: pricePerCycle(i18n, price, { cycle }),
    time: timeLeft(i18n, line.remaining, cycle),
    dates: periodWords(i18n, period),
    due: money(due),
    isCredit,
    working: line.remaining && workingOf(i18n, line, line.remaining),
    isRounded: line.remaining !== null && !comesOutEven(price, line.remaining),
  }
}

function itemName(i18n: I18n, { item }: OrderLine, isCredit: boolean): string {
  const name = item.kind === 'add_on' ? packName(i18n, item.pack) : planWithSeats(i18n, item)
  return isCredit
    ? i18n._(
        msg({ message: `Unused time of ${name}`, comment: 'A credit: Unused time of Business, 5 members' }),
      )
    : name
}

/** B2: "+5,000 Actions a month" */
export function packName(i18n: I18n, pack: keyof typeof packs): string {
  const actions = formatNumber(i18n.locale, packs[pack].actions)
  return i18n._(msg({ message: `+${actions} Actions a month`, comment: 'A pack of Actions, an add-on' }))
}

/** "2 × +5,000 Actions a month"; one of them by its name alone. */
export function countedName(i18n: I18n, item: string, quantity: number): string {
  const count = formatNumber(i18n.locale, quantity)
  return quantity === 1
    ? item
    : i18n._(msg({ message: `${count} × ${item}`, comment: '2 × +5,000 Actions a month' }))
}

type PlanItem = Extract<OrderLine['item'], { kind: 'plan' }>

function planWithSeats(i18n: I18n, { plan: id, seats }: PlanItem): string {
  const plan = planName(i18n, id)
  return i18n._(
    msg({
      message: `${plan}, ${plural(seats, { one: '# member', other: '# members' })}`,
      comment: 'A plan and how many members are paid for',
    }),
  )
}

/** "$400.00 / year"; `short`: "$400 / year", where no cents have to add up. */
export function pricePerCycle(
  i18n: I18n,
  cents: number,
  { cycle, short = false }: { cycle: CycleKind; short?: boolean },
): string {
  const price = formatMoney(i18n.locale, cents, { short })
  switch (cycle) {
    case 'monthly':
      return i18n._(msg({ message: `${price} / month`, comment: 'A price' }))
    case 'yearly':
      return i18n._(msg({ message: `${price} / year`, comment: 'A price' }))
  }
}

/** A day of the calendar, as billing writes it everywhere: "Jan 1, 2027". */
export function billingDay(i18n: I18n, day: PacificDate): string {
  return formatDate(i18n.locale, Date.parse(day), 'date', 'UTC')
}

/** "Jul 1, 2026 – Jan 1, 2027" */
export function periodWords(i18n: I18n, period: Period): string {
  const from = billingDay(i18n, period.from)
  const to = billingDay(i18n, period.to)
  return i18n._(msg({ message: `${from} – ${to}`, comment: 'From one day to another' }))
}

type Remaining = NonNullable<OrderLine['remaining']>

/** A month that has all its days left is a whole one: 5 and 31/31 are 6. */
function wholeAndDays({ months, days, daysInMonth }: Remaining): { months: number; days: number } {
  return days === daysInMonth ? { months: months + 1, days: 0 } : { months, days }
}

function timeLeft(i18n: I18n, remaining: OrderLine['remaining'], cycle: CycleKind): string {
  if (remaining === null) {
    return cycle === 'yearly' ? i18n._(msg`Whole year`) : i18n._(msg`Whole month`)
  }
  const { months, days } = wholeAndDays(remaining)
  const { daysInMonth } = remaining
  if (days === 0) return i18n._(msg`${plural(months, { one: '# month left', other: '# months left' })}`)
  if (months === 0) {
    return i18n._(
      msg`${plural(days, { one: `# of ${daysInMonth} days left`, other: `# of ${daysInMonth} days left` })}`,
    )
  }
  return i18n._(
    msg({
      message: `${plural(months, { one: '# month', other: '# months' })} and ${plural(days, { one: `# of ${daysInMonth} days left`, other: `# of ${daysInMonth} days left` })}`,
      comment: '5 months and 13 of 31 days left of a billing cycle',
    }),
  )
}

/** B5 in numbers. A part of a month stands as a fraction of its days: "$400.00 × (5 + 13/31) / 12 = $180.65". */
function workingOf(i18n: I18n, { price, due }: OrderLine, remaining: Remaining): string {
  const { months, days } = wholeAndDays(remaining)
  const { daysInMonth, of } = remaining
  const part = `${days}/${daysInMonth}`
  const left = days === 0 ? `${months}` : months === 0 ? part : `${months} + ${part}`
  const share = of === 1 ? left : `${days === 0 ? left : `(${left})`} / ${of}`
  const whole = formatMoney(i18n.locale, due < 0 ? -price : price)
  return `${whole} × ${share} = ${formatMoney(i18n.locale, due)}`
}

function comesOutEven(price: number, { months, days, daysInMonth, of }: Remaining): boolean {
  const part = BigInt(price) * BigInt(months * daysInMonth + days)
  return part % BigInt(of * daysInMonth) === 0n
}
