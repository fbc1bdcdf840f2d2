import { expect, type Page, test } from '@playwright/test'
import { testCards } from '../../src/domain/test-cards.ts'
import { drawn, keptRows, watched } from './kept.ts'
import { press, tabTo } from './keyboard.ts'
import {
  ADD_ONS,
  type Billing,
  bank,
  chargesOf,
  expectHeard,
  fieldsOf,
  markRead,
  numberOf,
  panel,
  textsIn,
  upgrade,
} from './order-panel.ts'
import { api, expectNoViolations } from './support.ts'

const CODE = '987'

/** What the page says: of every test card that is declined, and the field that has the focus then. */
const DECLINED = [
  ['tok_declined', 'The bank declined the card.', 'number'],
  ['tok_insufficient_funds', 'There is not enough money on the card.', 'number'],
  ['tok_lost', 'The bank declined the card.', 'number'],
  ['tok_stolen', 'The bank declined the card.', 'number'],
  ['tok_expired', 'The bank says that the card has expired.', 'expiry'],
  ['tok_incorrect_cvc', 'The security code is wrong.', 'code'],
  ['tok_processing_error', 'The bank could not process the card.', 'code'],
  ['tok_declined_when_charged', 'The bank declined the card.', 'number'],
] as const

/** What somebody does on the bank's page, and what it leads to. */
const CHALLENGED = [
  ['tok_three_d_secure', 'fail', 'The payment was not confirmed with the bank.', 'code'],
  ['tok_three_d_secure_always', 'leave', 'You cancelled the payment.', 'code'],
  ['tok_three_d_secure_declined', 'pass', 'The bank declined the card.', 'number'],
  ['tok_three_d_secure_insufficient_funds', 'pass', 'There is not enough money on the card.', 'number'],
] as const
const PASSED = 'tok_three_d_secure_2'

/** The same of cards that are saved, by the names that scenario has them by. */
const SAVED = [
  ['declined', null, 'The bank declined the card.'],
  ['insufficient_funds', null, 'There is not enough money on the card.'],
  ['expired', null, 'The bank says that the card has expired.'],
  ['incorrect_cvc', null, 'The security code is wrong.'],
  ['processing_error', null, 'The bank could not process the card.'],
  ['declined_when_charged', null, 'The bank declined the card.'],
  ['three_d_secure_always', 'fail', 'The payment was not confirmed with the bank.'],
  ['three_d_secure_declined', 'pass', 'The bank declined the card.'],
  ['three_d_secure_insufficient_funds', 'leave', 'You cancelled the payment.'],
] as const

/** A number that could be a card's, but is no published one: two digits of one that is, exchanged. */
const UNPUBLISHED = numberOf('tok_three_d_secure').replace('250', '052')

/** Answers the bank, by keyboard; its page has taken the focus. */
async function answer(page: Page, how: 'pass' | 'fail' | 'leave'): Promise<void> {
  await expect(bank(page)).toBeFocused()
  await expect(bank(page).contentFrame().locator('h1')).toBeFocused()
  await press(page, bank(page).contentFrame().locator(`#${how}`))
}

/** Whether a text holds a number, as it is or spaced, or the code. */
function tells(text: string, number: string): boolean {
  const digits = text.replaceAll(/[\s\u00a0\u202f-]/g, '')
  return digits.includes(number) || new RegExp(`(?<![\\w.,#-])${CODE}(?![\\w-])`).test(text)
}

test('B9: the check sees numbers and codes', () => {
  const number = numberOf('tok_visa')
  const spaced = number.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
  for (const text of [number, `<input value="${spaced}">`, `{"cvc":"${CODE}"}`, `<b>${CODE}</b>`])
    expect(tells(text, number)).toBe(true)
  for (const text of ['ending in 4242', '"at":"10:00:00.987Z"', `id-${CODE}-1`])
    expect(tells(text, number)).toBe(false)
})

