import { type I18n, setupI18n } from '@lingui/core'
import type { MailLocale } from '#domain/alert-mail.ts'
import { messages as en } from '#locales/emails-en.po'
import { messages as fr } from '#locales/emails-fr.po'

const catalogs = { en, fr }

/** A2: the recipient's language, beside the page's own, which stays as it is. */
export function mailI18n(locale: MailLocale): I18n {
  return setupI18n({ locale, messages: { [locale]: catalogs[locale] } })
}
