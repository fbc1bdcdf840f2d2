import { i18n } from '@lingui/core'
import { keep, readKept } from './kept.ts'

export const LOCALES = ['en', 'fr'] as const
export type Locale = (typeof LOCALES)[number]

/** A language's own name, the same in every language. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', fr: 'Français' }

/** L1: the kept choice, else the first of the browser's languages that there is a catalog for. */
export function preferredLocale(): Locale {
  const wanted = [readKept('locale'), ...navigator.languages]
  for (const tag of wanted) {
    const locale = LOCALES.find(known => tag?.toLowerCase().split('-')[0] === known)
    if (locale) return locale
  }
  return 'en'
}

/** Loads the language's catalog, and only that one; rejects when it cannot be fetched, and then nothing has changed. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await (locale === 'fr' ? import('#locales/fr.po') : import('#locales/en.po'))
  i18n.loadAndActivate({ locale, messages })
  document.documentElement.lang = locale
}

export async function chooseLocale(locale: Locale): Promise<void> {
  await activateLocale(locale)
  keep('locale', locale)
}
