import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import { suspensionChange } from '#app/shell/suspension-change.ts'
import type { UsageView } from '#contract/usage.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { call, offerRuns } from '../support/call.ts'
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
  vi.restoreAllMocks()
})

const offer = (host: MemoryHost, prefix: string, runs = 1) =>
  offerRuns(host, { automationId: 'assign-reviewer', runs, prefix })
const grow = (host: MemoryHost, addOnActions = 5_000) =>
  call(host, 'PATCH /sandbox', { body: { addOnActions } })
const switchClickApp = (host: MemoryHost, automationsEnabled: boolean) =>
  call(host, 'PATCH /workspace', { body: { automationsEnabled } })
async function toReset(host: MemoryHost) {
  const { body } = await call(host, 'GET /sandbox')
  await call(host, 'POST /sandbox/clock', { body: { to: body.resetsAt } })
}

const meter = () => screen.findByRole('meter')
const BEGAN = /^Automations have been suspended since/
const ENDED = /^Automations resume: /
const began = () => screen.findByText(BEGAN)
const notices = () => [...screen.queryAllByText(BEGAN), ...screen.queryAllByText(ENDED)]
const toast = (text: HTMLElement) => text.closest('[role="dialog"]') as HTMLElement
/** What was asked for has been drawn: the meter says so. */
const reads = async (text: string) =>
  waitFor(async () => expect((await meter()).getAttribute('aria-valuetext')).toBe(text))

test('U6: when suspension begins, it says how many are used, since when and until when, politely and once', async () => {
  const { host, api } = await openApp('/p/launch', { scenario: 'used-up' })
  await meter()
  await offer(host, 'over')
  const notice = await began()
  expect(toast(notice).textContent).toContain('10,000 of 10,000 Actions used')
  expect(notice.textContent).toBe(
    'Automations have been suspended since 23:03. They resume on December 1, 00:00 Pacific (09:00 your time), or now with more Actions.',
  )
  expect(notice.closest('[aria-live="polite"]')).not.toBeNull()
  // The banner and what else tells it are not read out on top.
  expect(document.querySelector('[role="alert"], [aria-live="assertive"]')).toBeNull()
  expect(
    screen.getByText('10,000 of 10,000 Actions used.').closest('[role="status"], [aria-live]'),
  ).toBeNull()
  await offer(host, 'again', 20)
  const key = api.orpc.usage.get.queryKey()
  await waitFor(() => expect(api.queryClient.getQueryData(key)?.refused).toBe(21))
  expect(notices()).toHaveLength(1)
})

test.each([
  ['an owner', undefined, 'used-up', 'Upgrade', 'upgrade'],
  ['an admin', 'kim', 'used-up', 'Upgrade', 'upgrade'],
])('A4: %s has the way out to buy', async (_who, actAs, scenario, label, wanted) => {
  const { host, router, user } = await openApp('/p/launch', { scenario, ...(actAs && { actAs }) })
  await meter()
  await offer(host, 'over')
  const notice = toast(await began())
  expect(notice.textContent).not.toContain('ask an owner')
  await user.click(within(notice).getByRole('button', { name: label }))
  await waitFor(() => expect(router.state.location.href).toBe(`/settings/billing/plans?for=${wanted}`))
})

test('A4, U8: where the plan shows them first, the way out is Add-ons', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'used-up' })
  await call(host, 'PATCH /sandbox', { body: { plan: 'enterprise' } })
  await reads('10,000 of 250,000 Actions used')
  await call(host, 'PATCH /sandbox', { body: { plan: 'business_plus' } })
  await reads('10,000 of 25,000 Actions used')
  await offer(host, 'over', 15_001)
  expect(within(toast(await began())).getByRole('button', { name: 'Add-ons' })).toBeTruthy()
})

test('A4: a member is told whom to ask, and has nothing to buy with', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'used-up', actAs: 'lea' })
  await meter()
  await offer(host, 'over')
  const notice = toast(await began())
  expect(notice.textContent).toContain('For more, ask an owner or admin: Ana')
  expect(within(notice).queryByRole('button', { name: /Upgrade|Add-ons/ })).toBeNull()
  expect(within(notice).queryByRole('link')).toBeNull()
})

test('P2: a guest is told neither', async () => {
  const { host, api } = await openApp('/p/launch', { scenario: 'used-up', actAs: 'tom' })
  await screen.findByText('Write the release note')
  await offer(host, 'over')
  await grow(host)
  await api.queryClient.refetchQueries({ queryKey: api.orpc.session.key() })
  expect(notices()).toEqual([])
})

test('U6: a suspension that was there already is told by the banner alone', async () => {
  const { host, api } = await openApp('/p/launch', { scenario: 'suspended' })
  await screen.findByRole('region', { name: 'Actions used this month' })
  await offer(host, 'more', 3)
  const key = api.orpc.usage.get.queryKey()
  await waitFor(() => expect(api.queryClient.getQueryData(key)?.refused).toBe(46))
  expect(notices()).toEqual([])
})

