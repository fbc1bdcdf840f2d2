import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { testNumbers } from '../../src/card-frame/test-numbers.ts'
import { keptRows, watched } from './kept.ts'
import { press, tabTo } from './keyboard.ts'
import { api, expectNoViolations, started } from './support.ts'

const ADD_ONS = '/settings/billing/add-ons'
const CODE = '987'
const panel = (page: Page) => page.getByRole('dialog', { name: /^(Order summary|Résumé de commande)$/ })
const cardFrame = (page: Page) => panel(page).frameLocator('iframe').first()
const numberOf = (token: string) => testNumbers.find(([, known]) => known === token)?.[0] ?? ''

type Billing = { allowance: number; addOns: { pack: string; quantity: number }[] }
type Invoice = { number: string; state: string; total: number; reason: string }

async function invoicesOf(page: Page): Promise<Invoice[]> {
  return (await api<{ items: Invoice[] }>(page, 'GET /invoices')).body.items
}

/** What the processor was paid, by its own books. */
async function chargesOf(page: Page): Promise<number[]> {
  const rows = await keptRows(page)
  return rows
    .filter(({ key }) => key[0] === 'sandbox-processor' && key[1] === 'intent')
    .flatMap(({ value }) => {
      const { status, amount } = value as { status: string; amount: number }
      return status === 'succeeded' ? [amount] : []
    })
}

test('B1, B2, B3, B4, B6, B12, U6: from the avatar to the receipt: $400 a year with six months left is $200.00 everywhere', async ({
  page,
}) => {
  await page.goto('/p/launch?scenario=six-months-left')
  await started(page)
  const before = { invoices: await invoicesOf(page), charges: await chargesOf(page) }

  await page.getByRole('button', { name: /^Acme Studio/ }).click()
  await page.getByRole('menuitem', { name: 'Billing' }).click()
  await page.getByRole('link', { name: 'Add-ons', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Extra Automation' })).toBeVisible()
  await page.getByRole('button', { name: 'Buy +5,000 Actions a month' }).click()

  const summary = panel(page)
  await expect(summary).toContainText('$400.00')
  await expect(summary).toContainText('6 months left')
  await expect(summary.getByText('Due today').locator('..')).toContainText('$200.00')
  await expect(summary).toContainText('15,000')
  await expectNoViolations(page)
  await summary.getByRole('button', { name: 'Upgrade $200.00', exact: true }).click()

  await expect(summary.getByRole('heading', { name: '$200.00 paid' })).toBeFocused()
  await expect(summary).toContainText('15,000')
  await expect(summary).toContainText('Suspended automations have resumed')
  expect((await chargesOf(page)).length - before.charges.length).toBe(1)
  expect(await chargesOf(page)).toContain(20_000)
  const [invoice] = await invoicesOf(page)
  expect((await invoicesOf(page)).length - before.invoices.length).toBe(1)
  expect(invoice).toMatchObject({ state: 'paid', total: 20_000, reason: 'add_on' })

  await summary.getByRole('link', { name: 'Open the receipt' }).click()
  await expect(page.getByRole('main')).toContainText(invoice?.number ?? '?')
  await expect(page.getByRole('main')).toContainText('$200.00')
  await expectNoViolations(page)

  await page.goto('/settings/billing/invoices?scenario=six-months-left')
  await expect(page.getByRole('listitem').filter({ hasText: invoice?.number ?? '?' })).toContainText(
    '$200.00',
  )
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /CSV/ }).click()
  const csv = readFileSync(await (await download).path(), 'utf8')
  expect(csv.split('\n').find(line => line.includes(invoice?.number ?? '?'))).toContain('200.00')

  // The receipt by e-mail, to the owner and the admin, each in their language.
  const subjects = async () =>
    (await api<{ items: { subject: string | null }[] }>(page, 'GET /mails')).body.items.map(
      ({ subject }) => subject ?? '',
    )
  await expect
    .poll(async () => (await subjects()).filter(subject => subject.includes(invoice?.number ?? '?')).length)
    .toBe(2)
  await page.goto('/settings/alerts?scenario=six-months-left')
  await page
    .getByRole('list', { name: 'Sent e-mails' })
    .getByRole('link', { name: new RegExp(`${invoice?.number}.*\\$200\\.00`) })
    .click()
  await expect(page.getByRole('dialog').frameLocator('iframe').getByText('$200.00').first()).toBeVisible()
})

