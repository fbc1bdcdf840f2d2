import { expect, test } from 'vitest'
import { typedTime } from '#features/automations/builder/typed-time.ts'

test.each([
  ['9', '09:00'],
  ['09:00', '09:00'],
  ['9:05', '09:05'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['23.59', '23:59'],
  ['9h30', '09:30'],
  ['9 h', '09:00'],
  ['9:30 pm', '21:30'],
  ['12am', '00:00'],
  ['12 p.m.', '12:00'],
  [' 00:00 ', '00:00'],
])('L1: a time is read as people write it, and said on a clock of 24 hours: %s', (typed, time) => {
  expect(typedTime(typed)).toBe(time)
})

test.each(['', '24:00', '9:60', '13 pm', '0 am', '9:5', 'noon', '1:2:3'])('%j is no time', typed => {
  expect(typedTime(typed)).toBeNull()
})