for (const [locale, language] of [
  ['en-US', 'en'],
  ['fr-FR', 'fr'],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale })
    const said = textsIn(language)
    const NOTHING_CHARGED = said('Nothing was charged, and nothing has changed.')
    const heard = (page: Page, text: string) =>
      expectHeard(page, {
        role: text === 'You cancelled the payment.' ? 'status' : 'alert',
        text: said(text),
        rest: NOTHING_CHARGED,
      })

    test(`B8, B9, L2: every card by keyboard alone, in ${language}: said, with the focus where the next act is, and no number or code anywhere`, async ({
      page,
    }) => {
      // Hundreds of key presses, each seen to arrive.
      test.slow()
      const asked = await watched(page)
      await page.goto(`${ADD_ONS}?scenario=no-card`)
      await press(page, page.getByRole('button', { name: /5.000/ }).first())
      const { number, expiry, code } = fieldsOf(page)
      await expect(number).toBeVisible()
      // The document of the frame holds the published numbers: it is to stay as it was before anything was typed.
      const { frames: untouched } = await drawn(page)
      expect(untouched).toHaveLength(1)

      /** All but Enter; and B9: what is typed is nowhere in the page around the frame. */
      async function type(digits: string): Promise<void> {
        await tabTo(page, number, 'Shift+Tab')
        await page.keyboard.press('Control+a')
        await page.keyboard.type(digits)
        await page.keyboard.press('Tab')
        await page.keyboard.press('Control+a')
        await page.keyboard.type('0831')
        await page.keyboard.press('Tab')
        await expect(code).toBeFocused()
        await page.keyboard.press('Control+a')
        await page.keyboard.type(CODE)
        await expect(code).toHaveValue(CODE)
        const around = await drawn(page)
        expect(tells(around.page, digits)).toBe(false)
        expect(around.frames).toEqual(untouched)
      }

      async function pay(token: string): Promise<void> {
        await type(numberOf(token))
        await markRead(page)
        await page.keyboard.press('Enter')
      }

      async function expectSaid(text: string, field: 'number' | 'expiry' | 'code'): Promise<void> {
        await heard(page, text)
        await expect({ number, expiry, code }[field]).toBeFocused()
        await expect(number).toHaveValue(/\d{4}$/)
        await expect(code).toHaveValue('')
      }

      await tabTo(page, number)
      await type(UNPUBLISHED)
      expect(untouched.join()).not.toContain(UNPUBLISHED)
      await page.keyboard.press('Enter')
      await expect(number).toBeFocused()
      await expect(number).toHaveAttribute('aria-invalid', 'true')
      for (const [token, text, field] of DECLINED) {
        await pay(token)
        await expectSaid(text, field)
      }
      await expectNoViolations(page)
      for (const [token, how, text, field] of CHALLENGED) {
        await pay(token)
        await answer(page, how)
        await expectSaid(text, field)
      }
      await pay(PASSED)
      await answer(page, 'pass')
      await expect(panel(page).getByRole('heading', { level: 3 }).first()).toBeFocused()
      expect(await chargesOf(page)).toHaveLength(1)
      const { body } = await api<Billing>(page, 'GET /billing')
      expect(body.addOns).toHaveLength(1)

      // B9: neither in what is kept, nor in what was asked, logged or drawn.
      const stored = await page.evaluate(() =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
      )
      const kept = JSON.stringify(await keptRows(page))
      const numbers = [...DECLINED, ...CHALLENGED].map(([token]) => numberOf(token))
      for (const text of [kept, stored, (await drawn(page)).page, ...asked()]) {
        for (const one of [...numbers, numberOf(PASSED), UNPUBLISHED])
          expect(tells(text, one), text.slice(0, 200)).toBe(false)
      }
      expect(asked().some(text => text.includes('tok_declined'))).toBe(true)
    })

    test(`B4, B8, L2: every saved card by keyboard alone, in ${language}: said, and the focus is at the card`, async ({
      page,
    }) => {
      test.slow()
      await page.goto(`${ADD_ONS}?scenario=declined-cards`)
      await press(page, page.getByRole('button', { name: /5.000/ }).first())
      const radio = (name: string) => {
        const last4 = testCards.find(({ token }) => token === `tok_${name}`)?.last4 ?? ''
        return panel(page).getByRole('radio', { name: new RegExp(`${last4}\\D`) })
      }

      /** With the arrows from the card that was chosen before, then Tab to the button and Enter. */
      async function payWith(name: string): Promise<void> {
        const wanted = radio(name)
        for (let steps = 0; steps < 12 && !(await wanted.isChecked()); steps += 1)
          await page.keyboard.press('ArrowDown')
        await expect(wanted).toBeChecked()
        await expect(wanted).toBeFocused()
        await markRead(page)
        await press(page, upgrade(page))
      }

      await expect(radio('visa')).toBeChecked()
      await tabTo(page, radio('visa'))
      for (const [name, how, text] of SAVED) {
        await payWith(name)
        if (how) await answer(page, how)
        await heard(page, text)
        await expect(radio(name)).toBeFocused()
        await expect(radio(name)).toBeChecked()
      }
      await expectNoViolations(page)
      expect((await api<Billing>(page, 'GET /billing')).body.addOns).toEqual([])
      await payWith('visa')
      await expect(panel(page).getByRole('heading', { level: 3 }).first()).toBeFocused()
      expect((await api<Billing>(page, 'GET /billing')).body.addOns).toHaveLength(1)
      expect(await chargesOf(page)).toHaveLength(1)
    })
  })
}
