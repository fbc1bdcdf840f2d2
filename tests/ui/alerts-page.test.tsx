import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import { call, offerRuns } from '../support/call.ts'
import { openApp } from '../support/open-app.tsx'
import { studio } from '../support/studio.ts'

// Parts of the application load when they are opened, on a busy machine in more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })

// What jsdom does not have yet.
Element.prototype.scrollTo = () => {}
Element.prototype.getAnimations = () => []
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

/** On Free Forever with 89 of 100 used. */
const scenario = studio({ plan: 'free', automations: [{ id: 'a' }], meter: { used: 89 } })

const log = () => screen.findByRole('list', { name: 'Sent e-mails' })

test('A5: an e-mail that is about to be sent says so, in the log and opened, and shows itself once it is written', async () => {
  const { host, user } = await openApp('/settings/alerts', { scenario })
  await screen.findByRole('heading', { name: 'No e-mail has been sent yet' })
  await offerRuns(host, { automationId: 'a', runs: 1, prefix: 'one' })
  const rows = within(await log())
  expect(rows.getAllByText('On its way')).toHaveLength(2)
  expect(rows.getAllByText('90% of 100 reached, ', { exact: false })).toHaveLength(2)
  await user.click(rows.getAllByRole('link', { name: 'Not written yet' })[0] as HTMLElement)
  const dialog = within(await screen.findByRole('dialog', { name: 'E-mail to kim' }))
  await dialog.findByRole('heading', { name: 'This e-mail is on its way' })

  await host.app.runJobs()
  const frame = await dialog.findByTitle<HTMLIFrameElement>(/^90 Actions utilisées sur 100 dans Studio$/)
  expect(frame.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox')
  expect(frame.srcdoc).toContain('<html dir="ltr" lang="fr">')
  expect(rows.queryByText('On its way')).toBeNull()
})

test('A5: an address that names an e-mail which is not there says so, and closes to the log', async () => {
  const { router, user } = await openApp('/settings/alerts?mail=gone', { scenario })
  const dialog = within(await screen.findByRole('dialog', { name: 'E-mail' }))
  await dialog.findByText(/It is no longer there\./)
  await user.click(dialog.getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(router.state.location.search).toEqual({}))
  expect(router.state.location.pathname).toBe('/settings/alerts')
})

test('U9, L3: the early warning is shown as switched at once, and goes back with the reason when it is refused', async () => {
  const { host, user, api } = await openApp('/settings/alerts', { scenario })
  const early = () => screen.findByRole('switch', { name: 'Early warning' })
  expect((await early()).getAttribute('aria-checked')).toBe('false')
  await user.click(await early())
  expect((await early()).getAttribute('aria-checked')).toBe('true')
  await waitFor(async () => expect((await api.client.workspace.get()).earlyWarning).toBe(true))

  host.setFaults({ failures: 'storage', only: [{ method: 'PATCH' }] })
  await waitFor(async () => expect((await early()).getAttribute('aria-busy')).toBeNull())
  await user.click(await early())
  await screen.findByText('The early warning was not switched')
  expect((await early()).getAttribute('aria-checked')).toBe('true')
  expect((await api.client.workspace.get()).earlyWarning).toBe(true)
})

test('A3: a link to Usage leads to its tab at the usual place, and stands in the history once', async () => {
  const { router } = await openApp('/usage', { scenario })
  await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'usage' }))
  expect(router.state.location.pathname).toBe('/p/launch')
  expect(router.history.length).toBe(1)
})

test('A5, B12: a receipt stands in the log with its reason in words, and opens with a link to its invoice', async () => {
  const business = studio({ automations: [{ id: 'a' }] })
  const { host, user } = await openApp('/settings/alerts', { scenario: business })
  const wanted = { kind: 'add_on', pack: 'actions_5000', quantity: 1 }
  const { body: quote } = await call(host, 'POST /quotes', { body: wanted })
  const expiry = { month: 8, year: 2029 }
  const card = { token: 'tok_visa', brand: 'visa', last4: '4242', expiry }
  const { body: order } = await call(host, 'POST /orders', {
    body: { quoteId: quote.id, pay: { kind: 'new', card } },
  })
  await host.app.runJobs()
  const rows = within(await log())
  expect(await rows.findAllByText(/^HR-000001 paid, \$[\d.]+$/)).toHaveLength(2)
  await user.click(await rows.findByRole('link', { name: /^Receipt HR-000001: \$/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'E-mail to ana' }))
  const frame = await dialog.findByTitle<HTMLIFrameElement>(/^Receipt HR-000001/)
  expect(frame.srcdoc).toContain(`/settings/billing/invoices/${order.invoiceId}`)
})
