import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#domain/brand.ts'
import { addDays, daysBetween } from '#domain/calendar.ts'
import { dueLook, quickDays } from '#features/board/due.ts'

const day = (text: string) => text as CalendarDate

test('what was due before today is overdue, unless it is done', () => {
  const today = day('2026-11-23')
  const look = (dueOn: string, isDone = false) => dueLook(day(dueOn), { today, isDone })
  expect(['2026-11-22', '2026-11-23', '2026-11-24'].map(date => look(date))).toEqual([
    'overdue',
    'today',
    'later',
  ])
  expect(look('2026-11-22', true)).toBe('later')
  expect(look('2025-12-31')).toBe('overdue')
  // Where today is not known, nothing is said to be late.
  expect(dueLook(day('2026-11-22'), { today: null, isDone: false })).toBe('later')
})

test('next week begins on its Monday', () => {
  expect(quickDays(day('2026-11-23'))).toEqual({
    today: '2026-11-23',
    tomorrow: '2026-11-24',
    nextWeek: '2026-11-30',
  })
  expect(quickDays(day('2026-11-29')).nextWeek).toBe('2026-11-30')
  expect(quickDays(day('2026-12-31'))).toMatchObject({ tomorrow: '2027-01-01', nextWeek: '2027-01-04' })
})

test('next week is one to seven days away, and always on the same day of the week', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), days => {
      const today = addDays(day('1970-01-05'), days)
      const { nextWeek } = quickDays(today)
      expect(daysBetween(today, nextWeek)).toBeGreaterThan(0)
      expect(daysBetween(today, nextWeek)).toBeLessThanOrEqual(7)
      expect(Math.abs(daysBetween(day('1970-01-05'), nextWeek) % 7)).toBe(0)
    }),
  )
})
