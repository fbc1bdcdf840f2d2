import { activateTexts, LOCALES, type Locale } from '#locales/texts.ts'
import { keep, readKept } from './kept.ts'

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

/** Loads the language's texts, and only those; rejects when it cannot be fetched, and then nothing has changed. */
export async function activateLocale(locale: Locale): Promise<void> {
  await activateTexts(locale)
  document.documentElement.lang = locale
}

export async function chooseLocale(locale: Locale): Promise<void> {
  await activateLocale(locale)
  keep('locale', locale)
}
