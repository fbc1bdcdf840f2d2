import { createHashHistory } from '@tanstack/react-router'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  alert,
  button,
  eventually,
  type Fate,
  openOrder,
  panel,
  readyToPay,
  typeCard,
  upgrade,
} from '../support/order-panel.tsx'
import '#app/styles.css'

// What a press of the button does, and how often: with the browser's own keys and pointer, on the real service.

vi.setConfig({ testTimeout: 60_000 })

let opened: Awaited<ReturnType<typeof openOrder>> | undefined
beforeEach(() => page.viewport(1_000, 800))
afterEach(() => {
  opened?.close()
  opened = undefined
  document.body.replaceChildren()
})

async function open(...options: Parameters<typeof openOrder>) {
  opened = await openOrder(...options)
  return opened
}

const paid = () => panel().getByRole('heading', { name: '$200.00 paid' })

test('B4, B6, U6: a saved card pays what the button says; what was bought, what it gives and the receipt', async () => {
  const { charges, allowance } = await open()
  await readyToPay('$200.00')
  await upgrade('$200.00').click()
  await expect.element(paid()).toHaveFocus()
  await expect.element(panel().getByText('Suspended automations have resumed.')).toBeVisible()
  await expect.element(panel().getByText('Your allowance is 15,000 Actions a month now.')).toBeVisible()
  const receipt = panel().getByRole('link', { name: 'Open the receipt' })
  await expect
    .element(receipt)
    .toHaveAttribute('href', expect.stringContaining('/settings/billing/invoices/'))
  expect(await charges()).toEqual([20_000])
  expect(await allowance()).toBe(15_000)
  await button('Done').click()
  await eventually(() => panel().query()).toBeNull()
})

test('B4, B9: a new card pays, and is kept for the renewals', async () => {
  const { charges, requests } = await open({ scenario: 'no-card' })
  await readyToPay('$42.22')
  await typeCard('4242424242424242')
  await upgrade('$42.22').click()
  await expect.element(panel().getByRole('heading', { name: '$42.22 paid' })).toHaveFocus()
  expect(await charges()).toEqual([4_222])
  expect(requests.map(({ body }) => body).join()).not.toMatch(/4242424242424242|"123"/)
})

test('B7: ten rapid presses are one order', async () => {
  const { orders, charges } = await open()
  const element = await readyToPay('$200.00')
  for (let presses = 0; presses < 10; presses += 1) element.click()
  await expect.element(paid()).toBeVisible()
  expect(orders()).toHaveLength(1)
  expect(await charges()).toEqual([20_000])
})

test('B7: Enter in the card’s fields and a press of the button are one order', async () => {
  const { orders, charges } = await open({ scenario: 'no-card' })
  const element = await readyToPay('$42.22')
  await typeCard('4242424242424242')
  await userEvent.keyboard('{Enter}')
  element.click()
  await expect.element(panel().getByRole('heading', { name: '$42.22 paid' })).toBeVisible()
  expect(orders()).toHaveLength(1)
  expect(await charges()).toEqual([4_222])
})

/** What happens to the requests that pay, one after another; then they are served. */
function inTurn(...fates: Fate[]): (route: string) => Fate {
  return route => (route === 'POST /orders' ? (fates.shift() ?? 'served') : 'served')
}

test('B7, B13: a lost answer is asked for again by itself, under the same key and with the same token', async () => {
  const { orders, charges, fate } = await open({ scenario: 'no-card' })
  await readyToPay('$42.22')
  await typeCard('4242424242424242')
  fate(inTurn('lost', 'cut'))
  await upgrade('$42.22').click()
  await expect.element(panel().getByText(/^No answer yet\./)).toBeVisible()
  await expect.element(panel().getByRole('heading', { name: '$42.22 paid' })).toHaveFocus()
  expect(orders()).toHaveLength(3)
  expect(new Set(orders().map(({ key }) => key)).size).toBe(1)
  expect(new Set(orders().map(({ body }) => body)).size).toBe(1)
  expect(await charges()).toEqual([4_222])
})

