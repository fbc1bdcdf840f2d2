import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import { call } from '../support/call.ts'
import { openApp } from '../support/open-app.tsx'

// Parts of the application load when they are opened, on a busy machine in more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })

// What jsdom does not have yet.
Element.prototype.scrollTo = () => {}
Element.prototype.getAnimations = () => []

beforeEach(async () => {
  localStorage.clear()
  vi.stubEnv('TZ', 'Europe/Paris')
  await activateLocale('en')
})
afterEach(() => {
  cleanup()
  vi.unstubAllEnvs()
})

const NAMES = { en: 'Renewal not paid', fr: 'Renouvellement non payé' }
const banner = (locale: 'en' | 'fr' = 'en') => screen.findByRole('region', { name: NAMES[locale] })
const written = (element: HTMLElement) => element.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ')
const gone = () => waitFor(() => expect(screen.queryByRole('region', { name: NAMES.en })).toBeNull())

test.each([
  [
    'renewal-past-due',
    'The renewal of $135.00 was declined. It is charged again on November 25; if no attempt succeeds by December 1, the add-ons end.',
  ],
  [
    'renewal-last-attempt',
    'The renewal of $135.00 was declined. The last attempt is on November 24: declined again, the add-ons end.',
  ],
  [
    'renewal-without-card',
    'The renewal of $95.00 has no card to be charged to. It is charged again on November 25, and on November 28 for the last time. The plan goes on.',
  ],
])('B10: in %s owners and admins read what, how much, when again, and what then', async (scenario, text) => {
  for (const actAs of ['ana', 'kim']) {
    await openApp('/p/launch', { scenario, actAs })
    const shown = await banner()
    expect(written(shown)).toContain(text)
    const link = within(shown).getByRole('link', { name: 'Payment methods' })
    expect(link.getAttribute('href')).toBe('/settings/billing/payment-methods')
    // It came later, and is read out.
    expect(within(shown).getByRole('status')).toBeTruthy()
    cleanup()
  }
})

test.each(['lea', 'tom'])('B1, B10: %s has none, and nothing of Billing is asked for', async actAs => {
  const asked: string[] = []
  await openApp('/p/launch', {
    scenario: 'renewal-past-due',
    actAs,
    before: ({ url }) => {
      asked.push(new URL(url).pathname)
      return undefined
    },
  })
  await screen.findByText('Write the release note')
  // An owner who came later has it: it would be here by now.
  await openApp('/p/launch', { scenario: 'renewal-past-due', actAs: 'ana' })
  await banner()
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter(path => path.includes('/billing'))).toEqual([])
})

test('T2, B1: who acts next in the tab and may not read Billing does not ask for it', async () => {
  const asked: string[] = []
  const { user } = await openApp('/p/launch', {
    scenario: 'renewal-past-due',
    before: request => {
      const member = request.headers.get('authorization') ?? 'Bearer ana'
      if (new URL(request.url).pathname.endsWith('/billing')) asked.push(member)
      return undefined
    },
  })
  await banner()
  await user.click(await screen.findByRole('button', { name: /as Ana/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Act as' }))
  const lea = await screen.findByRole('menuitemradio', { name: /Léa/ })
  lea.focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('button', { name: /as Léa/ })
  await gone()
  await user.click(screen.getByRole('button', { name: /as Léa/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Act as' }))
  const kim = await screen.findByRole('menuitemradio', { name: /Kim/ })
  kim.focus()
  await user.keyboard('{Enter}')
  await banner()
  expect(new Set(asked)).toEqual(new Set(['Bearer ana', 'Bearer kim']))
})

test('U5, B10: what has stopped stands first', async () => {
  await openApp('/p/launch', { scenario: 'suspended-and-past-due' })
  const pastDue = await banner()
  const usage = screen.getByRole('region', { name: 'Actions used this month' })
  expect(usage.compareDocumentPosition(pastDue)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})

test('B10: it goes, and comes, as the renewal is paid and declined in any tab', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'renewal-past-due' })
  await banner()
  const card = { token: 'tok_visa', brand: 'visa', last4: '4242', expiry: { month: 8, year: 2029 } }
  const { body } = await call(host, 'POST /billing/payment-methods', { body: { card } })
  const { id } = body.paymentMethods.find(({ last4 }: { last4: string }) => last4 === '4242')
  await call(host, `POST /billing/payment-methods/${id}/default`, { body: {} })
  await screen.findByText(/It is being charged again now/)
  await host.app.runJobs()
  await gone()
  await call(host, `DELETE /billing/payment-methods/${id}`, { body: {} })
  host.clock.advance(31 * 86_400_000)
  await host.app.runJobs()
  await banner()
})

test('B10: after the last attempt it is gone', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'renewal-last-attempt' })
  await banner()
  host.clock.advance(86_400_000)
  await host.app.runJobs()
  await gone()
})

test('L1: in French', async () => {
  await activateLocale('fr')
  await openApp('/p/launch', { scenario: 'renewal-past-due' })
  expect(written(await banner('fr'))).toContain(
    'Le renouvellement de 135,00 $US a été refusé. Nouvelle tentative le 25 novembre ; si aucune n’aboutit d’ici le 1er décembre, les modules complémentaires prennent fin.',
  )
})