test('U6: it ends as the allowance grows: how many there are now, and that what was switched off stays off', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'suspended' })
  await meter()
  await grow(host)
  const notice = toast(await screen.findByText('Automations resume: 15,000 Actions a month now'))
  expect(notice.textContent).toContain('5,000 left this month. Automations that were switched off stay off.')
  expect(notice.closest('[aria-live="polite"]')).not.toBeNull()
  expect(notices()).toHaveLength(1)
})

test('U2, U6: it ends by the reset', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'suspended' })
  await meter()
  await toReset(host)
  const notice = toast(await screen.findByText('Automations resume: a new month has begun'))
  expect(notice.textContent).toContain(
    '0 of 10,000 Actions used. Automations that were switched off stay off.',
  )
})

test('U6: the end takes the place of the beginning, and the next beginning that of the end', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'used-up' })
  await meter()
  await offer(host, 'over')
  await began()
  await grow(host, 10)
  await screen.findByText('Automations resume: 10,010 Actions a month now')
  await waitFor(() => expect(notices()).toHaveLength(1))
  await offer(host, 'over-again', 11)
  await began()
  await waitFor(() => expect(notices()).toHaveLength(1))
})

test('P1: nothing is said while the ClickApp is off, nor of that time afterwards', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'suspended' })
  await meter()
  await switchClickApp(host, false)
  await screen.findByRole('link', { name: 'Open ClickApps' })
  await grow(host)
  await reads('10,000 of 15,000 Actions used')
  expect(notices()).toEqual([])
  await switchClickApp(host, true)
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Open ClickApps' })).toBeNull())
  expect(notices()).toEqual([])
})

test('P1: what was said goes when the ClickApp is switched off', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'used-up' })
  await meter()
  await offer(host, 'over')
  await began()
  await switchClickApp(host, false)
  await waitFor(() => expect(notices()).toEqual([]))
  await switchClickApp(host, true)
  await screen.findByRole('region', { name: 'Actions used this month' })
  expect(notices()).toEqual([])
})

test('U6: a tab that slept says so when it is looked at again', async () => {
  let asleep = false
  const { host } = await openApp('/p/launch', {
    scenario: 'used-up',
    isCut: ({ url }) => asleep && url.endsWith('/events'),
    before: ({ url }) => (url.endsWith('/events') ? new Promise(() => {}) : undefined),
  })
  await meter()
  asleep = true
  await offer(host, 'over')
  expect(notices()).toEqual([])
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  await began()
  await grow(host)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  await screen.findByText('Automations resume: 15,000 Actions a month now')
})

test('T2: who acts next in the tab is not told what became of the one before’s', async () => {
  const { host, user } = await openApp('/p/launch', { scenario: 'used-up' })
  await meter()
  await offer(host, 'over')
  await began()
  await user.click(await screen.findByRole('button', { name: /as Ana/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Act as' }))
  const tom = await screen.findByRole('menuitemradio', { name: /Tom/ })
  tom.focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('button', { name: /as Tom/ })
  await waitFor(() => expect(notices()).toEqual([]))
})

test('L1: in French', async () => {
  await activateLocale('fr')
  const { host } = await openApp('/p/launch', { scenario: 'used-up', actAs: 'lea' })
  await meter()
  await offer(host, 'over')
  const notice = toast(await screen.findByText(/^Automatisations suspendues depuis/))
  expect(notice.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(
    /Actions utilisées : 10 000 sur 10 000.*depuis 23:03\. Elles reprennent le 1er décembre à 00:00, heure du Pacifique \(09:00, heure locale\).*Ana Costa ou Kim/,
  )
  await grow(host)
  await screen.findByText(/^Les automatisations reprennent : 15\s000 Actions par mois désormais$/u)
})

describe('U6: from one answer to another', () => {
  const at = (month: string, suspendedSince: string | null) =>
    ({ month, suspendedSince, now: '' }) as unknown as UsageView
  test.each([
    ['nothing', at('2026-11', null), at('2026-12', null), null],
    ['it went on', at('2026-11', 'a'), at('2026-11', 'a'), null],
    ['it began', at('2026-11', null), at('2026-11', 'a'), { kind: 'began', since: 'a' }],
    ['it began in a month that came', at('2026-11', null), at('2026-12', 'b'), { kind: 'began', since: 'b' }],
    ['an end and a beginning', at('2026-11', 'a'), at('2026-12', 'b'), { kind: 'began', since: 'b' }],
    ['more Actions', at('2026-11', 'a'), at('2026-11', null), { kind: 'ended', by: 'allowance' }],
    ['the reset', at('2026-11', 'a'), at('2027-02', null), { kind: 'ended', by: 'reset' }],
  ])('%s', (_what, before, after, expected) => {
    expect(suspensionChange(before, after)).toEqual(expected && { ...expected, usage: after })
  })
})
