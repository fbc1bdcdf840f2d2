import type { Instant, PacificDate } from './brand.ts'
import type { MailFacts } from './mail.ts'
import type { PlanId } from './plans.ts'

/** What an alert tells one recipient (A1 to A3), wherever the app is. Numbers are Actions of the month. */
export type AlertNews = MailFacts &
  MonthFacts &
  (
    | { kind: 'ninety' }
    /** The first refused firing, with how many were refused by `at`: 1 or more; and since when nothing runs. */
    | { kind: 'exceeded'; refused: number; suspendedSince: Instant }
    /** The day that the allowance ends on at this pace: more than three days before the reset. */
    | { kind: 'early_warning'; runsOutOn: PacificDate }
  )

/** The same with links into the app. */
export type AlertMail = AlertNews & {
  links: {
    usage: string
    /** What the plan offers for more: Add-ons or Upgrade; null for neither. */
    wayOut: { kind: 'add_ons' | 'upgrade'; url: string } | null
  }
}

type MonthFacts = {
  plan: PlanId
  /** The exact count at `at`; above the allowance if that was lowered. */
  used: number
  /** Above 0. */
  allowance: number
  resetsAt: Instant
  /** Those that used most, most first: three at most are shown. */
  top: readonly TopAutomation[]
}

export type TopAutomation = {
  /** Names are people's text (T5). */
  name: string
  placeName: string
  used: number
  /** Of all Actions used this month, 0 to 1. */
  share: number
}
