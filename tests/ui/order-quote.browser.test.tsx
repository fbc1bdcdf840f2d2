import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { call } from '../support/call.ts'
import {
  answerBank,
  button,
  eventually,
  openOrder,
  panel,
  readyToPay,
  upgrade,
} from '../support/order-panel.tsx'
import '#app/styles.css'

// What is agreed to: the quote as it comes, changes and is replaced, and payments that other tabs have begun.

vi.setConfig({ testTimeout: 60_000 })

let opened: Awaited<ReturnType<typeof openOrder>> | undefined
beforeEach(() => page.viewport(1_000, 800))
afterEach(() => {
  vi.useRealTimers()
  opened?.close()
  opened = undefined
  document.body.replaceChildren()
})

async function open(...options: Parameters<typeof openOrder>) {
  opened = await openOrder(...options)
  return opened
}

/** That can be seen. */
const amounts = () => {
  const { innerText } = panel().element() as HTMLElement
  return innerText.match(/\$[\d,]+\.\d\d/g) ?? []
}
const movements = () => panel().element().getAnimations({ subtree: true }).length
const notice = () => panel().getByRole('status').filter({ hasText: 'The order has changed.' })
const visa = { token: 'tok_visa', brand: 'visa', last4: '4242', expiry: { month: 8, year: 2029 } }
const challenged = { ...visa, token: 'tok_three_d_secure_always', last4: '3184' }

async function buyElsewhere(
  { host }: Pick<Awaited<ReturnType<typeof openOrder>>, 'host'>,
  card: typeof visa,
) {
  const { body: quote } = await call(host, 'POST /quotes', {
    body: { kind: 'add_on', pack: 'actions_1000', quantity: 2 },
  })
  return call(host, 'POST /orders', { body: { quoteId: quote.id, pay: { kind: 'new', card } }, key: 'other' })
}

test('B3: the lines add up to what is due, and no amount shows before it is known', async () => {
  const { fate, requests } = await open()
  await readyToPay('$200.00')
  expect(amounts()).toEqual(['$400.00', '$200.00', '$200.00', '$400.00', '$200.00'])
  await expect.element(panel().getByText(/^6 months left/)).toBeVisible()
  await expect.element(panel().getByText('Jul 1, 2026 – Jan 1, 2027').first()).toBeVisible()

  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  fate(route => (route === 'POST /quotes' ? held : 'served'))
  const quotes = () => requests.filter(({ route }) => route === 'POST /quotes').map(({ body }) => body)
  const before = quotes().length
  const quantity = panel().getByRole('spinbutton')
  // However long a press takes here, on the page no time passes until both are made.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await button('One more').click()
  await expect.element(quantity).toHaveValue('2')
  await button('One more').click()
  await expect.element(quantity).toHaveValue('3')
  await eventually(() => {
    vi.advanceTimersByTime(50)
    return quotes().length
  }).toBe(before + 1)
  vi.useRealTimers()
  expect(amounts()).toEqual([])
  await expect.element(button(/^Upgrade$/)).toHaveAttribute('aria-disabled', 'true')
  letGo()
  await readyToPay('$600.00')
  // On the way from 1 to 3 nothing was priced.
  expect(quotes().slice(before)).toEqual([expect.stringContaining('"quantity":3')])
})

test('B3: an answer to what is not wanted any more is dropped', async () => {
  const { fate, requests } = await open()
  await readyToPay('$200.00')
  const held: (() => void)[] = []
  fate(route => (route === 'POST /quotes' ? new Promise(resolve => held.push(resolve)) : 'served'))
  const quantity = panel().getByRole('spinbutton')
  await quantity.fill('7')
  await eventually(() => held.length).toBe(1)
  await quantity.fill('2')
  await eventually(() => held.length).toBe(2)
  held[1]?.()
  await readyToPay('$400.00')
  held[0]?.()
  await eventually(() => requests.length).toBeGreaterThan(0)
  await readyToPay('$400.00')
  expect(amounts()).not.toContain('$1,400.00')
})

test('B2: from 1 to 20 packs, by buttons, keys and typing', async () => {
  await open()
  await readyToPay('$200.00')
  const quantity = panel().getByRole('spinbutton')
  await quantity.click()
  await userEvent.keyboard('{End}')
  await expect.element(quantity).toHaveValue('20')
  await expect.element(button('One more')).toHaveAttribute('aria-disabled', 'true')
  // More than can be bought becomes the most; what is no quantity is no order.
  await userEvent.keyboard('{Home}{Control>}a{/Control}99')
  await expect.element(quantity).toHaveValue('20')
  await readyToPay('$4,000.00')
  await userEvent.keyboard('{Control>}a{/Control}{Delete}')
  await expect.element(panel().getByText('Enter a quantity from 1 to 20.')).toBeVisible()
  await expect.element(button(/^Upgrade$/)).toHaveAttribute('aria-disabled', 'true')
  expect(amounts()).toEqual([])
  // Nothing is on its way: nothing says so, nor moves.
  await eventually(() => movements()).toBe(0)
  expect(panel().getByText('Loading…').query()).toBeNull()
  await expect.element(panel().getByText('–', { exact: true }).first()).toBeVisible()
  // Enter in it does not buy.
  await userEvent.keyboard('3{Enter}')
  await readyToPay('$600.00')
})

