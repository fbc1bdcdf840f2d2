import type { Instant, PacificDate } from './brand.ts'
import type { PlanId } from './plans.ts'

export type MailLocale = 'en' | 'fr'

/** What an alert tells one recipient (A1 to A3), wherever the app is. Numbers are Actions of the month; names are people's text (T5). */
export type AlertNews = NewsFacts &
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

type NewsFacts = {
  /** The recipient's own language (A2). */
  locale: MailLocale
  workspaceName: string
  recipientName: string
  plan: PlanId
  /** The exact count at `at`; above the allowance if that was lowered. */
  used: number
  /** Above 0. */
  allowance: number
  at: Instant
  resetsAt: Instant
  /** Those that used most, most first: three at most are shown. */
  top: readonly TopAutomation[]
}

export type TopAutomation = {
  name: string
  placeName: string
  used: number
  /** Of all Actions used this month, 0 to 1. */
  share: number
}

/** One message, ready to be sent. The subject is one line; lines of `text` end with `\n`. */
export type RenderedMail = { subject: string; html: string; text: string }