test('B7: without any answer it says that it is not known, and Check again tells: charged once', async () => {
  const { orders, charges, fate } = await open()
  await readyToPay('$200.00')
  fate(inTurn('lost', 'cut', 'cut', 'cut', 'cut'))
  await upgrade('$200.00').click()
  await expect
    .element(panel().getByRole('heading', { name: 'It is not known yet whether $200.00 was charged' }), {
      timeout: 20_000,
    })
    .toBeVisible()
  await expect.element(button('Check again')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(paid()).toHaveFocus()
  expect(new Set(orders().map(({ key }) => key)).size).toBe(1)
  expect(await charges()).toEqual([20_000])
})

test('B7: what never arrived is not charged twice by Check again, nor by the next press', async () => {
  const { orders, charges, fate } = await open()
  await readyToPay('$200.00')
  fate(inTurn('cut', 'cut', 'cut', 'cut', 'cut'))
  await upgrade('$200.00').click()
  await expect.element(button('Check again'), { timeout: 20_000 }).toHaveFocus()
  expect(await charges()).toEqual([])
  await button('Check again').click()
  await expect.element(paid()).toHaveFocus()
  expect(new Set(orders().map(({ key }) => key)).size).toBe(1)
  expect(await charges()).toEqual([20_000])
})

test('B7: while it is paid the panel stays: Escape, Close, a press beside it, the browser’s Back and a reload wait', async () => {
  const { fate, router } = await open({
    history(path) {
      location.hash = '#/settings/billing/add-ons'
      const history = createHashHistory()
      history.push(path)
      return history
    },
  })
  onTestFinished(() => {
    router.history.destroy()
    history.replaceState(null, '', location.pathname + location.search)
  })
  const mayReload = () => dispatchEvent(new Event('beforeunload', { cancelable: true }))
  await readyToPay('$200.00')
  expect(mayReload()).toBe(true)

  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  fate(inTurn(held))
  await upgrade('$200.00').click()
  await expect.element(panel().getByText('Paying $200.00 with Visa ending in 4242…')).toBeVisible()
  expect(mayReload()).toBe(false)
  await userEvent.keyboard('{Escape}')
  // It says why it cannot be pressed.
  await button('Close').click({ force: true })
  await panel().click({ position: { x: 20, y: 400 }, force: true })
  history.back()
  await expect
    .element(
      panel().getByRole('status').filter({ hasText: 'The payment is under way. Wait for the answer.' }),
    )
    .toBeVisible()
  await expect.element(panel().getByRole('spinbutton')).toHaveAttribute('readonly')
  await eventually(() => location.hash).toContain('buy=actions_5000')

  letGo()
  await expect.element(paid()).toHaveFocus()
  expect(mayReload()).toBe(true)
  history.back()
  await eventually(() => panel().query()).toBeNull()
  expect(location.hash).toBe('#/settings/billing/add-ons')
})

test('B6: a quote that is too old is replaced in place, and the buyer agrees again to another amount', async () => {
  const { host, orders, charges } = await open()
  await readyToPay('$200.00')
  // The clock of the service has moved on; nobody has told this page.
  host.clock.advance(24 * 3_600_000)
  await upgrade('$200.00').click()
  await expect.element(alert()).toMatchTextContent(/^The price was more than 15 minutes old\./)
  await expect.element(alert()).toMatchTextContent(/Due today was \$200\.00 and is \$198\.92 now\./)
  expect(await charges()).toEqual([])
  await readyToPay('$198.92')
  await upgrade('$198.92').click()
  await expect.element(panel().getByRole('heading', { name: '$198.92 paid' })).toHaveFocus()
  expect(new Set(orders().map(({ key }) => key)).size).toBe(2)
  expect(await charges()).toEqual([19_892])
})
