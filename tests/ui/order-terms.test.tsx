import { act, cleanup, configure, renderHook, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import type { BillingView } from '#contract/billing.ts'
import type { Wanted } from '#domain/order.ts'
import type { OrderRefusal } from '#domain/payment.ts'
import { expectedLines } from '#features/billing/order/expected-lines.ts'
import { useSettledWanted } from '#features/billing/order/use-settled-wanted.ts'
import { openApp } from '../support/open-app.tsx'
import { billingOf, card, makeDefault } from '../support/purchases.ts'

// What the Order summary says beside the amounts, on the real service; paying is tested in a browser.

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
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const BUY = '/settings/billing/add-ons?buy=actions_5000'
const UPGRADE = '/settings/billing/plans?upgrade=business_plus'
const panel = async () => within(await screen.findByRole('dialog', { name: 'Order summary' }))
const written = (element: Element | null) => element?.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ')
const price = async () => (await panel()).findByRole('button', { name: /^Upgrade \$/ })

const refusal = (reason: OrderRefusal, nextOn: string | null = null) =>
  Response.json(
    { status: 409, code: 'order_refused', plan: 'business', reason, nextOn, helps: [] },
    { status: 409, headers: { 'content-type': 'application/problem+json' } },
  )
const isQuote = ({ method, url }: Request) => method === 'POST' && url.endsWith('/quotes')

describe('B3, B4: what else a card is charged for', () => {
  test('B3, B4: a new card is kept, and renewals are charged to it; a saved one says nothing new', async () => {
    const kept = 'This card is kept, and renewals are charged to it.'
    const { user } = await openApp(BUY, { scenario: 'six-months-left' })
    await price()
    expect(screen.queryByText(kept)).toBeNull()
    await user.click((await panel()).getByRole('radio', { name: 'New card' }))
    await screen.findByText(kept)
    cleanup()

    await openApp(BUY, { scenario: 'no-card' })
    await screen.findByText(kept)
    expect(screen.queryByText(/still unpaid/)).toBeNull()
  })

  test('B3, B10: a renewal that is past due is no part of the order: how much, and when it is tried again', async () => {
    const { user } = await openApp(BUY, { scenario: 'renewal-past-due' })
    await price()
    screen.getByText('The renewal of $135.00 is still unpaid; it is tried again on Nov 25, 2026.')
    await user.click((await panel()).getByRole('radio', { name: 'New card' }))
    await screen.findByText(
      'This card is kept, and renewals are charged to it. The renewal of $135.00 is still unpaid; it is tried again on Nov 25, 2026, with this card.',
    )
  })
})

describe('B3: what an order changes', () => {
  test('B3: the allowance before and after', async () => {
    await openApp(BUY, { scenario: 'six-months-left' })
    await price()
    const lines = (await panel()).getAllByRole('listitem').map(written)
    expect(lines).toContain('Your allowance goes from 10,000 to 15,000 now.')
  })

  test('B10, B11: an upgrade has add-ons renew again that the plan before could not have', async () => {
    const path = '/settings/billing/plans?upgrade=business'
    await openApp(path, { scenario: 'add-ons-left-over' })
    await price()
    await screen.findByText('+5,000 Actions a month renews again with it: $400.00 a year.')
    cleanup()

    await openApp(BUY, { scenario: 'several-add-ons' })
    await price()
    expect(screen.queryByText(/again with it/)).toBeNull()
  })

  test('B11: while the price loads, a credit is expected only for a plan that costs anything', async () => {
    const { host } = await openApp(BUY, { scenario: 'six-months-left' })
    const billing = await billingOf(host)
    const wanted = { kind: 'upgrade', plan: 'business_plus', cycle: 'yearly' } as const
    const about = (view: BillingView) => expectedLines(wanted, view).map(({ item, due }) => [item, due < 0])
    const { seats } = billing
    const bought = [{ kind: 'plan', plan: 'business_plus', seats }, false]
    expect(about(billing)).toEqual([bought, [{ kind: 'plan', plan: 'business', seats }, true]])
    // Left over from a cycle on a plan that was lowered since.
    expect(about({ ...billing, plan: 'free' })).toEqual([bought])
  })
})

describe('B2: the quantity', () => {
  test('B2, B3: it is priced a moment after it was last changed; another pack at once', () => {
    vi.useFakeTimers()
    const packs = (quantity: number) => ({ kind: 'add_on', pack: 'actions_5000', quantity }) as const
    const { result, rerender } = renderHook(useSettledWanted, { initialProps: packs(1) as Wanted })
    const pass = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds))
    for (const quantity of [2, 3]) {
      rerender(packs(quantity))
      pass(200)
      expect(result.current).toEqual(packs(1))
    }
    pass(50)
    expect(result.current).toEqual(packs(3))
    const other = { ...packs(1), pack: 'actions_1000' } as const
    rerender(other)
    expect(result.current).toEqual(other)
  })

  test('B2: more than can be bought becomes the most, and says so', async () => {
    const { user } = await openApp(BUY, { scenario: 'six-months-left' })
    await price()
    const quantity = (await panel()).getByRole('spinbutton')
    const most = '20 is the most in one order.'
    expect(screen.queryByText(most, { selector: 'p' })).toBeNull()
    await user.tripleClick(quantity)
    await user.keyboard('99')
    const note = await screen.findByText(most, { selector: 'p' })
    expect((quantity as HTMLInputElement).value).toBe('20')
    expect(note.getAttribute('aria-live')).toBe('polite')
    expect(quantity.getAttribute('aria-describedby')).toBe(note.id)
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(screen.queryByText(most, { selector: 'p' })).toBeNull())
  })
})

describe('B10, T3: what a renewal keeps from being bought', () => {
  test('B11, T3: an upgrade while one is past due: why, until when, what helps; paid, the price comes by itself', async () => {
    const { host } = await openApp(UPGRADE, { scenario: 'renewal-past-due' })
    const alert = await (await panel()).findByRole('alert')
    await within(alert).findByText('The renewal of $135.00 is not paid yet')
    expect(written(alert)).toContain(
      'An upgrade gives credit for what was paid of Business. It is charged again on Nov 25, 2026, or at once with another card.',
    )
    const link = within(alert).getByRole('link', { name: 'Payment methods' })
    expect(link.getAttribute('href')).toBe('/settings/billing/payment-methods')
    await makeDefault(host, card('visa'))
    await host.app.runJobs()
    await price()
    expect(screen.queryByText(/is not paid yet/)).toBeNull()
  })

  test('B10, T3: an add-on once the cycle is over: not the words of an upgrade', async () => {
    await openApp(BUY, {
      scenario: 'renewal-past-due',
      answer: request => (isQuote(request) ? refusal('past_due', '2026-11-25') : undefined),
    })
    const alert = await (await panel()).findByRole('alert')
    await within(alert).findByText('The renewal of $135.00 is not paid yet')
    expect(written(alert)).toContain(
      'The billing cycle is over, and the next one waits for the renewal. It is charged again on Nov 25, 2026',
    )
    expect(written(alert)).not.toContain('upgrade')
  })

  test('B10, T3: while a renewal is being made there is a moment to wait, and Try again', async () => {
    let isRenewing = true
    const { user } = await openApp(BUY, {
      scenario: 'six-months-left',
      answer: request => (isQuote(request) && isRenewing ? refusal('renewing') : undefined),
    })
    const alert = await (await panel()).findByRole('alert')
    expect(written(alert)).toContain('The plan is being renewed')
    expect(written(alert)).toContain('Try again in a moment.')
    isRenewing = false
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    await price()
  })
})
