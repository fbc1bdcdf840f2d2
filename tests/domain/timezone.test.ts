import { expect, test } from 'vitest'

test('this project really runs in the time zone of its name', context => {
  const name = context.task.file.projectName ?? ''
  expect(name).toBe(`domain ${process.env.TZ}`)
  expect(`domain ${Intl.DateTimeFormat().resolvedOptions().timeZone}`).toBe(
    name.replace(
      'Asia/Kolkata',
      Intl.DateTimeFormat(undefined, { timeZone: 'Asia/Kolkata' }).resolvedOptions().timeZone,
    ),
  )
})

test('the local clock follows the zone', () => {
  // July: daylight saving where there is any.
  const minutes: Record<string, number> = {
    UTC: 0,
    'America/Los_Angeles': 420,
    'Europe/Paris': -120,
    'Asia/Kolkata': -330,
    'Pacific/Kiritimati': -840,
  }
  expect(new Date('2026-07-01T12:00:00Z').getTimezoneOffset()).toBe(minutes[process.env.TZ ?? ''])
})
