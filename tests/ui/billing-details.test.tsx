import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import { call } from '../support/call.ts'
import { openApp } from '../support/open-app.tsx'
import { billingOf, buy, invoicesOf } from '../support/purchases.ts'
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
const field = (name: string) => screen.findByRole('textbox', { name }) as Promise<HTMLInputElement>
const button = (name: string) => screen.findByRole('button', { name })
const dialog = async () => within(await screen.findByRole('dialog'))

test('B12: they stand on what is invoiced from then on; paid invoices stay as they were', async () => {
  const { host, user } = await openApp(TAB, { scenario: studio() })
  expect((await buy(host)).status).toBe(200)
  await user.type(await field('Legal name'), 'Acme GmbH')
  await user.type(await field('Address'), 'Gasse 1{Enter}Wien')
  await user.type(await field('Tax ID'), 'ATU 1')
  const rate = await field('Tax rate')
  await user.clear(rate)
  await user.type(rate, '8,25')
  await user.click(await button('Save'))
  await screen.findByText('Billing details saved')
  expect(rate.value).toBe('8.25')
  expect((await buy(host)).status).toBe(200)
  const [second, first] = await invoicesOf(host)
  expect(first).toMatchObject({ buyer: { name: 'Studio', address: '', taxId: '' }, taxRate: 0 })
  expect(second).toMatchObject({
    buyer: { name: 'Acme GmbH', address: 'Gasse 1\nWien', taxId: 'ATU 1' },
    taxRate: 825,
  })
})

test('B12: in French with a decimal comma', async () => {
  await activateLocale('fr')
  const { host, user } = await openApp(TAB, { scenario: studio() })
  const rate = await field('Taux de taxe')
  await user.clear(rate)
  await user.type(rate, '5,5')
  await user.click(await button('Enregistrer'))
  await waitFor(async () => expect((await billingOf(host)).details.taxRate).toBe(550))
  await waitFor(() => expect(rate.value).toBe('5,5'))
})

test('B12: what is wrong is explained at the field, which has the focus; nothing is sent', async () => {
  const { host, user } = await openApp(TAB, { scenario: studio() })
  await user.type(await field('Legal name'), 'Acme GmbH')
  const rate = await field('Tax rate')
  await user.clear(rate)
  await user.type(rate, '8.255')
  await user.click(await button('Save'))
  await screen.findByText('Enter two decimals at most.')
  expect(document.activeElement).toBe(rate)
  expect(rate.getAttribute('aria-invalid')).toBe('true')
  expect((await billingOf(host)).details.legalName).toBe('')
  await user.type(rate, '{Backspace}')
  await user.keyboard('{Enter}')
  await waitFor(async () => {
    expect((await billingOf(host)).details).toMatchObject({ legalName: 'Acme GmbH', taxRate: 825 })
  })
})

test('B12, L3: refused, what was typed stays; Cancel brings back what is saved', async () => {
  const { host, user } = await openApp(TAB, { scenario: 'normal' })
  const name = await field('Legal name')
  await user.clear(name)
  await user.type(name, 'Acme GmbH')
  host.setFaults({ failures: 'storage', only: [{ method: 'PATCH' }] })
  await user.click(await button('Save'))
  expect(written(await screen.findByRole('alert'))).toContain('This browser’s storage is full.')
  expect(name.value).toBe('Acme GmbH')
  await user.click(await button('Cancel'))
  expect(name.value).toBe('Acme Studio LLC')
  expect(document.activeElement).toBe(name)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('B12: unsaved changes are not left by accident; a change in another tab leaves them alone', async () => {
  const { host, user, router } = await openApp(TAB, { scenario: 'normal' })
  const name = await field('Legal name')
  await user.clear(name)
  await user.type(name, 'Acme GmbH')
  await call(host, 'PATCH /billing/details', { body: { legalName: 'Acme Inc', taxId: 'ATU 1' } })
  await waitFor(async () => expect((await field('Tax ID')).value).toBe('ATU 1'))
  expect(name.value).toBe('Acme GmbH')

  const invoices = within(screen.getByRole('navigation', { name: 'Billing' })).getByText('Invoices')
  await user.click(invoices)
  await user.click((await dialog()).getByRole('button', { name: 'Stay' }))
  expect(router.state.location.pathname).toBe(TAB)
  expect(name.value).toBe('Acme GmbH')
  await user.click(invoices)
  await user.click((await dialog()).getByRole('button', { name: 'Leave without saving' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/settings/billing/invoices'))
  expect((await billingOf(host)).details.legalName).toBe('Acme Inc')
})
