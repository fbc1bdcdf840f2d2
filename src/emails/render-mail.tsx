import type { I18n } from '@lingui/core'
import { prerender } from 'react-dom/static.edge'
import type { AlertMail } from '#domain/alert-mail.ts'
import type { BillingMail } from '#domain/billing-mail.ts'
import type { RenderedMail } from '#domain/mail.ts'
import { alertLetter } from './alert-letter.ts'
import type { Letter } from './letter.ts'
import { MailDocument } from './mail-document.tsx'
import { MAIL_LOCALES, mailI18n } from './mail-i18n.ts'
import { FOR_WORD } from './mail-look.ts'
import { mailText } from './mail-text.ts'

// What billing says comes with the first of its messages.
const loadBilling = () => import('./billing-letter.ts')

/**
 * A2, A3, B10, B12: a message in the recipient's language, as HTML and as plain text. Runs in a page and on a server. By
 * React's own renderer, since React Email's brings a hundred kilobytes that nothing here uses (decisions/015).
 */
export async function renderMail(mail: AlertMail | BillingMail): Promise<RenderedMail> {
  const letter = await letterOf(await mailI18n(mail.locale), mail)
  const { prelude } = await prerender(<MailDocument letter={letter} />)
  const html = await new Response(prelude).text()
  return {
    subject: letter.subject,
    // A conditional comment can hold no elements of React's.
    html: html.replace('</head>', `${FOR_WORD}</head>`),
    text: mailText(letter),
  }
}

/** Fetches what the first message would have to wait for, in every language: a tab may lose its connection. */
export async function prepareMessages(): Promise<void> {
  await Promise.all([loadBilling(), ...MAIL_LOCALES.map(mailI18n)])
}

async function letterOf(i18n: I18n, mail: AlertMail | BillingMail): Promise<Letter> {
  switch (mail.kind) {
    case 'ninety':
    case 'exceeded':
    case 'early_warning':
      return alertLetter(i18n, mail)
    case 'receipt':
    case 'payment_failed':
    case 'add_ons_ended': {
      const { billingLetter } = await loadBilling()
      return billingLetter(i18n, mail)
    }
  }
}
