import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { ADD_ONS, type Billing, chargesOf, invoicesOf, panel, upgrade } from './order-panel.ts'
import { api, expectNoViolations, started } from './support.ts'

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
  await expect(page.getByRole('row').filter({ hasText: invoice?.number ?? '?' })).toContainText('$200.00')
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

type Presses = { clicks: number; enters: number; atButton: number }

/** Counts from now on what really arrives at the page; `atButton` is what the button that pays has been pressed with. */
function countPresses(page: Page): Promise<void> {
  return page.evaluate(() => {
    const presses = { clicks: 0, enters: 0, atButton: 0 }
    Object.assign(globalThis, { presses })
    const count = (event: Event) => {
      if (!event.isTrusted) return
      if (event.type === 'pointerdown') presses.clicks += 1
      else if (event instanceof KeyboardEvent) presses.enters += event.key === 'Enter' ? 1 : 0
      else if ((event.target as Element).closest('button')?.textContent?.startsWith('Upgrade'))
        presses.atButton += 1
    }
    for (const type of ['pointerdown', 'keydown', 'click']) addEventListener(type, count, true)
  })
}

const pressesOf = (page: Page) =>
  page.evaluate(() => (globalThis as typeof globalThis & { presses: Presses }).presses)

/** Ten clicks with the mouse, and Enter ten times, as fast as the browser takes them. */
async function hammer(page: Page): Promise<void> {
  const box = await upgrade(page).boundingBox()
  if (!box) throw new Error('There is nothing to press')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  const clicks = async () => {
    for (let click = 0; click < 10; click += 1) {
      await page.mouse.down()
      await page.mouse.up()
    }
  }
  const enters = async () => {
    for (let enter = 0; enter < 10; enter += 1) await page.keyboard.press('Enter')
  }
  await Promise.all([clicks(), enters()])
}

test('B7, B13: ten rapid clicks, Enter on top, and another tab at the same time: one charge, one grant, one invoice', async ({
  context,
}) => {
  const tabs = [await context.newPage(), await context.newPage()]
  const [page] = tabs as [Page]
  for (const tab of tabs) {
    await tab.goto(`${ADD_ONS}?scenario=six-months-left&buy=actions_5000`)
    await expect(upgrade(tab)).toHaveText('Upgrade $200.00')
    await expect(upgrade(tab)).toBeEnabled()
    await upgrade(tab).focus()
    await countPresses(tab)
  }
  const before = { invoices: await invoicesOf(page), charges: await chargesOf(page) }
  await Promise.all(tabs.map(hammer))
  for (const tab of tabs) {
    const { atButton, ...presses } = await pressesOf(tab)
    expect(presses).toEqual({ clicks: 10, enters: 10 })
    expect(atButton).toBeGreaterThan(1)
  }
  await expect
    .poll(async () => (await api<{ items: unknown[] }>(page, 'GET /orders')).body.items.length)
    .toBe(0)
  await expect.poll(async () => (await chargesOf(page)).length - before.charges.length).toBe(1)
  expect((await invoicesOf(page)).length - before.invoices.length).toBe(1)
  const { body } = await api<Billing>(page, 'GET /billing')
  expect(body.addOns).toMatchObject([{ pack: 'actions_5000', quantity: 1 }])
  expect(body.allowance).toBe(15_000)
})
