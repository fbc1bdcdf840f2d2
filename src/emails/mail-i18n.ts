import { type I18n, type Messages, setupI18n } from '@lingui/core'
import type { MailLocale } from '#domain/mail.ts'

export const MAIL_LOCALES = ['en', 'fr'] as const satisfies readonly MailLocale[]

// Most messages of a workspace are in one language.
const catalogs: Record<MailLocale, () => Promise<{ messages: Messages }>> = {
  en: () => import('#locales/emails-en.po'),
  fr: () => import('#locales/emails-fr.po'),
}

/** A2: the recipient's language, beside the page's own, which stays as it is. */
export async function mailI18n(locale: MailLocale): Promise<I18n> {
  const { messages } = await catalogs[locale]()
  return setupI18n({ locale, messages: { [locale]: messages } })
}
