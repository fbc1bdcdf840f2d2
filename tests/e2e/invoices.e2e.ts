import { expect, type Page, test } from '@playwright/test'
import { api, expectNoViolations, started } from './support.ts'

const LIST = '/settings/billing/invoices?scenario=six-months-left'
const card = { token: 'tok_visa', brand: 'visa', last4: '4242', expiry: { month: 8, year: 2039 } }

type Order = { state: string; invoiceId: string }
type Invoice = { id: string; number: string; reason: string; state: string; lines: unknown[] }

async function buy(page: Page, pack = 'actions_5000', quantity = 1): Promise<Order> {
  const { body: quote } = await api<{ id: string }>(page, 'POST /quotes', { kind: 'add_on', pack, quantity })
  const { body } = await api<Order>(page, 'POST /orders', { quoteId: quote.id, pay: { kind: 'new', card } })
  expect(body.state).toBe('paid')
  return body
}

async function newest(page: Page): Promise<Invoice | undefined> {
  return (await api<{ items: Invoice[] }>(page, 'GET /invoices')).body.items[0]
}

const sheet = (page: Page) => page.getByRole('article', { name: /^Invoice HR-\d{6}$/ })

async function sheetsOf(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const pdf = (await page.pdf({ format })).toString('latin1')
  return [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}

/** All text that is printed, and what of it is not black on white. */
function printed(page: Page): Promise<{ text: string; coloured: string[] }> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('body *')].filter(element => element.checkVisibility())
    const inSheet = (element: Element) => element.closest('article') !== null
    const said = (element: Element) =>
      [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    const words = shown.filter(said)
    return {
      text: words
        .filter(element => !inSheet(element))
        .map(element => element.textContent)
        .join(' '),
      coloured: words
        .filter(element => getComputedStyle(element).color !== 'rgb(0, 0, 0)')
        .map(element => element.textContent ?? ''),
    }
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`B12: one sheet of A4 or Letter, black on white, the invoice and nothing else (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(LIST)
    await started(page)
    await buy(page)
    const invoice = await newest(page)
    await page.getByRole('link', { name: invoice?.number ?? '' }).click()
    await expect(sheet(page)).toContainText('$400.00 × 6 / 12 = $200.00')
    await expectNoViolations(page)

    await page.emulateMedia({ colorScheme, media: 'print' })
    await expect(sheet(page)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
    expect(await printed(page)).toEqual({ text: '', coloured: [] })
    const ground = (element: Element) => getComputedStyle(element).backgroundColor
    expect(await sheet(page).evaluate(ground)).toBe('rgb(255, 255, 255)')
    expect(await page.locator('body').evaluate(ground)).toBe('rgb(255, 255, 255)')
    for (const format of ['A4', 'Letter'] as const) expect(await sheetsOf(page, format)).toBe(1)
  })
}

test('B12, T5: a long buyer still fits on a sheet; 25 lines take two, none of them cut', async ({ page }) => {
  await page.goto(LIST)
  await started(page)
  const details = await api(page, 'PATCH /billing/details', {
    legalName: '=1+1 <b>Gesellschaft für Donaudampfschifffahrt</b> & Co. '.repeat(3).trim(),
    address: `${'Donaudampfschifffahrtskapitänsgasse'.repeat(6)}\n1020 Wien\nÖsterreich`,
    taxId: 'ATU12345678 '.repeat(5).trim(),
    taxRate: 2_000,
  })
  expect(details.status).toBe(200)
  const order = await buy(page, 'actions_100000', 20)
  await page.goto(`/settings/billing/invoices/${order.invoiceId}?scenario=six-months-left`)
  await expect(sheet(page)).toContainText('<b>Gesellschaft')
  for (const format of ['A4', 'Letter'] as const) expect(await sheetsOf(page, format)).toBe(1)

  for (let bought = 1; bought < 24; bought += 1) await buy(page)
  const { body } = await api<{ cycle: { end: string } }>(page, 'GET /billing')
  await api(page, 'POST /sandbox/clock', { to: `${body.cycle.end}T20:00:00.000Z` })
  await expect.poll(async () => (await newest(page))?.reason).toBe('renewal')
  await expect.poll(async () => (await newest(page))?.state).toBe('paid')
  const renewal = await newest(page)
  expect(renewal?.lines.length).toBeGreaterThanOrEqual(25)
  await page.getByRole('link', { name: 'All invoices' }).click()
  await page.getByRole('link', { name: renewal?.number ?? '' }).click()
  await expect(sheet(page).getByRole('row')).toHaveCount((renewal?.lines.length ?? 0) + 1)
  for (const format of ['A4', 'Letter'] as const) expect(await sheetsOf(page, format)).toBe(2)
  await page.emulateMedia({ media: 'print' })
  const styleOf = (selector: string, property: string) =>
    sheet(page)
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  expect(await styleOf('tbody tr', 'break-inside')).toBe('avoid')
  expect(await styleOf('thead', 'display')).toBe('table-header-group')
})
