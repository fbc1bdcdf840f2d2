import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import { call } from '../support/call.ts'
import { openApp } from '../support/open-app.tsx'

// Parts of the application load when they are opened, on a busy machine in more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })

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
  sessionStorage.clear()
  return activateLocale('en')
})
afterEach(cleanup)

const tabs = () => screen.findByRole('navigation', { name: 'Billing' })
const currentTab = async () => within(await tabs()).getByRole('link', { current: 'page' }).textContent

async function plan(name: string) {
  const list = await screen.findByRole('list', { name: 'Plans' })
  const heading = within(list).getByRole('heading', { name })
  return heading.closest('li') as HTMLElement
}
const words = (element: HTMLElement) => element.textContent ?? ''

describe('B1', () => {
  test('B1: from the workspace’s menu to Billing and its tabs, which are links', async () => {
    const { user, router } = await openApp('/p/launch', { scenario: 'normal' })
    await user.click(await screen.findByRole('button', { name: /as Ana/ }))
    await user.click(await screen.findByRole('menuitem', { name: 'Billing' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/billing/plans'))
    const links = within(await tabs()).getAllByRole('link')
    expect(links.map(link => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Plans', '/settings/billing/plans'],
      ['Add-ons', '/settings/billing/add-ons'],
      ['Invoices', '/settings/billing/invoices'],
      ['Payment methods', '/settings/billing/payment-methods'],
    ])
    expect(await currentTab()).toBe('Plans')
    await screen.findByText('Business, yearly, to Jan 1, 2027')
    await waitFor(() => expect(document.title).toBe('Plans · Headroom'))
    await user.click(links[1] as HTMLElement)
    await screen.findByRole('heading', { name: 'Extra Automation' })
    expect(await currentTab()).toBe('Add-ons')
  })

  test.each([
    ['upgrade', '/settings/billing/plans?for=upgrade'],
    ['add-ons', '/settings/billing/add-ons?for=add-ons'],
  ])('B1, A3: a link for %s leads to its tab, and stands in the history once', async (wanted, href) => {
    const { router } = await openApp(`/settings/billing?for=${wanted}`, { scenario: 'warning' })
    await waitFor(() => expect(router.state.location.href).toBe(href))
    await tabs()
    expect(router.history.length).toBe(1)
  })

  test.each([
    '/settings/billing',
    '/settings/billing/plans?upgrade=business_plus',
    '/settings/billing/add-ons?buy=actions_5000',
    '/settings/billing/invoices',
    '/settings/billing/invoices/any',
    '/settings/billing/payment-methods',
  ])('B1: at %s a member reads whom to ask', async path => {
    await openApp(path, { scenario: 'normal', actAs: 'lea' })
    await screen.findByRole('heading', { name: 'Billing is for owners and admins' })
    await screen.findByText(/ask Ana Costa or Kim Nguyen/)
    expect(screen.queryByRole('navigation', { name: 'Billing' })).toBeNull()
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('B11', () => {
  test('B11: every plan’s limits beside the workspace’s own use, its price per member and in total', async () => {
    await openApp('/settings/billing/plans', { scenario: 'normal' })
    const business = await plan('Business')
    expect(business.getAttribute('aria-current')).toBe('true')
    expect(words(business)).toContain('Current')
    expect(words(business)).toContain('10,0004,210 used, 42%')
    expect(words(business)).toContain('Unlimitedyours: 12')
    expect(words(business)).toContain('$144 / year')
    expect(words(business)).toContain('$720 for 5 members')
    expect(within(business).queryByRole('button')).toBeNull()

    const above = await plan('Business Plus')
    expect(words(above)).toContain('25,0004,210 used, 16%')
    expect(words(above)).toContain('$1,140 for 5 members')
    within(above).getByRole('button', { name: 'Upgrade to Business Plus' })

    const free = await plan('Free Forever')
    expect(words(free)).toContain('100less than you use')
    expect(words(free)).toContain('nothing to buy')
    expect(within(free).queryByRole('button')).toBeNull()

    const enterprise = await plan('Enterprise')
    expect(words(enterprise)).toContain('By contract')
    expect(within(enterprise).queryByRole('button')).toBeNull()
    expect(within(enterprise).getByRole('link').getAttribute('href')).toMatch(/^mailto:/)
    // Nobody asked for more, and the plan lasts.
    expect(screen.queryByText('Fits your use')).toBeNull()
    expect(document.activeElement).toBe(document.body)
  })

  test.each([
    ['its month has fewer Actions than were refused', 'plan-without-add-ons', 'Business'],
    ['its automations use webhooks', 'lower-plan', 'Business'],
    ['its use is near the allowance', 'warning', 'Business Plus'],
    ['it has all it needs', 'free-five-of-five', 'Unlimited'],
  ])('B11: who comes to upgrade is led to the plan that fits: %s', async (_why, scenario, name) => {
    await openApp('/settings/billing?for=upgrade', { scenario })
    const item = await plan(name)
    within(item).getByText('Fits your use')
    const upgrade = within(item).getByRole('button', { name: `Upgrade to ${name}` })
    await waitFor(() => expect(document.activeElement).toBe(upgrade))
    expect(screen.getAllByText('Fits your use')).toHaveLength(1)
  })

  test('B11, U8: on the highest plan the way to more Actions is Add-ons', async () => {
    await openApp('/settings/billing?for=upgrade', { scenario: 'enterprise' })
    const link = await screen.findByText('Add-ons', { selector: 'p a' })
    await waitFor(() => expect(document.activeElement).toBe(link))
    expect(link.getAttribute('href')).toBe('/settings/billing/add-ons?for=add-ons')
    expect(screen.queryByRole('button', { name: /^Upgrade to/ })).toBeNull()
  })

  test('B11: from Free a month or a year is chosen, which says what a year saves', async () => {
    const { user, router } = await openApp('/settings/billing/plans', { scenario: 'free' })
    const item = await plan('Business')
    expect(words(item)).toContain('$144 / year$720 for 5 memberssaves $420 a year')
    await user.click(screen.getByRole('radio', { name: 'Monthly' }))
    await waitFor(() =>
      expect(words(item)).toContain('$19 / month$95 for 5 membersa year at once saves $420'),
    )
    expect(router.history.length).toBe(1)
    await user.click(within(item).getByRole('button', { name: 'Upgrade to Business' }))
    await screen.findByRole('dialog', { name: 'Order summary' })
    expect(router.state.location.search).toEqual({ cycle: 'monthly', upgrade: 'business' })
  })

  test('B11: a plan that was bought elsewhere is the current one at once', async () => {
    const { host } = await openApp('/settings/billing/plans?for=upgrade', { scenario: 'warning' })
    await plan('Business Plus')
    await call(host, 'PATCH /sandbox', { body: { plan: 'business_plus' } })
    await waitFor(async () => expect((await plan('Business Plus')).getAttribute('aria-current')).toBe('true'))
    await screen.findByText('Business Plus, yearly, to Jan 1, 2027')
    expect(screen.queryByText('Fits your use')).toBeNull()
  })

  test('B11: what cannot be read says so, and is read again', async () => {
    const { host, user } = await openApp('/settings/billing/plans', { scenario: 'error' })
    await screen.findByRole('heading', { name: 'The plans cannot be compared' })
    host.setFaults(undefined)
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await plan('Business')
  })
})

describe('the Order summary', () => {
  const dialog = () => screen.findByRole('dialog', { name: 'Order summary' })

  test('B11, L2: Upgrade opens it by the address; closed, the address and the focus are where they were', async () => {
    const { user, router } = await openApp('/settings/billing/plans?for=upgrade', { scenario: 'normal' })
    const upgrade = within(await plan('Business Plus')).getByRole('button')
    await user.click(upgrade)
    await dialog()
    expect(router.state.location.href).toBe('/settings/billing/plans?for=upgrade&upgrade=business_plus')
    await user.click(within(await dialog()).getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(router.state.location.href).toBe('/settings/billing/plans?for=upgrade'))
    await waitFor(() => expect(document.activeElement).toBe(upgrade))
    expect(router.history.length).toBe(2)
  })

  test('B2, L2: anybody’s link opens it; closed, the order is gone from the address, and the focus is on its button', async () => {
    const { user, router } = await openApp('/settings/billing/add-ons?buy=actions_5000&quantity=2', {
      scenario: 'normal',
    })
    await user.click(within(await dialog()).getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(router.state.location.href).toBe('/settings/billing/add-ons'))
    const buy = await screen.findByRole('button', { name: 'Buy +5,000 Actions a month' })
    await waitFor(() => expect(document.activeElement).toBe(buy))
    expect(router.history.length).toBe(1)
  })

  test('B2: a link that orders nothing there is opens none', async () => {
    await openApp('/settings/billing/add-ons?buy=actions_7&upgrade=platinum', { scenario: 'normal' })
    await screen.findByRole('heading', { name: 'Extra Automation' })
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('B10', () => {
  const notice = () => screen.findByText(/^The renewal of /)

  test('B10: a renewal that is past due says how much, why, what comes next and what helps', async () => {
    const { user, router } = await openApp('/settings/billing/plans', { scenario: 'renewal-past-due' })
    const banner = (await notice()).closest('[role="status"]') as HTMLElement
    expect(words(banner)).toMatch(
      /^The renewal of Nov \d+, 2026 is not paid: \$135\.00\. The bank declined the card\. It is charged again on \w+ \d+, 2026, or at once with another card\. When the last attempt, on \w+ \d+, 2026, is declined too, the add-ons end\./,
    )
    await user.click(within(banner).getByRole('link', { name: 'Payment methods' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/billing/payment-methods'))
    expect(words(await notice())).toContain('is not paid')
    expect(within(banner).queryByRole('link')).toBeNull()
  })

  test('B10: before the last attempt it says so', async () => {
    await openApp('/settings/billing/invoices', { scenario: 'renewal-last-attempt' })
    const banner = (await notice()).closest('[role="status"]') as HTMLElement
    expect(words(banner)).toContain('That is the last attempt: declined again, the add-ons end.')
  })

  test('B10: what is paid is not mentioned', async () => {
    await openApp('/settings/billing/plans', { scenario: 'normal' })
    await plan('Business')
    expect(screen.queryByText(/^The renewal of /)).toBeNull()
  })
})
