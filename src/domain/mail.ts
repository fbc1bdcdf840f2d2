import type { Instant } from './brand.ts'

export type MailLocale = 'en' | 'fr'

/** What every message knows, whatever it tells. Names are people's text (T5). */
export type MailFacts = {
  /** The recipient's own language (A2). */
  locale: MailLocale
  workspaceName: string
  recipientName: string
  /** When that happened which it tells. */
  at: Instant
}

/** One message, ready to be sent. The subject is one line; lines of `text` end with `\n`. */
export type RenderedMail = { subject: string; html: string; text: string }
