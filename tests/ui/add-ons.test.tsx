import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import type { PlanId } from '#domain/plans.ts'
import { call, offerRuns } from '../support/call.ts'
import { openApp } from '../support/open-app.tsx'
import { buy, packs } from '../support/purchases.ts'
import { studio } from '../support/studio.ts'

// Parts of the application load when they are opened, on a busy machine in more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 60_000 })

// What jsdom does not have yet.
Element.prototype.scrollTo = () => {}
Element.prototype.getAnimations = () => []
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
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

const TAB = '/settings/billing/add-ons'
const written = (element: Element | null) => element?.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ')
const buyButton = (actions: string) =>
  screen.findByRole('button', { name: `Buy +${actions} Actions a month` })
/** What stands in for the tab has its headings too. */
const loaded = () =>
  waitFor(() => {
    expect(screen.getByRole('heading', { name: 'Yours' }).closest('[aria-busy]')).toBeNull()
  })
async function yours() {
  await loaded()
  return within(screen.getByRole('heading', { name: 'Yours' }).closest('section') as HTMLElement)
}
const renewal = () => written(screen.getByRole('heading', { name: 'Next renewal' }).closest('section')) ?? ''
const cancel = 'Cancel at the end of the cycle'
const literal = (text: string) => text.replaceAll(/[$+.]/g, '\\$&')
/** A bought one, whatever the day that it was bought on. */
const row = (name: string, next: string, button = '') =>
  expect.stringMatching(
    new RegExp(`^${literal(`${name} Actions a month${next}`)}Bought \\w{3} \\d+, \\d{4}${button}$`),
  )

describe('B2: the packs', () => {
  test('B2: four packs, at the price of the workspace’s cycle', async () => {
    await openApp(TAB, { scenario: 'normal' })
    await buyButton('1,000')
    const section = screen.getByRole('heading', { name: 'Extra Automation' }).closest('section')
    const prices = within(section as HTMLElement)
      .getAllByRole('listitem')
      .map(written)
    expect(prices).toEqual([
      '+1,000 Actions a month$200 / yearBuy',
      '+5,000 Actions a month$400 / yearBuy',
      '+25,000 Actions a month$1,000 / yearBuy',
      '+100,000 Actions a month$3,000 / yearBuy',
    ])
    cleanup()

    await openApp(TAB, { scenario: 'monthly-cycle' })
    await buyButton('1,000')
    expect(screen.getByText('$40 / month')).toBeTruthy()
    expect(screen.queryByText('$400 / year')).toBeNull()
  })

  test('B2: Buy opens the Order summary by the address, and has the focus again afterwards', async () => {
    const { user, router } = await openApp(TAB, { scenario: 'normal' })
    const button = await buyButton('25,000')
    await user.click(button)
    await waitFor(() => expect(router.state.location.search).toEqual({ buy: 'actions_25000' }))
    expect(router.state.location.pathname).toBe(TAB)
    await screen.findByRole('dialog')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(router.state.location.search).toEqual({}))
    await waitFor(() => expect(document.activeElement).toBe(button))
  })

  test('B2: who came for add-ons has the pack that covers the month under the hand, and may go elsewhere', async () => {
    // 43 firings were refused, and what is known of the days is too little to project.
    const scenario = studio({ automations: [{ id: 'a1' }], meter: { used: 10_000 } })
    const { host, router } = await openApp('/p/launch', { scenario })
    await offerRuns(host, { automationId: 'a1', runs: 43, prefix: 'refused' })
    await router.navigate({ to: '/settings/billing', search: { for: 'add-ons' } })
    const button = await buyButton('1,000')
    await waitFor(() => expect(document.activeElement).toBe(button))
    expect(router.state.location.pathname).toBe(TAB)
    expect(screen.getByText('Covers the 43 Actions lacking so far this month')).toBeTruthy()
  })

  test('B2: where one of the largest is not enough, so many are ordered', async () => {
    const scenario = studio({ automations: [{ id: 'a1' }], meter: { used: 260_000 } })
    const { host, user, router } = await openApp('/p/launch', { scenario })
    await offerRuns(host, { automationId: 'a1', runs: 1, prefix: 'refused' })
    await router.navigate({ to: '/settings/billing', search: { for: 'add-ons' } })
    await screen.findByText('3 of them cover the 250,001 Actions lacking so far this month')
    await user.click(await buyButton('100,000'))
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ for: 'add-ons', buy: 'actions_100000', quantity: 3 }),
    )
  })

  test('B2: without what the usage says it is the smallest', async () => {
    await openApp(`${TAB}?for=add-ons`, {
      scenario: 'warning',
      isCut: ({ url }) => url.includes('/usage'),
    })
    const button = await buyButton('1,000')
    await waitFor(() => expect(document.activeElement).toBe(button))
  })

  test.each<[PlanId, boolean]>([
    ['free', false],
    ['unlimited', false],
    ['business', true],
    ['business_plus', true],
    ['enterprise', true],
  ])('B2: on %s add-ons can be bought: %s', async (plan, can) => {
    await openApp(`${TAB}?for=add-ons`, { scenario: studio({ plan }) })
    await screen.findByText('Next renewal')
    await loaded()
    expect(screen.queryAllByRole('button', { name: /^Buy / })).toHaveLength(can ? 4 : 0)
    const upgrade = screen.queryByRole('link', { name: 'Upgrade' })
    if (can) {
      expect(upgrade).toBeNull()
    } else {
      expect(screen.getByText('Add-ons can be bought from Business up.')).toBeTruthy()
      expect(upgrade?.getAttribute('href')).toBe('/settings/billing/plans?for=upgrade')
      await waitFor(() => expect(document.activeElement).toBe(upgrade))
    }
  })
})

