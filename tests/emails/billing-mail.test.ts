import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BillingMail, DeclinedAttempt } from '#domain/billing-mail.ts'
import type { Cents, PacificDate } from '#domain/brand.ts'
import { DECLINES } from '#domain/payment.ts'
import { exampleBills, withHardBuyer } from '#emails/example-bills.ts'
import { renderMail } from '#emails/render-mail.tsx'
import { formatMoney } from '#ui/format.ts'

const english = exampleBills('en')
const french = exampleBills('fr')
const all = [...Object.entries(english), ...Object.entries(french)].map(
  ([name, mail]) => [`${name}, ${mail.locale}`, mail] as const,
)

/** Spaces that do not break are spaces here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

async function expectInBoth(mail: BillingMail, ...parts: string[]): Promise<void> {
  const { html, text } = await renderMail(mail)
  for (const form of [plain(html).replaceAll('&amp;', '&'), plain(text)]) {
    for (const part of parts) expect(form).toContain(part)
  }
}

/** The receipt of one line that comes to so much. */
function receiptOf(total: Cents, mail: typeof english.receipt): typeof english.receipt {
  const lines = mail.invoice.lines.map(line => ({ ...line, price: total, remaining: null, due: total }))
  return { ...mail, invoice: { ...mail.invoice, lines, subtotal: total, total } }
}

