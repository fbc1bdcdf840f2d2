import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import { call } from '../support/call.ts'
import { openApp } from '../support/open-app.tsx'
import { at, billingOf, buy, card, hours, invoicesOf, makeDefault } from '../support/purchases.ts'
import { studio } from '../support/studio.ts'

// Parts of the application load when they are opened, on a busy machine in more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 60_000 })

// What jsdom does not have yet.
Element.prototype.scrollTo = () => {}
Element.prototype.getAnimations = () => []
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
)
window.matchMedia ??= () => new EventTarget() as MediaQueryList
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

beforeEach(() => {
  localStorage.clear()
  return activateLocale('en')
})
afterEach(cleanup)

const TAB = '/settings/billing/payment-methods'
const written = (element: Element | null | undefined) =>
  element?.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ')
const row = async (last4: string) =>
  within((await screen.findByText(new RegExp(last4), { selector: 'li span' })).closest('li') as HTMLElement)
const button = (name: string) => screen.findByRole('button', { name })
const dialog = async () => within(await screen.findByRole('dialog'))

describe('B10: what is past due', () => {
  test('B10: asked for, the default card is charged again at once; what came of it is said', async () => {
    const { host, user } = await openApp(TAB, { scenario: 'renewal-past-due' })
    const again = await button('Charge again now')
    await user.click(again)
    await screen.findByText('Visa ending in 0341 is being charged $135.00.')
    await host.app.runJobs()
    const alert = await screen.findByText(/It was declined again\./)
    expect(written(alert)).toContain('The bank declined the card.')
    // The days of the others are as they were.
    expect(screen.getByText(/It is charged again on Nov 25, 2026/)).toBeTruthy()
  })

  test('B10: another card as the default is charged at once, and the focus stays in its row', async () => {
    const { host, user } = await openApp(TAB, { scenario: 'renewal-past-due' })
    await row('0341')
    await call(host, 'POST /billing/payment-methods', { body: { card: card('mastercard') } })
    const mastercard = await row('4444')
    await user.click(mastercard.getByRole('button', { name: 'Make default and charge $135.00' }))
    await mastercard.findByText('Default')
    expect(written(document.activeElement)).toContain('Mastercard ending in 4444')
    await host.app.runJobs()
    await screen.findByText('The renewal is paid: $135.00')
    expect((await billingOf(host)).pastDue).toBeNull()
    expect(screen.queryByRole('button', { name: 'Charge again now' })).toBeNull()
  })

  test('B10: the last attempt was declined: it says so, and not that it is paid', async () => {
    const { host, user } = await openApp(TAB, { scenario: 'renewal-last-attempt' })
    await button('Charge again now')
    host.clock.advance(hours(36))
    await user.click(await button('Charge again now'))
    await screen.findByText('Visa ending in 0341 is being charged $135.00.')
    await host.app.runJobs()
    const told = await screen.findByRole('dialog', { name: 'The renewal is not paid: $135.00' })
    within(told).getByText('The last attempt was declined, and the add-ons have ended.')
    expect(screen.queryByText(/The renewal is paid/)).toBeNull()
    const [renewal] = (await invoicesOf(host)).filter(({ number }) => number === null)
    expect(renewal?.state).toBe('uncollectible')
    expect((await billingOf(host)).addOns).toEqual([])
  })

  test.each([
    ['ends with it', true],
    ['bought since stays', false],
  ])('B10: it is named by the cycle that is not paid for, and an add-on %s', async (_, isBefore) => {
    const { host } = await openApp(TAB, { scenario: studio() })
    await screen.findByText(/No card is saved/)
    if (isBefore) expect((await buy(host)).status).toBe(200)
    await makeDefault(host, card('declined_when_charged'))
    // Nobody looked for ten days.
    host.clock.set(at('2027-01-11T20:00:00Z'))
    await host.app.runJobs()
    await screen.findByText(`The renewal of Jan 1, 2027 is not paid: ${isBefore ? '$832.00' : '$432.00'}.`)
    if (!isBefore) expect((await buy(host)).status).toBe(200)
    await waitFor(() => expect(screen.getAllByText(/ending in/, { selector: 'li span' })).toHaveLength(2))
    expect(screen.queryAllByText(/is declined too, the add-ons end\./)).toHaveLength(isBefore ? 1 : 0)
    expect((await billingOf(host)).addOns).toHaveLength(1)
  })

  test('B10: without a card there is one thing to do', async () => {
    await openApp(TAB, { scenario: 'renewal-without-card' })
    await screen.findByText(/The card that you add is charged \$95\.00 at once/)
    screen.getByText(/Add a card: it is charged at once\. Without one, the next attempt is on /)
    expect(screen.queryByText(/another card/)).toBeNull()
    expect(screen.queryByRole('button', { name: 'Charge again now' })).toBeNull()
  })
})