describe('B10: what was bought', () => {
  test('B10: it renews with the cycle; cancelled it stays until then; both by the one button', async () => {
    const { user, host } = await openApp(TAB, { scenario: 'several-add-ons' })
    const list = await yours()
    const rows = () => list.getAllByRole('listitem').map(written)
    expect(rows()).toEqual([
      row('2 × +1,000', 'Renews Jan 1, 2027, $400.00', cancel),
      row('+5,000', 'Renews Jan 1, 2027, $400.00', cancel),
      row('+25,000', 'Ends Jan 1, 2027', 'Keep it'),
    ])
    expect(renewal()).toContain('Charged Jan 1, 2027$1,520.00')

    const [, button] = list.getAllByRole('button')
    await user.click(button as HTMLElement)
    const dialog = within(await screen.findByRole('dialog', { name: 'Cancel +5,000 Actions a month?' }))
    const says = dialog.getAllByRole('listitem').map(written)
    expect(says[0]).toBe('It stays until Jan 1, 2027.')
    expect(says[1]).toContain('from 42,000 to 12,000 Actions a month, with the other add-ons')
    expect(says[2]).toBe('Nothing is refunded.')
    await user.click(dialog.getByRole('button', { name: 'Keep it' }))
    expect((await call(host, 'GET /billing')).body.addOns[1].ends).toBe(false)

    await user.click(button as HTMLElement)
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: cancel }))
    await waitFor(() => expect(rows()[1]).toEqual(row('+5,000', 'Ends Jan 1, 2027', 'Keep it')))
    await waitFor(() => expect(renewal()).toContain('$1,120.00'))
    expect((await call(host, 'GET /billing')).body).toMatchObject({
      addOns: [{ ends: false }, { ends: true }, { ends: true }],
      allowance: 42_000,
    })
    await waitFor(() => expect(document.activeElement).toBe(button))

    await user.click(button as HTMLElement)
    await waitFor(() => expect(renewal()).toContain('$1,520.00'))
    expect(document.activeElement).toBe(button)
  })

  test('B10: cancelled while a renewal is past due, it is still charged with that; bought since, it is not', async () => {
    const { user, host } = await openApp(TAB, { scenario: 'renewal-past-due' })
    expect((await buy(host, { wanted: packs(2) })).status).toBe(200)
    const list = await yours()
    await list.findByText('2 × +5,000 Actions a month')
    const says = async (index: number) => {
      await user.click(list.getAllByRole('button', { name: cancel })[index] as HTMLElement)
      const dialog = within(await screen.findByRole('dialog'))
      const lines = dialog.getAllByRole('listitem').map(written)
      await user.click(dialog.getByRole('button', { name: 'Keep it' }))
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      return lines.join(' ')
    }
    const [renewed, since] = [await says(0), await says(1)]
    expect(renewed).toContain(
      'The renewal of $135.00 that is not paid yet is still charged, with this add-on. After that it is not charged again.',
    )
    expect(renewed).not.toContain('a month. It is not charged again.')
    expect(since).toContain('It is not charged again.')
    expect(since).not.toContain('still charged')
  })

  test('B10: the same pack, bought twice, renews in two lines', async () => {
    const warned = vi.spyOn(console, 'error')
    const { host } = await openApp(TAB, { scenario: studio() })
    await buy(host)
    await buy(host)
    await yours()
    await waitFor(() => expect(renewal().match(/\+5,000 Actions a month/g)).toHaveLength(2))
    expect(warned.mock.calls.map(call => call.join(' ')).filter(text => text.includes('same key'))).toEqual(
      [],
    )
    warned.mockRestore()
  })

  test('B10: where it is refused, it goes back and says why beside it', async () => {
    const { user, host } = await openApp(TAB, { scenario: 'several-add-ons' })
    const list = await yours()
    host.setFaults({ failures: 'server', only: [{ method: 'POST' }] })
    await user.click(list.getByRole('button', { name: 'Keep it' }))
    const alert = await list.findByRole('alert')
    expect(written(alert)).toContain('It was not kept. The service failed unexpectedly.')
    expect(list.getByRole('button', { name: 'Keep it' })).toBeTruthy()
    host.setFaults(undefined)
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(renewal()).toContain('$2,520.00'))
    expect(list.queryByRole('alert')).toBeNull()
  })

  test('B10, T3: once the cycle is over the renewal comes first, and that is said', async () => {
    const refused = { status: 409, code: 'order_refused', plan: 'business', nextOn: null, helps: [] }
    const { user } = await openApp(TAB, {
      scenario: 'several-add-ons',
      answer: ({ url }) =>
        url.endsWith('/keep')
          ? Response.json(
              { ...refused, reason: 'renewing' },
              { status: 409, headers: { 'content-type': 'application/problem+json' } },
            )
          : undefined,
    })
    const list = await yours()
    await user.click(list.getByRole('button', { name: 'Keep it' }))
    expect(written(await list.findByRole('alert'))).toContain(
      'It was not kept. The billing cycle is over, and the renewal of the next one is being charged. Try again in a moment.',
    )
  })

  test('B10: on a plan that cannot buy them, bought ones stay until the cycle’s end and cannot be kept', async () => {
    await openApp(TAB, { scenario: 'add-ons-left-over' })
    const list = await yours()
    expect(list.getAllByRole('listitem').map(written)).toEqual([row('+5,000', 'Ends Jan 1, 2027')])
    expect(list.queryByRole('button')).toBeNull()
    expect(renewal()).not.toContain('+5,000')
  })

  test('B2: what is bought in another tab is there without a reload', async () => {
    const { host } = await openApp(TAB, { scenario: studio() })
    const list = await yours()
    expect(list.getByText('No add-ons at the moment.')).toBeTruthy()
    expect((await buy(host, { wanted: packs(2) })).status).toBe(200)
    await list.findByText('2 × +5,000 Actions a month')
    expect(list.getByText('With the plan’s 10,000: 20,000 Actions a month')).toBeTruthy()
  })

  test('B10: two of a kind are two rows, here and at the next renewal, told apart by their days', async () => {
    const errors = vi.spyOn(console, 'error')
    const { host } = await openApp(TAB, { scenario: studio() })
    await buy(host, { wanted: packs(1) })
    const { expiresAt } = (await call(host, 'POST /quotes', { body: packs(1) })).body
    const to = new Date(Date.parse(expiresAt) + 86_400_000).toISOString()
    await call(host, 'POST /sandbox/clock', { body: { to } })
    await buy(host, { wanted: packs(1) })
    const list = await yours()
    await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(2))
    const days = list.getAllByText(/^Bought /).map(written)
    expect(new Set(days).size).toBe(2)
    expect(renewal().match(/\+5,000/g)).toHaveLength(2)
    expect(errors.mock.calls.flat().join()).not.toContain('same key')
  })

  test('B3, B10: its renewal is told as the order promised it, with tax', async () => {
    const { host } = await openApp(TAB, { scenario: studio() })
    await call(host, 'PATCH /billing/details', { body: { taxRate: 2_000 } })
    await buy(host, { wanted: packs(1) })
    const list = await yours()
    await list.findByText(/, \$480\.00, tax included$/)
  })

  test('B10: after the last attempt it says what ended, until that is bought again', async () => {
    const { host, user, router } = await openApp(TAB, { scenario: 'renewal-given-up' })
    const note = await screen.findByText(/was not paid\.$/)
    expect(written(note.closest('[role=note]'))).toContain(
      'With it ended: +5,000 Actions a month. Buy it again',
    )
    await user.click(screen.getByRole('link', { name: 'Buy again' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ buy: 'actions_5000' }))
    expect((await buy(host, { wanted: packs(1) })).status).toBe(200)
    await waitFor(() => expect(screen.queryByText(/was not paid\.$/)).toBeNull())
  })
})

describe('B7: a payment that waits for the bank', () => {
  test('B7: every part of Billing says so, and leads to it', async () => {
    const { host, user, router } = await openApp('/settings/billing/invoices', {
      scenario: 'three-d-secure-waiting',
    })
    const { total } = (await call(host, 'GET /orders')).body.items[0]
    const note = await screen.findByText(/waits for your bank\.$/)
    expect(written(note)).toBe(`A payment of $${total / 100} for +5,000 Actions a month waits for your bank.`)
    await user.click(screen.getByRole('link', { name: 'Continue' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ buy: 'actions_5000' }))
    const panel = within(await screen.findByRole('dialog'))
    await user.click(await panel.findByRole('button', { name: 'Cancel payment' }))
    await user.click(await panel.findByRole('button', { name: 'Close' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
    expect(screen.queryByText(/waits for your bank\.$/)).toBeNull()
  })

  test('L2: closed after a reload, the focus is on the button of what was ordered', async () => {
    const { user } = await openApp(`${TAB}?buy=actions_25000`, { scenario: 'normal' })
    await screen.findByRole('dialog')
    const button = await screen.findByRole('button', { name: 'Buy +25,000 Actions a month', hidden: true })
    await user.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(button))
  })
})
