import { setupI18n } from '@lingui/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LineView } from '#contract/billing.ts'
import type { PacificDate } from '#domain/brand.ts'
import { prorate, remainingOn } from '#domain/proration.ts'
import { invoiceTable } from '#features/billing/invoices/invoice-table.ts'
import { told } from '#features/billing/invoices/told-invoices.ts'
import { prorationNote } from '#features/billing/line-words.ts'
import { lineWords } from '#locales/billing/line-words.ts'
import { taxRateWords } from '#locales/billing/payment-words.ts'
import { messages as en } from '#locales/later-en.po'
import { messages as fr } from '#locales/later-fr.po'
import { csvText } from '#ui/csv-file.ts'
import { centsShown, plainSpaces } from '../support/displayed-money.ts'
import { randomInvoice } from '../support/random-invoice.ts'

const speak = (locale: 'en' | 'fr') => setupI18n({ locale, messages: { en, fr } })
const languages = { en: speak('en'), fr: speak('fr') }

const year = { kind: 'yearly', anchor: '2026-01-01', start: '2026-01-01', end: '2027-01-01' } as const
const terms = {
  cycle: 'yearly',
  period: { from: '2026-07-01' as PacificDate, to: '2027-01-01' as PacificDate },
} as const

/** +5,000 Actions a month, bought on that day of 2026. */
function packOn(day: string, quantity = 1): LineView {
  const remaining = remainingOn(day as PacificDate, year as never)
  const price = (40_000 * quantity) as LineView['price']
  return {
    item: { kind: 'add_on', pack: 'actions_5000', quantity },
    price,
    remaining,
    due: prorate(price, remaining),
  }
}

function words(line: LineView, locale: 'en' | 'fr' = 'en') {
  const said = lineWords(languages[locale], line, terms)
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => [
      name,
      typeof value === 'string' ? plainSpaces(value) : value,
    ]),
  )
}

describe('B3, B5: what a line says', () => {
  test('B5: six months left of a $400 year', () => {
    expect(words(packOn('2026-07-01'))).toMatchObject({
      item: '+5,000 Actions a month',
      counted: '+5,000 Actions a month',
      each: null,
      price: '$400.00 / year',
      time: '6 months left',
      dates: 'Jul 1, 2026 – Jan 1, 2027',
      due: '$200.00',
      working: '$400.00 × 6 / 12 = $200.00',
      isRounded: false,
    })
    expect(words(packOn('2026-07-01'), 'fr')).toMatchObject({
      item: '+5 000 Actions par mois',
      price: '400,00 $US / an',
      time: '6 mois restants',
      dates: '1er juil. 2026 – 1er janv. 2027',
      due: '200,00 $US',
      working: '400,00 $US × 6 / 12 = 200,00 $US',
    })
  })

  test('B5: of a month that has begun its days count', () => {
    expect(words(packOn('2026-07-19', 3))).toMatchObject({
      counted: '3 × +5,000 Actions a month',
      each: '3 × $400.00',
      unitPrice: '$400.00 / year',
      price: '$1,200.00 / year',
      time: '5 months and 13 of 31 days left',
      working: '$1,200.00 × (5 + 13/31) / 12 = $541.94',
      isRounded: true,
    })
    expect(words(packOn('2026-11-30'))).toMatchObject({
      time: '1 month and 1 of 30 days left',
      working: '$400.00 × (1 + 1/30) / 12 = $34.44',
    })
    expect(words(packOn('2026-12-31'))).toMatchObject({
      time: '1 of 31 days left',
      working: '$400.00 × (1/31) / 12 = $1.08',
    })
    expect(words(packOn('2026-12-31'), 'fr')).toMatchObject({ time: '1 jour restant sur 31' })
    expect(words(packOn('2026-07-19'), 'fr')).toMatchObject({ time: '5 mois et 13 jours sur 31 restants' })
    expect(words(packOn('2026-12-01'))).toMatchObject({
      time: '1 month left',
      working: '$400.00 × 1 / 12 = $33.33',
      isRounded: true,
    })
  })

  test('B11: what is left of the old plan is a credit; by the month nothing is divided by twelve', () => {
    const [line, credit] = told.upgrade.lines
    const say = (of: LineView | undefined, locale: 'en' | 'fr' = 'en') => {
      const said = lineWords(languages[locale], of as LineView, told.upgrade)
      return [said.item, said.time, said.working, said.due].map(text => plainSpaces(text ?? ''))
    }
    expect(say(line)).toEqual([
      'Business Plus, 5 members',
      '12 of 31 days left',
      '$145.00 × 12/31 = $56.13',
      '$56.13',
    ])
    expect(say(credit)).toEqual([
      'Unused time of Unlimited, 5 members',
      '12 of 31 days left',
      '-$50.00 × 12/31 = -$19.35',
      '-$19.35',
    ])
    expect(say(credit, 'fr').slice(0, 1)).toEqual(['Temps non utilisé : Unlimited, 5 membres'])
  })

  test('B10: a whole cycle is not prorated', () => {
    const [plan] = told.renewal.lines
    expect(words(plan as LineView)).toMatchObject({
      item: 'Business, 5 members',
      each: '5 × $144.00',
      time: 'Whole year',
      working: null,
      isRounded: false,
    })
  })

  test('B5: the rounding is said in words', () => {
    for (const i18n of Object.values(languages)) {
      expect(prorationNote(i18n, 'yearly')).toMatch(/ 12\. .*(once per line|une fois par ligne)/)
      expect(prorationNote(i18n, 'monthly')).toMatch(/(once per line|une fois par ligne)/)
    }
  })
})

test('B12: a tax rate is said exactly, whatever it is', () => {
  for (let rate = 0; rate <= 10_000; rate += 1) {
    expect(taxRateWords(languages.en, rate)).toBe(`${rate / 100}%`)
  }
})

test('B5, B12: the working leads to what is due, and the lines to the subtotal, as displayed', () => {
  fc.assert(
    fc.property(randomInvoice, fc.constantFrom('en', 'fr'), (invoice, locale) => {
      const said = invoice.lines.map(line => lineWords(languages[locale], line, invoice))
      const shown = said.map(({ due }) => centsShown(locale, due))
      expect(shown.reduce((sum, cents) => sum + cents, 0)).toBe(invoice.subtotal)
      for (const { working, due } of said) if (working) expect(working.split(' = ')[1]).toBe(due)
    }),
  )
})

test('B12, T5: in the file amounts are plain decimals, days are ISO, headings differ and formulas are defused', async () => {
  for (const i18n of Object.values(languages)) {
    const table = invoiceTable(i18n, [told.long, told.pastDue, told.addOn])
    expect(new Set(table.headings).size).toBe(table.headings.length)
    expect(table.rows.at(-1)).toEqual(
      expect.arrayContaining(['HR-000001', '2026-07-01', '2027-01-01', '200.00', 'USD']),
    )
    const text = await csvText(table)
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example""`)
    expect(text).toContain('4192437.00')
  }
})