test('B6: what changes in another tab is said, and the button waits a moment before it can be agreed to', async () => {
  const { host, charges } = await open()
  await readyToPay('$200.00')
  await call(host, 'PATCH /billing/details', { body: { taxRate: 2_000 } })
  await expect.element(notice()).toMatchTextContent(/Due today was \$200\.00 and is \$240\.00 now\./)
  await upgrade('$240.00').click({ force: true })
  await expect.element(upgrade('$240.00')).toHaveAttribute('aria-disabled', 'true')
  await readyToPay('$240.00')
  expect(await charges()).toEqual([])
  await upgrade('$240.00').click()
  await expect.element(panel().getByRole('heading', { name: '$240.00 paid' })).toBeVisible()
  expect(await charges()).toEqual([24_000])
})

test('B6: after 15 minutes the quote is replaced by itself, before somebody presses', async () => {
  const { host, requests, orders, charges } = await open()
  await readyToPay('$200.00')
  const quotes = () => requests.filter(({ route }) => route === 'POST /quotes').length
  const before = quotes()
  host.clock.advance(15 * 60_000)
  // Whoever comes back to the tab reads the clock again.
  window.dispatchEvent(new Event('visibilitychange'))
  await eventually(quotes).toBe(before + 1)
  await readyToPay('$200.00')
  // The same as before: there is nothing to say.
  expect(notice().query()).toBeNull()
  await upgrade('$200.00').click()
  await expect.element(panel().getByRole('heading', { name: '$200.00 paid' })).toBeVisible()
  expect(orders()).toHaveLength(1)
  expect(await charges()).toEqual([20_000])
})

test('B6: what another tab has bought changes what the order leads to, and is said', async () => {
  const world = await open()
  await readyToPay('$200.00')
  await buyElsewhere(world, visa)
  await expect.element(notice()).toMatchTextContent(/Due today is still \$200\.00; look at the rest again\./)
  await expect.element(panel().getByText('Your allowance goes from 12,000 to 17,000 now.')).toBeVisible()
})

test('B7: a payment that another tab has begun comes first: gone on with here, it is paid', async () => {
  const world = await open()
  await readyToPay('$200.00')
  await buyElsewhere(world, challenged)
  await expect.element(panel().getByRole('heading', { name: 'A payment is not finished' })).toBeVisible()
  await expect.element(panel().getByText(/^\$200\.00 for 2 × \+1,000 Actions a month\./)).toBeVisible()
  expect(upgrade('$200.00').query()).toBeNull()
  await button('Continue').click()
  await answerBank('Pass')
  await expect.element(panel().getByRole('heading', { name: '$200.00 paid' })).toHaveFocus()
  await expect.element(panel().getByText('Your allowance is 12,000 Actions a month now.')).toBeVisible()
  await expect.element(panel().getByText('Suspended automations have resumed.')).toBeVisible()
  expect(await world.charges()).toEqual([20_000])
})

test('B7: or given up here, and then one’s own can be paid', async () => {
  const world = await open({ scenario: 'three-d-secure-waiting' })
  await expect.element(panel().getByRole('heading', { name: 'A payment is not finished' })).toBeVisible()
  await button('Cancel payment').click()
  await expect.element(panel().getByText('You cancelled the payment.')).toBeVisible()
  await readyToPay('$42.22')
  await upgrade('$42.22').click()
  await answerBank('Pass')
  await expect.element(panel().getByRole('heading', { name: '$42.22 paid' })).toHaveFocus()
  expect(await world.charges()).toEqual([4_222])
})

test('B7: refused for a payment of which this tab had not heard, it shows that, which has the focus', async () => {
  const world = await open()
  await readyToPay('$200.00')
  // No announcement reaches this page.
  world.deafen()
  await buyElsewhere(world, challenged)
  await upgrade('$200.00').click()
  await expect.element(panel().getByRole('heading', { name: 'A payment is not finished' })).toHaveFocus()
  expect(await world.charges()).toEqual([])
})

test('B7: what another tab finishes while the bank’s page stands here is known here', async () => {
  const world = await open({ scenario: 'three-d-secure' })
  await readyToPay('$42.22')
  await upgrade('$42.22').click()
  await expect.element(page.getByTitle('3-D Secure')).toHaveFocus()
  const { body } = await call(world.host, 'GET /orders')
  await call(world.host, `POST /orders/${body.items[0].id}/cancel`, { body: {} })
  await expect.element(panel().getByText('The payment had not gone through and was cancelled.')).toBeVisible()
  await eventually(() => document.activeElement?.matches('input[type=radio]:checked')).toBe(true)
  await readyToPay('$42.22')
})

test('L2, B7: a payment in the way that another tab ends leaves the focus in the panel', async () => {
  const world = await open({ scenario: 'three-d-secure-waiting' })
  await expect.element(button('Continue')).toBeVisible()
  ;(button('Continue').element() as HTMLElement).focus()
  const { body } = await call(world.host, 'GET /orders')
  await call(world.host, `POST /orders/${body.items[0].id}/cancel`, { body: {} })
  await readyToPay('$42.22')
  expect(document.activeElement).toBe(panel().element())
})

test('B7: pressed while the bank waits, Close says what to do', async () => {
  await open({ scenario: 'three-d-secure' })
  await readyToPay('$42.22')
  await upgrade('$42.22').click()
  await expect.element(page.getByTitle('3-D Secure')).toHaveFocus()
  await button('Close').click({ force: true })
  const todo = panel().getByRole('status').getByText('Answer your bank first, or cancel the payment.')
  await expect.element(todo).toBeVisible()
})
