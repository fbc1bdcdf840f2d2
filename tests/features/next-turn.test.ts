import { setupI18n } from '@lingui/core'
import { describe, expect, test } from 'vitest'
import type { Instant } from '#domain/brand.ts'
import { nextTurnText } from '#features/automations/next-turn.ts'
import { messages as en } from '#locales/en.po'
import { messages as fr } from '#locales/fr.po'

const i18n = setupI18n({ locale: 'en', messages: { en, fr } })
/** Ten in the evening in Paris, two in the afternoon in San Francisco. */
const now = Date.UTC(2026, 10, 23, 21) as Instant
const HOUR = 3_600_000

const text = (hours: number, zone: string) =>
  nextTurnText(i18n, { at: (now + hours * HOUR) as Instant, now, zone })

describe('P6: when an automation by the clock runs next', () => {
  test.each([
    [1, 'Europe/Paris', 'today 23:00'],
    [3, 'Europe/Paris', 'tomorrow 01:00'],
    [3, 'America/Los_Angeles', 'today 16:00'],
    [26, 'Europe/Paris', 'Nov 25, 00:00'],
    [0, 'Europe/Paris', 'now'],
    [-1, 'Europe/Paris', 'now'],
  ])('in %s hours, in %s: %s', (hours, zone, expected) => {
    i18n.activate('en')
    expect(text(hours, zone)).toBe(expected)
  })

  test('L1: in French', () => {
    i18n.activate('fr')
    expect(text(1, 'Europe/Paris')).toBe('aujourd’hui 23:00')
    expect(text(3, 'Europe/Paris')).toBe('demain 01:00')
  })
})
