const FORMS = {
  en: /^(-?)\$(\d{1,3}(?:,\d{3})*)\.(\d\d)$/,
  // Groups and the currency stand behind spaces that do not break.
  fr: /^(-?)(\d{1,3}(?:[\u202f\u00a0]\d{3})*),(\d\d)\u00a0\$US$/,
}

export type Shown = keyof typeof FORMS

/** The cents of an amount as it is displayed; throws for what is not written as the language writes money. */
export function centsShown(locale: Shown, text: string | null | undefined): number {
  const found = FORMS[locale].exec(text ?? '')
  if (!found) throw new Error(`Not an amount in ${locale}: ${JSON.stringify(text)}`)
  const [, sign = '', whole = '', cents = ''] = found
  return Number(`${sign}${whole.replaceAll(/\D/g, '')}${cents}`)
}

/** With plain spaces, to compare with what is typed in a test. */
export const plainSpaces = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ')