test('B7, B13: ten rapid clicks, Enter on top, and another tab at the same time: one charge, one grant, one invoice', async ({
  context,
}) => {
  const [page, other] = [await context.newPage(), await context.newPage()]
  for (const tab of [page, other]) {
    await tab.goto(`${ADD_ONS}?scenario=six-months-left&buy=actions_5000`)
    await expect(panel(tab).getByRole('button', { name: 'Upgrade $200.00' })).toBeEnabled()
  }
  const before = { invoices: await invoicesOf(page), charges: await chargesOf(page) }
  await Promise.all(
    [page, other].map(tab =>
      panel(tab)
        .getByRole('button', { name: 'Upgrade $200.00' })
        .evaluate((button: HTMLButtonElement) => {
          button.focus()
          for (let press = 0; press < 10; press += 1) {
            button.click()
            button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
          }
        }),
    ),
  )
  await expect
    .poll(async () => (await api<{ items: unknown[] }>(page, 'GET /orders')).body.items.length)
    .toBe(0)
  await expect.poll(async () => (await chargesOf(page)).length - before.charges.length).toBe(1)
  expect((await invoicesOf(page)).length - before.invoices.length).toBe(1)
  const { body } = await api<Billing>(page, 'GET /billing')
  expect(body.addOns).toMatchObject([{ pack: 'actions_5000', quantity: 1 }])
  expect(body.allowance).toBe(15_000)
})

/** Of every test card that is declined: what the page says, and the field that has the focus then. */
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

/** What somebody does on the bank's page, and what it leads to; null for paid. */
const CHALLENGED = [
  ['tok_three_d_secure', 'fail', 'The payment was not confirmed with the bank.'],
  ['tok_three_d_secure_always', 'leave', 'You gave the payment up.'],
  ['tok_three_d_secure_declined', 'pass', 'The bank declined the card.'],
  ['tok_three_d_secure_insufficient_funds', 'pass', 'There is not enough money on the card.'],
  ['tok_three_d_secure_2', 'pass', null],
] as const

for (const [locale, language] of [
  ['en-US', 'en'],
  ['fr-FR', 'fr'],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale })

    test(`B8, B9, L2: every card by keyboard alone, in ${language}: said, with the focus where the next act is, and no number or code anywhere`, async ({
      page,
    }) => {
      // Hundreds of key presses, each seen to arrive.
      test.slow()
      const said = textsIn(language)
      const asked = await watched(page)
      await page.goto(`${ADD_ONS}?scenario=no-card`)
      await press(page, page.getByRole('button', { name: /5.000/ }).first())
      const { number, expiry, code } = fieldsOf(page)
      await expect(number).toBeVisible()

      async function type(token: string): Promise<void> {
        await tabTo(page, number, 'Shift+Tab')
        await page.keyboard.press('Control+a')
        await page.keyboard.type(numberOf(token))
        await page.keyboard.press('Tab')
        await page.keyboard.press('Control+a')
        await page.keyboard.type('0831')
        await page.keyboard.press('Tab')
        await expect(code).toBeFocused()
        await page.keyboard.press('Control+a')
        await page.keyboard.type(CODE)
        await page.keyboard.press('Enter')
      }

      async function expectSaid(text: string): Promise<void> {
        await expect(panel(page).getByRole('alert').or(panel(page).getByRole('status'))).toContainText([
          said(text),
        ])
        await expect(panel(page)).toContainText(said('Nothing was charged, and nothing has changed.'))
        await expect(number).toHaveValue(/\d{4}$/)
        await expect(code).toHaveValue('')
      }

      await tabTo(page, number)
      for (const [token, text, field] of DECLINED) {
        await type(token)
        await expectSaid(text)
        await expect({ number, expiry, code }[field]).toBeFocused()
      }
      await expectNoViolations(page)
      for (const [token, answer, text] of CHALLENGED) {
        await type(token)
        const bank = panel(page).locator('iframe[title="3-D Secure"]').contentFrame()
        await tabTo(page, bank.locator(`#${answer}`))
        await page.keyboard.press('Enter')
        if (text) await expectSaid(text)
        else await expect(panel(page).getByRole('heading', { level: 3 }).first()).toBeFocused()
      }
      expect(await chargesOf(page)).toHaveLength(1)
      const { body } = await api<Billing>(page, 'GET /billing')
      expect(body.addOns).toHaveLength(1)

      // B9: neither in what is kept, nor in what was asked, logged or drawn.
      const kept = JSON.stringify(await keptRows(page))
      const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
      const drawn = await page.content()
      const numbers = [...DECLINED, ...CHALLENGED].map(([token]) => numberOf(token))
      for (const text of [kept, stored, drawn, ...asked()]) {
        const digits = text.replaceAll(/[\s\u00a0\u202f-]/g, '')
        for (const one of numbers) expect(digits.includes(one), text.slice(0, 200)).toBe(false)
        expect(/"(?:cvc|cvv|code|security_code)":"?987/.test(text)).toBe(false)
      }
      expect(asked().some(text => text.includes('tok_declined'))).toBe(true)
    })
  })
}

function fieldsOf(page: Page) {
  const frame = cardFrame(page)
  return {
    number: frame.locator('#number'),
    expiry: frame.locator('#expiry'),
    code: frame.locator('#code'),
  }
}

/** The message as the catalog has it. */
function textsIn(language: 'en' | 'fr'): (message: string) => string {
  const catalog = readFileSync('src/locales/later-fr.po', 'utf8')
  return message => {
    if (language === 'en') return message
    const [, translated] = catalog.split(`msgid "${message}"\nmsgstr "`)
    const text = translated?.slice(0, translated.indexOf('"\n'))
    if (!text) throw new Error(`"${message}" is not translated`)
    return text
  }
}