describe('B4, B10: the saved cards', () => {
  test('B10: another default stays where it is in the list, and goes back where it is refused', async () => {
    const { host, user } = await openApp(TAB, { scenario: 'declined-cards' })
    const other = await row('9995')
    host.setFaults({ failures: 'server', only: [{ method: 'POST' }] })
    await user.click(other.getByRole('button', { name: 'Make default' }))
    await other.findByRole('alert')
    expect(other.queryByText('Default')).toBeNull()
    host.setFaults(undefined)
    await user.click(other.getByRole('button', { name: 'Try again' }))
    await waitFor(async () => expect((await billingOf(host)).paymentMethods[0]?.last4).toBe('9995'))
    expect(other.getByText('Default')).toBeTruthy()
    const [first] = screen.getAllByText(/Visa ending in/, { selector: 'li span' })
    expect(written(first)).toContain('4242')
  })

  test('B10: a removed default hands over to the next card, and the dialog says so', async () => {
    const { host, user } = await openApp(TAB, { scenario: studio() })
    await makeDefault(host, card('visa'))
    await call(host, 'POST /billing/payment-methods', { body: { card: card('mastercard') } })
    await user.click((await row('4242')).getByRole('button', { name: 'Remove' }))
    const asked = await dialog()
    asked.getByText(
      'Mastercard ending in 4444 becomes the default: the renewal of Jan 1, 2027 is charged to it.',
    )
    await user.click(asked.getByRole('button', { name: 'Remove' }))
    expect(await (await row('4444')).findByText('Default')).toBeTruthy()
    expect((await billingOf(host)).paymentMethods.map(({ last4 }) => last4)).toEqual(['4444'])
    await waitFor(() => expect(written(document.activeElement)).toBe('Cards'))
  })

  test('B10: while a renewal is past due, the next card is asked for that, too', async () => {
    const { host, user } = await openApp(TAB, { scenario: 'renewal-past-due' })
    await row('0341')
    await call(host, 'POST /billing/payment-methods', { body: { card: card('mastercard') } })
    await row('4444')
    await user.click((await row('0341')).getByRole('button', { name: 'Remove' }))
    const says = written((await dialog()).getByText(/becomes the default/))
    expect(says).toContain('What is past due, $135.00, is charged to it on Nov 25, 2026.')
  })

  test('B10: removing the last card while something renews says what will happen; refused, it stays', async () => {
    const { host, user } = await openApp(TAB, { scenario: 'several-add-ons' })
    await user.click((await row('4242')).getByRole('button', { name: 'Remove' }))
    const asked = await dialog()
    asked.getByText(
      'It is the only card. Without one the renewal of Jan 1, 2027, $1,520.00, cannot be charged: it is tried again for 9 days, then the add-ons end.',
    )
    host.setFaults({ failures: 'server', only: [{ method: 'DELETE' }] })
    await user.click(asked.getByRole('button', { name: 'Remove' }))
    expect(written(await asked.findByRole('alert'))).toContain('The card was not removed.')
    await user.click(asked.getByRole('button', { name: 'Keep the card' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect((await billingOf(host)).paymentMethods).toHaveLength(1)
  })

  test('B8: a card that has expired, or does not last until the renewal, is marked', async () => {
    await openApp(TAB, { scenario: 'expired-card' })
    const only = await row('0069')
    await only.findByText('Expired')
    only.getByText('It cannot be charged for the renewal of Jan 1, 2027. Add another card.')
    cleanup()

    const { host } = await openApp(TAB, { scenario: studio() })
    await screen.findByText(/No card is saved/)
    const expiry = { month: 12, year: 2026 }
    await call(host, 'POST /billing/payment-methods', { body: { card: { ...card('visa'), expiry } } })
    const soon = await row('4242')
    await soon.findByText('Expires soon')
    soon.getByText('It expires before the renewal of Jan 1, 2027. Add another card.')
  })
})