describe('receipts', () => {
  test('B12: number, lines, note, total, card, date, period and buyer', async () => {
    const { subject } = await renderMail(english.receipt)
    expect(subject).toBe('Receipt HR-000042: $200.00')
    expect(plain((await renderMail(french.receipt)).subject)).toBe('Reçu HR-000042 : 200,00 $US')
    await expectInBoth(
      english.receipt,
      '$200.00 paid for Acme Studio',
      'HR-000042',
      '+5,000 Actions a month',
      '6 months left',
      '$400.00 × 6 / 12 = $200.00',
      'Jul 1, 2026 – Jan 1, 2027',
      'Jul 1, 2026, Visa ending in 4242',
      'Acme Studio, Inc., 500 Howard Street, San Francisco, CA 94105, United States',
      'US 12-3456789',
    )
    expect((await renderMail(english.receipt)).text).not.toMatch(/Subtotal|Tax \(/)
  })

  test('B11, B12: a credit and a tax; what is shown adds up', async () => {
    const { lines, subtotal, tax, total } = english.upgraded.invoice
    expect(lines.reduce((sum, { due }) => sum + due, 0)).toBe(subtotal)
    expect(subtotal + tax).toBe(total)
    const amounts = [...lines.map(({ due }) => due), subtotal, tax, total].map(cents =>
      formatMoney('en', cents),
    )
    await expectInBoth(english.upgraded, ...amounts, 'Unused time of Business, 5 members', 'Tax (20%)')
  })

  test('B6, B12: $200.00 is $200.00, and any amount is to the cent what the app shows', async () => {
    await expectInBoth(receiptOf(20_000 as Cents, english.receipt), '$200.00')
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.constantFrom(english, french),
        async (cents, { receipt }) => {
          const amount = formatMoney(receipt.locale, cents)
          const { subject, html, text } = await renderMail(receiptOf(cents as Cents, receipt))
          expect(subject.endsWith(amount)).toBe(true)
          // The subject is the title; the amount stands in the heading, at the line and as the total.
          expect(html.split(amount).length - 1).toBe(4)
          expect(text.split(amount).length - 1).toBe(3)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('declined renewals', () => {
  const withAttempt = (attempt: Partial<DeclinedAttempt>) => ({
    ...english.payment_failed,
    attempt: { ...english.payment_failed.attempt, ...attempt },
  })

  test('B10: how much, why, which attempt, the next one, what is at stake and what helps', async () => {
    const { subject } = await renderMail(english.payment_failed)
    expect(subject).toBe('$1,520.00 for Acme Studio declined: next attempt on January 4')
    await expectInBoth(
      english.payment_failed,
      'There is not enough money on Visa ending in 4242. This was attempt 1 of 4.',
      'The next attempt is on January 4. If no attempt succeeds by January 10, the add-ons end and the allowance goes from 20,000 to 10,000 Actions a month.',
      'With enough money on the card the next attempt succeeds.',
      '2 × +5,000 Actions a month',
      '$800.00',
      '$1,520.00',
    )
    await expectInBoth(french.payment_failed, 'Prochaine tentative le 4 janvier', '1 520,00 $US')
  })

  test('B8, B10: each decline in words of its own, in both languages', async () => {
    for (const { payment_failed: mail } of [english, french]) {
      const reasons = await Promise.all(
        DECLINES.map(async decline => {
          const { text } = await renderMail({ ...mail, attempt: { ...mail.attempt, decline } })
          return text.split('\n\n')[1]
        }),
      )
      expect(new Set(reasons).size).toBe(DECLINES.length)
    }
  })

  test('B10: by no number between the attempts; the last one ahead; none ahead', async () => {
    expect((await renderMail(withAttempt({ number: null }))).text).not.toContain('This was attempt')
    const nextOn = '2027-01-10' as PacificDate
    await expectInBoth({ ...withAttempt({ number: 3 }), nextOn }, 'If it is declined too, the add-ons end')
    const last = { ...withAttempt({ number: 4 }), nextOn: null, atStake: null }
    const { subject, text } = await renderMail(last)
    expect(subject).toBe('$1,520.00 for Acme Studio declined: no further attempt')
    expect(text).toContain('It is not tried again. The plan goes on.')
    expect(text).not.toMatch(/add-ons end|charged at once/)
    expect((await renderMail({ ...withAttempt({}), atStake: null })).text).not.toContain('add-ons end')
  })

  test('B10: what ended, the allowance before and after, and how to have it again', async () => {
    const { subject } = await renderMail(english.add_ons_ended)
    expect(subject).toBe('The add-ons of Acme Studio have ended: 10,000 Actions a month')
    await expectInBoth(
      english.add_ons_ended,
      '$1,520.00 was declined for the last time on January 10.',
      'The allowance went from 20,000 to 10,000 Actions a month. The plan goes on.',
      'Add-ons can be bought again, with a card that can be charged.',
      '2 × +5,000 Actions a month',
      '-10,000',
    )
    const { text } = await renderMail({ ...english.add_ons_ended, plan: 'unlimited' })
    expect(text).toContain('The Unlimited plan sells no add-ons: an upgrade gives more Actions.')
    expect(text).toContain('Upgrade\nhttps://headroom.example/settings/billing?for=upgrade\n')
  })
})

describe('every e-mail of billing', () => {
  test.for(all)(
    'A2, T5: %s: in its language, asking nothing, shouting nothing, without markup in the text',
    async ([, mail]) => {
      const { subject, html, text } = await renderMail(mail)
      expect(html).toContain(`<html dir="ltr" lang="${mail.locale}">`)
      expect(subject + text).not.toMatch(/!|\bplease\b|veuillez|s’il vous plaît/i)
      expect(text).not.toMatch(/[<>]|&\w+;|[ \t]\n|\n{3}|undefined|null/)
      expect(text.endsWith('\n')).toBe(true)
      expect(html.match(/<table/g)?.length).toBe(html.match(/<table[^>]* role="presentation"/g)?.length)
      // Gmail cuts off what is longer than 102 kB.
      expect(html.length).toBeLessThan(30_000)
    },
  )

  test.for(Object.entries(english))('T5: %s: names make no line and no element', async ([, mail]) => {
    const { subject, html, text } = await renderMail(withHardBuyer(mail))
    const tame = await renderMail(mail)
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
    expect(text.split('\n').length).toBe(tame.text.split('\n').length)
    expect(html).not.toMatch(/<(script|img)\b/)
    expect(html.match(/<\w+/g)).toEqual(tame.html.match(/<\w+/g))
    expect(subject.isWellFormed() && html.isWellFormed() && text.isWellFormed()).toBe(true)
  })
})
