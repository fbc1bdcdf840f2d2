import { createMemoryHistory } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createApi } from '#api/api.ts'
import { App } from '#app/app.tsx'
import { activateLocale } from '#app/locale.ts'
import { createAppRouter } from '#app/router.tsx'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { chargesOf } from '#hosts/processor/sandbox-processor.ts'
import { billingOf } from '../support/purchases.ts'
import '#app/styles.css'

// With the browser's own keys, in the card's frame as it is used.

vi.setConfig({ testTimeout: 60_000 })

let close: (() => void) | undefined
beforeEach(async () => {
  await page.viewport(1_000, 900)
  await activateLocale('en')
})
afterEach(() => {
  close?.()
  close = undefined
  document.body.replaceChildren()
})

/** The payment methods, in the whole application, on a service in memory that does what is due. */
async function open(scenario: string) {
  const host = await createMemoryHost({ scenario })
  const stopJobs = host.startJobs()
  const bodies: string[] = []
  const api = createApi({
    async fetch(request) {
      if (request.method !== 'GET') bodies.push(await request.clone().text())
      return host.fetch(request)
    },
    token: () => null,
  })
  const history = createMemoryHistory({ initialEntries: ['/settings/billing/payment-methods'] })
  const element = document.createElement('div')
  document.body.append(element)
  const root = createRoot(element)
  root.render(
    <App
      {...{ api }}
      router={createAppRouter(history)}
      member={{ token: () => null, become() {} }}
      backend={{ setFaults: host.setFaults, reset: async () => {} }}
      scenario={undefined}
    />,
  )
  close = () => {
    stopJobs()
    root.unmount()
  }
  return { host, bodies }
}

/** A part of the application, or a frame, comes in its time. */
const eventually = <Value,>(read: () => Value) => expect.poll(read, { timeout: 15_000 })

const panel = () => page.getByRole('dialog')
const button = (name: string) => panel().getByRole('button', { name })
const frame = () => page.getByTitle('Card details')
const cardField = (name: 'Card number' | 'Expiry date' | 'Security code') =>
  page.frameLocator(frame()).getByLabelText(name)

async function type(name: Parameters<typeof cardField>[0], keys: string): Promise<void> {
  await cardField(name).click()
  await userEvent.keyboard(keys)
}

async function typeCard(number: string): Promise<void> {
  await type('Card number', number)
  await type('Expiry date', '1229')
  await type('Security code', '123')
}

const add = () => page.getByRole('button', { name: 'Add a card' })
const saved = async (host: Parameters<typeof billingOf>[0]) =>
  (await billingOf(host)).paymentMethods.map(({ last4, isDefault }) => `${last4}${isDefault ? '*' : ''}`)

test('B8, B9: a refused card says why at its fields, all but the code is still there, and another one is saved', async () => {
  const { host, bodies } = await open('no-card')
  await add().click()
  await typeCard('4000000000000002')
  await button('Save the card').click()
  await expect
    .element(panel().getByText(/The card was not saved\. The bank declined the card\./))
    .toBeVisible()
  await expect.element(frame()).toHaveFocus()
  expect(await saved(host)).toEqual([])

  // Without a code nothing is sent; with one the same card is.
  await button('Save the card').click()
  await type('Security code', '123{Enter}')
  await eventually(() => bodies.map(body => JSON.parse(body).card.last4)).toEqual(['0002', '0002'])

  await type('Card number', '{Control>}a{/Control}4242424242424242')
  await type('Security code', '123{Enter}')
  await eventually(() => frame().query()).toBeNull()
  await expect.element(page.getByText('Visa ending in 4242, 12/29')).toBeVisible()
  await expect.element(page.getByText('Visa ending in 4242 is saved')).toBeVisible()
  expect(await saved(host)).toEqual(['4242*'])
  await expect.element(add()).toHaveFocus()
  const everywhere = [...bodies, JSON.stringify([{ ...localStorage }, { ...sessionStorage }])].join()
  expect(everywhere).not.toMatch(/4242 ?4242|"123"/)
})

test('B8: what the bank says is wrong has the focus', async () => {
  const { bodies } = await open('no-card')
  await add().click()
  await typeCard('4000000000000127')
  await button('Save the card').click()
  await expect.element(panel().getByText(/The security code is wrong\./)).toBeVisible()
  await eventually(() => bodies).toHaveLength(1)
  await expect.element(frame()).toHaveFocus()
  await userEvent.keyboard('321{Enter}')
  await eventually(() => bodies).toHaveLength(2)
})

test('B10: while a renewal is past due, the card that is added becomes the default and is charged at once', async () => {
  const { host } = await open('renewal-past-due')
  await add().click()
  await expect.element(panel().getByText(/charged to it at once/)).toBeVisible()
  await typeCard('4242424242424242')
  await button('Save and charge $135.00').click()
  await expect.element(page.getByText('The renewal is paid: $135.00')).toBeVisible()
  expect(await saved(host)).toEqual(['4242*', '0341'])
  expect((await chargesOf(host)).map(({ amount }) => amount)).toEqual([13_500])
  expect((await billingOf(host)).pastDue).toBeNull()
})

test('B9: what is typed into a card is not left by a press beside it; Escape leaves, and nothing is kept', async () => {
  const { host, bodies } = await open('no-card')
  await add().click()
  await typeCard('4242424242424242')
  await userEvent.click(document.querySelector('dialog') as HTMLElement, { position: { x: 5, y: 400 } })
  await type('Security code', '{Escape}')
  await eventually(() => frame().query()).toBeNull()
  await expect.element(add()).toHaveFocus()
  await add().click()
  await button('Save the card').click()
  await expect.element(frame()).toHaveFocus()
  expect(bodies).toEqual([])
  expect(await saved(host)).toEqual([])
})
