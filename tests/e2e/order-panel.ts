import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { testNumbers } from '../../src/card-frame/test-numbers.ts'
import { keptRows } from './kept.ts'
import { api } from './support.ts'

export const ADD_ONS = '/settings/billing/add-ons'

export const panel = (page: Page) =>
  page.getByRole('dialog', { name: /^(Order summary|Résumé de commande)$/ })
/** The button that pays, with its amount. */
export const upgrade = (page: Page) =>
  panel(page).getByRole('button', { name: /^(Upgrade|Mettre à niveau)\s.*\d/ })
/** The bank's page. */
export const bank = (page: Page) => panel(page).locator('iframe[title="3-D Secure"]')

export function fieldsOf(page: Page) {
  const frame = panel(page).frameLocator('iframe').first()
  return {
    number: frame.locator('#number'),
    expiry: frame.locator('#expiry'),
    code: frame.locator('#code'),
  }
}

export const numberOf = (token: string) => testNumbers.find(([, known]) => known === token)?.[0] ?? ''

export type Billing = { allowance: number; addOns: { pack: string; quantity: number }[] }
export type Invoice = { number: string; state: string; total: number; reason: string }

export async function invoicesOf(page: Page): Promise<Invoice[]> {
  return (await api<{ items: Invoice[] }>(page, 'GET /invoices')).body.items
}

/** What the processor was paid, by its own books. */
export async function chargesOf(page: Page): Promise<number[]> {
  const rows = await keptRows(page)
  return rows
    .filter(({ key }) => key[0] === 'sandbox-processor' && key[1] === 'intent')
    .flatMap(({ value }) => {
      const { status, amount } = value as { status: string; amount: number }
      return status === 'succeeded' ? [amount] : []
    })
}

/** The message as the catalog has it. */
export function textsIn(language: 'en' | 'fr'): (message: string) => string {
  const catalog = readFileSync('src/locales/later-fr.po', 'utf8')
  return message => {
    if (language === 'en') return message
    const [, translated] = catalog.split(`msgid "${message}"\nmsgstr "`)
    const text = translated?.slice(0, translated.indexOf('"\n'))
    if (!text) throw new Error(`"${message}" is not translated`)
    return text
  }
}

/** Marks what has been read out by now: a message that comes again is only heard again where it is a new element. */
export function markRead(page: Page): Promise<void> {
  return panel(page)
    .locator('[role=alert], [role=status]')
    .evaluateAll(all => {
      for (const one of all) one.setAttribute('data-read', '')
    })
}

/** That it was said anew, and that nothing was charged: at once, or in its turn where the buyer has wanted it so. */
export async function expectHeard(
  page: Page,
  { role, text, rest }: { role: 'alert' | 'status'; text: string; rest: string },
): Promise<void> {
  const notice = panel(page).getByRole(role).filter({ hasText: text })
  await expect(notice).toContainText(rest)
  await expect(notice).not.toHaveAttribute('data-read')
}
