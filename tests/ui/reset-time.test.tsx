import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useResetTime } from '#api/use-reset-time.ts'
import { activateLocale } from '#app/locale.ts'
import type { Locale } from '#locales/texts.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

async function told(locale: Locale, { zone, resetsAt }: { zone: string; resetsAt: string }) {
  vi.stubEnv('TZ', zone)
  await activateLocale(locale)
  const { result } = renderHook(() => useResetTime(), {
    wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider>,
  })
  return result.current(resetsAt)
}

const december = '2026-12-01T08:00:00.000Z'
const july = '2026-07-01T07:00:00.000Z'

test.each([
  ['Europe/Paris', december, 'December 1, 00:00 Pacific (09:00 your time)', 'Dec 1, 09:00'],
  ['Pacific/Honolulu', july, 'July 1, 00:00 Pacific (Jun 30, 21:00 your time)', 'Jun 30, 21:00'],
  ['Pacific/Kiritimati', december, 'December 1, 00:00 Pacific (22:00 your time)', 'Dec 1, 22:00'],
  ['America/Tijuana', december, 'December 1, 00:00 Pacific', null],
])('U1: a reset in Pacific Time and in the reader’s own zone, %s', async (zone, resetsAt, words, own) => {
  expect(await told('en', { zone, resetsAt })).toMatchObject({ words, own })
})

test('U1: in French the first of a month is the 1er', async () => {
  expect(await told('fr', { zone: 'Europe/Paris', resetsAt: december })).toEqual({
    pacific: '1er déc., 00:00',
    own: '1er déc., 09:00',
    words: '1er décembre à 00:00, heure du Pacifique (09:00, heure locale)',
  })
})
