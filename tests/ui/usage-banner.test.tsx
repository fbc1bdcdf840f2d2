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

const NAMES = { en: 'Actions used this month', fr: 'Actions utilisées ce mois-ci' }
const banner = (locale: 'en' | 'fr' = 'en') => screen.findByRole('region', { name: NAMES[locale] })
const written = (element: HTMLElement) => element.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ')

const RESET = 'December 1, 00:00 Pacific (09:00 your time)'
const states = [
  ['warning', '9,310 of 10,000 Actions used.', `The count starts again on ${RESET}.`],
  [
    'used-up',
    '10,000 of 10,000 Actions used.',
    `Automations run again on ${RESET}, or now with more Actions.`,
  ],
  [
    'suspended',
    '10,000 of 10,000 Actions used.',
    `Automations resume on ${RESET}, or now with more Actions.`,
  ],
] as const

test.each(states)(
  'A4, U5: at %s a member reads the number, then the date, and cannot buy',
  async (scenario, number, date) => {
    await openApp('/p/launch', { scenario, actAs: 'lea' })
    const shown = await banner()
    expect(written(shown)).toContain(`${number} ${date}`)
    await waitFor(() =>
      expect(within(shown).getByRole('link').getAttribute('href')).toContain('automations=usage'),
    )
    expect(within(shown).queryByRole('link', { name: /Upgrade|Add-ons/ })).toBeNull()
  },
)

test.each(
  states.flatMap(([scenario]) => [
    [scenario, 'ana'],
    [scenario, 'kim'],
  ]),
)('A4: at %s %s may buy', async (scenario = '', actAs = '') => {
  await openApp('/p/launch', { scenario, actAs })
  const link = within(await banner()).getByRole('link', { name: 'Upgrade' })
  expect(link.getAttribute('href')).toBe('/settings/billing?for=upgrade')
})

test('A4, U8: where the plan shows them first, the way out is Add-ons', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'enterprise' })
  await screen.findByRole('meter')
  await call(host, 'PATCH /sandbox', { body: { plan: 'business_plus' } })
  const link = within(await banner()).getByRole('link', { name: 'Add-ons' })
  expect(link.getAttribute('href')).toBe('/settings/billing?for=add-ons')
})

test.each(['warning', 'used-up', 'suspended'])('P2: at %s a guest has no banner', async scenario => {
  await openApp('/p/launch', { scenario, actAs: 'tom' })
  await screen.findByText('Write the release note')
  expect(screen.queryByRole('region', { name: NAMES.en })).toBeNull()
})

test('L1: in French', async () => {
  await activateLocale('fr')
  await openApp('/p/launch', { scenario: 'suspended', actAs: 'lea' })
  expect(written(await banner('fr'))).toContain(
    '10 000 Actions utilisées sur 10 000. Les automatisations reprennent le 1er décembre à 00:00, heure du Pacifique (09:00, heure locale), ou dès maintenant avec plus d’Actions.',
  )
})

test('P1: none where the ClickApp is off', async () => {
  const { host } = await openApp('/p/launch', { scenario: 'suspended' })
  await banner()
  await call(host, 'PATCH /workspace', { body: { automationsEnabled: false } })
  await waitFor(() => expect(screen.queryByRole('region', { name: NAMES.en })).toBeNull())
})
