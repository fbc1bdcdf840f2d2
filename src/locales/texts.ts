import { i18n, type Messages } from '@lingui/core'

export const LOCALES = ['en', 'fr'] as const
export type Locale = (typeof LOCALES)[number]

type Catalog = () => Promise<{ messages: Messages }>

/** What the first screens say. */
const first: Record<Locale, Catalog> = { en: () => import('./en.po'), fr: () => import('./fr.po') }
/** What the parts say that come later (lingui.config.ts lists their folders). */
const later: Record<Locale, Catalog> = {
  en: () => import('./later-en.po'),
  fr: () => import('./later-fr.po'),
}

let wantsLater = false

/** Speaks the language from now on; rejects when its texts cannot be fetched, and then nothing has changed. */
export async function activateTexts(locale: Locale): Promise<void> {
  const parts = [await first[locale]()]
  // A part may have come to need them meanwhile.
  if (wantsLater) parts.push(await later[locale]())
  i18n.loadAndActivate({ locale, messages: Object.assign({}, ...parts.map(({ messages }) => messages)) })
}

/** A part of the interface that comes later, with its texts. It is not there before them: it would show their ids. */
export async function withLaterTexts<Part>(part: Promise<Part>): Promise<Part> {
  wantsLater = true
  const locale = LOCALES.find(known => known === i18n.locale)
  const [come] = await Promise.all([part, locale && addTexts(locale)])
  return come
}

async function addTexts(locale: Locale): Promise<void> {
  const { messages } = await later[locale]()
  // Loading texts has every text drawn again.
  if (!added.has(messages)) i18n.load(locale, messages)
  added.add(messages)
}

const added = new WeakSet<Messages>()
