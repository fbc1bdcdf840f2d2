import type { MailView } from '#contract/mails.ts'

type Alert = Extract<MailView['about'], { month: unknown }>

/** Why an alert was sent, of an e-mail that is one. */
export function alertOf({ about }: MailView): Alert {
  if ('month' in about) return about
  throw new Error(`${about.kind} is no alert`)
}
