import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant, PacificDate, UsageMonth } from '#domain/brand.ts'
import { daysOf, weekdayOf } from '#domain/pacific-days.ts'
import {
  type DayCounts,
  endsEarly,
  firstDayOf,
  type MonthSoFar,
  type Projection,
  projectMonth,
} from '#domain/projection.ts'
import type { Count } from '#domain/usage.ts'
import { monthStart, pacificDateOf, resetOf } from '#domain/usage-month.ts'

const november = '2026-11' as UsageMonth
const date = (day: number, month = november) => `${month}-${String(day).padStart(2, '0')}` as PacificDate

/** The days of a month from its 1st on: a number is what was used, a pair what was used and refused. */
function counts(of: readonly (number | [number, number])[], month = november): DayCounts {
  const entries = of.map((value, index): [PacificDate, Count] => {
    const [used, refused] = typeof value === 'number' ? [value, 0] : value
    return [date(index + 1, month), { used, refused }]
  })
  // As the books keep them: days without any firing are absent.
  return Object.fromEntries(entries.filter(([, { used, refused }]) => used + refused > 0))
}

const project = (
  of: Parameters<typeof counts>[0],
  { today, allowance }: { today: number; allowance: number },
) => projectMonth({ month: november, today: date(today), days: counts(of), allowance })

const projected = (projection: Projection) => {
  if (projection.kind !== 'projected') throw new Error(`Too little: ${projection.days} days`)
  return projection
}

describe('days of the calendar', () => {
  test.each([
    ['2026-02', 28],
    ['2028-02', 29],
    ['2026-11', 30],
    ['2026-12', 31],
    ['2026-03', 31],
  ])('U1: %s has %i days, changes of clocks or not', (month, length) => {
    const dates = daysOf(month as UsageMonth)
    expect(dates).toHaveLength(length)
    expect(dates.at(0)).toBe(`${month}-01`)
    expect(dates.at(-1)).toBe(`${month}-${length}`)
    expect(dates.at(0)).toBe(pacificDateOf(monthStart(month as UsageMonth)))
    expect(dates.at(-1)).toBe(pacificDateOf((resetOf(month as UsageMonth) - 1) as Instant))
  })

  test('weekdays', () => {
    expect(weekdayOf('1970-01-01' as PacificDate)).toBe(4)
    expect(weekdayOf('1969-12-31' as PacificDate)).toBe(3)
    // The Sundays on which clocks changed in 2026, and the days after.
    expect(
      ['2026-03-08', '2026-03-09', '2026-11-01', '2026-11-02'].map(day => weekdayOf(day as PacificDate)),
    ).toEqual([0, 1, 0, 1])
  })
})

describe('U9: how much data there is', () => {
  test('U9: two complete days and a busy today are too little', () => {
    expect(project([100, 100, 900], { today: 3, allowance: 10_000 })).toEqual({
      kind: 'too_little',
      days: 2,
      leftOut: 0,
      runsOutOn: null,
      earlyBy: 0,
    })
  })

  test('U9: the third complete day is enough, and one without any firing is a day of data', () => {
    // 1st to 3rd: 90, 0, 0, a mean of 30. Today, the 4th, nothing yet: 30 + 26 x 30 more. 90 + 810 = 900.
    const projection = projected(project([90, 0, 0], { today: 4, allowance: 10_000 }))
    expect(projection).toMatchObject({
      by: 'average',
      days: 3,
      perDay: 30,
      total: 900,
      runsOutOn: null,
      earlyBy: 0,
    })
    expect(projection.expected).toHaveLength(27)
    expect(projection.expected.at(0)).toEqual({ date: '2026-11-04', actions: 30 })
    expect(projection.expected.at(-1)).toEqual({ date: '2026-11-30', actions: 30 })
  })

  test('U9: on the first day nothing is known, a month without any use is expected to stay so', () => {
    expect(project([], { today: 1, allowance: 100 })).toMatchObject({ kind: 'too_little', days: 0 })
    expect(project([], { today: 20, allowance: 100 })).toMatchObject({
      kind: 'projected',
      total: 0,
      runsOutOn: null,
    })
  })

  test('U9: thirteen days go by the plain mean, fourteen by weekday', () => {
    const day = Array.from({ length: 14 }, () => 10)
    expect(projected(project(day.slice(1), { today: 14, allowance: 100 })).by).toBe('average')
    expect(projected(project(day, { today: 15, allowance: 100 })).by).toBe('weekday')
  })
})

describe('U9: a workspace that has just begun', () => {
  // First runs ever on the 20th and 21st, 500 a day: 19 days before it began are not 19 quiet ones.
  const days = { ...counts([]), [date(20)]: { used: 500, refused: 0 }, [date(21)]: { used: 500, refused: 0 } }
  const since = firstDayOf(days)
  const at = (today: number, since: PacificDate | null) =>
    projectMonth({ month: november, today: date(today), days, allowance: 10_000, since })

  test('U9: its first day is the first with any firing, refused ones included', () => {
    expect(since).toBe(date(20))
    expect(firstDayOf({ [date(9)]: { used: 1, refused: 0 }, [date(7)]: { used: 0, refused: 1 } })).toBe(
      date(7),
    )
    expect(firstDayOf({ [date(9)]: { used: 0, refused: 0 } })).toBeNull()
  })

  test('U9: the days before its first are no data, and not left out either', () => {
    expect(at(22, since)).toMatchObject({ kind: 'too_little', days: 2, leftOut: 0 })
    // With the 22nd, quiet: a mean of 1,000 / 3, over the 8 days from the 23rd on.
    const projection = projected(at(23, since))
    expect(projection).toMatchObject({ by: 'average', days: 3, leftOut: 0 })
    expect(projection.total).toBeCloseTo(1_000 + (8 * 1_000) / 3, 6)
  })

  test('U9: where it was at work before, or nobody says, quiet days are data', () => {
    expect(projected(at(22, null))).toMatchObject({ days: 21, perDay: 1_000 / 21 })
    expect(projectMonth({ month: november, today: date(22), days, allowance: 10_000 })).toEqual(at(22, null))
  })
})

describe('U9: the pace', () => {
  test('U9: the plain mean, and what today has not used of it yet', () => {
    // 4 days of 100; today, the 5th, 30: 70 more today, 100 on each of the 25 days left. 430 + 70 + 2,500 = 3,000.
    // After the 5th 500, after the 10th 1,000: an allowance of 1,000 ends on the 10th, 21 days before 1 December.
    const projection = projected(project([100, 100, 100, 100, 30], { today: 5, allowance: 1_000 }))
    expect(projection).toMatchObject({
      by: 'average',
      perDay: 100,
      total: 3_000,
      runsOutOn: '2026-11-10',
      earlyBy: 21,
    })
    expect(projection.expected.slice(0, 2)).toEqual([
      { date: '2026-11-05', actions: 70 },
      { date: '2026-11-06', actions: 100 },
    ])
  })

  test('U9: a today above its mean is expected to use no more, and takes nothing off the days to come', () => {
    const projection = projected(project([100, 100, 100, 250], { today: 4, allowance: 10_000 }))
    expect(projection.expected.at(0)).toEqual({ date: '2026-11-04', actions: 0 })
    // 550 + 26 x 100
    expect(projection.total).toBe(3_150)
  })

  test('U9: by weekday, a quiet weekend stays quiet', () => {
    // 1 November 2026 is a Sunday. Two weeks of 10 on Sundays and Saturdays, 100 on the other days: 2 x 520 = 1,040.
    // Today is Sunday the 15th. To come: the 15th (10), 16th to 20th (500), 21st and 22nd (20), 23rd to 27th (500),
    // 28th and 29th (20), Monday the 30th (100): 1,150. Together 2,190.
    const week = [10, 100, 100, 100, 100, 100, 10]
    const projection = projected(project([...week, ...week], { today: 15, allowance: 2_000 }))
    expect(projection).toMatchObject({ by: 'weekday', days: 14, total: 2_190 })
    expect(projection.expected.map(({ actions }) => actions).slice(0, 8)).toEqual([
      10, 100, 100, 100, 100, 100, 10, 10,
    ])
    // After the 22nd 1,570; five days of 100 more make 2,070 after the 27th, and 1,970 after the 26th.
    expect(projection).toMatchObject({ runsOutOn: '2026-11-27', earlyBy: 4 })
    expect(endsEarly(projection)).toBe(true)
  })

  test('U9: what thirds are off by costs no day', () => {
    // 3 days that make 100: 33.33… a day. After the 30th exactly 1,000, by sums of thirds a little less.
    const projection = projected(project([33, 33, 34], { today: 4, allowance: 1_000 }))
    expect(projection.total).toBeCloseTo(1_000, 6)
    expect(projection).toMatchObject({ runsOutOn: '2026-11-30', earlyBy: 1 })
    expect(endsEarly(projection)).toBe(false)
  })
})

describe('U9: days with refused firings', () => {
  test('U9: they are left out, so that suspension does not look like a slow pace', () => {
    // 4 days of 250 use up 1,000; the 5th to the 8th are suspended. The pace is that of the first three days (the 4th
    // was cut off): 250 again on the 9th and the 21 days after it.
    const projection = projected(
      project([250, 250, 250, [250, 4], [0, 31], [0, 30], [0, 33], [0, 29]], { today: 9, allowance: 1_000 }),
    )
    expect(projection).toMatchObject({
      days: 3,
      leftOut: 5,
      perDay: 250,
      runsOutOn: '2026-11-04',
      earlyBy: 27,
    })
    expect(projection.total).toBe(1_000 + 22 * 250)
  })

  test('U9: used up on the second day is known, the pace is not', () => {
    const projection = project([60, [40, 12], [0, 9], [0, 7]], { today: 5, allowance: 100 })
    expect(projection).toEqual({
      kind: 'too_little',
      days: 1,
      leftOut: 3,
      runsOutOn: '2026-11-02',
      earlyBy: 29,
    })
    expect(endsEarly(projection)).toBe(true)
  })

  test('U9: by weekday only when each weekday has two days of data left', () => {
    // Of 15 complete days Monday the 2nd was cut off: one Monday is left, until the 16th is over.
    const days = Array.from({ length: 15 }, (_, index): number | [number, number] =>
      index === 1 ? [20, 1] : 20,
    )
    expect(projected(project(days, { today: 16, allowance: 500 }))).toMatchObject({ by: 'average', days: 14 })
    expect(projected(project([...days, 20], { today: 17, allowance: 500 }))).toMatchObject({
      by: 'weekday',
      days: 15,
    })
  })
})

describe('U9: when it ends', () => {
  test('U9: used up already, it is the day on which that happened, not today', () => {
    const projection = project([400, 400, 400, 0, 0, 0], { today: 7, allowance: 1_000 })
    expect(projection).toMatchObject({ runsOutOn: '2026-11-03', earlyBy: 28 })
  })

  test.each([
    // Three days of 100, then 100 a day: the allowance ends on the day that is a hundredth of it.
    [2_600, '2026-11-26', 5, true],
    [2_700, '2026-11-27', 4, true],
    [2_701, '2026-11-28', 3, false],
    [3_000, '2026-11-30', 1, false],
    [3_001, null, 0, false],
  ])(
    'U9: %i ends on %s, early is more than three days before the reset',
    (allowance, runsOutOn, earlyBy, early) => {
      const projection = project([100, 100, 100], { today: 4, allowance })
      expect(projection).toMatchObject({ runsOutOn, earlyBy })
      expect(endsEarly(projection)).toBe(early)
    },
  )

  test('U9: of a month that is over nothing is expected', () => {
    const over = {
      month: november,
      today: '2026-12-02' as PacificDate,
      days: counts([100, 100, 100]),
      allowance: 1_000,
    }
    expect(projectMonth(over)).toMatchObject({
      kind: 'projected',
      days: 30,
      expected: [],
      total: 300,
      runsOutOn: null,
    })
  })
})

/** A month of 28 to 31 days, with changes of clocks in it or not, up to some day of it. */
const months: fc.Arbitrary<MonthSoFar> = fc
  .constantFrom('2026-02', '2028-02', '2026-03', '2026-11', '2026-12', '2027-03', '2027-11')
  .chain(text => {
    const month = text as UsageMonth
    const dates = daysOf(month)
    const count = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constant(0)) },
      { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 50 })) },
    )
    return fc
      .record({
        today: fc.integer({ min: 1, max: dates.length }),
        allowance: fc.integer({ min: 1, max: 20_000 }),
      })
      .chain(({ today, allowance }) =>
        fc.array(count, { minLength: today, maxLength: today }).map(of => ({
          month,
          today: date(today, month),
          days: counts(of, month),
          allowance,
        })),
      )
  })

const usedIn = ({ days }: MonthSoFar) =>
  Object.values(days).reduce((sum, count) => sum + (count?.used ?? 0), 0)
/** As a number that grows with time: never is after every day. */
const order = ({ runsOutOn }: Projection) => (runsOutOn === null ? 99 : Number(runsOutOn.slice(-2)))

describe('U9: for every month', () => {
  test('U9: nothing negative is expected, and what is used and what is expected is the total', () => {
    fc.assert(
      fc.property(months, month => {
        const projection = projectMonth(month)
        if (projection.kind === 'too_little') return
        expect(projection.expected.every(({ actions }) => actions >= 0)).toBe(true)
        expect(projection.expected.map(day => day.date)).toEqual(
          daysOf(month.month).filter(day => day >= month.today),
        )
        const sum = projection.expected.reduce((before, { actions }) => before + actions, usedIn(month))
        expect(projection.total).toBeCloseTo(sum, 6)
        expect(projection.total).toBeGreaterThanOrEqual(usedIn(month))
      }),
    )
  })

  test('U9: it runs out exactly when the total reaches the allowance, or in a month with too little data when the use does', () => {
    fc.assert(
      fc.property(months, month => {
        const projection = projectMonth(month)
        const reached = projection.kind === 'projected' ? projection.total : usedIn(month)
        expect(projection.runsOutOn !== null).toBe(reached >= month.allowance - 1e-6)
        expect(projection.earlyBy > 0).toBe(projection.runsOutOn !== null)
      }),
    )
  })

  test('U9: more use on any day so far never makes the allowance last longer, nor a larger allowance end sooner', () => {
    fc.assert(
      fc.property(months, fc.nat(), fc.integer({ min: 1, max: 2_000 }), (month, at, more) => {
        const soFar = daysOf(month.month).filter(day => day <= month.today)
        const day = soFar[at % soFar.length] as PacificDate
        const { used, refused } = month.days[day] ?? { used: 0, refused: 0 }
        const before = projectMonth(month)
        const busier = projectMonth({
          ...month,
          days: { ...month.days, [day]: { used: used + more, refused } },
        })
        expect(order(busier)).toBeLessThanOrEqual(order(before))
        expect(order(projectMonth({ ...month, allowance: month.allowance + more }))).toBeGreaterThanOrEqual(
          order(before),
        )
      }),
    )
  })

  test('U9: an even pace goes on evenly, by weekday as by the plain mean', () => {
    fc.assert(
      fc.property(months, fc.integer({ min: 0, max: 500 }), ({ month, today, allowance }, each) => {
        const dates = daysOf(month)
        const days = counts(
          dates.filter(day => day < today).map(() => each),
          month,
        )
        const projection = projectMonth({ month, today, days, allowance })
        if (projection.kind === 'too_little') expect(projection.days).toBeLessThan(3)
        else expect(projection.total).toBe(each * dates.length)
      }),
    )
  })
})

describe('U9: once the allowance is used up', () => {
  test('U9: the days behind it are no data, whether or not anything was refused', () => {
    const before = Array.from({ length: 15 }, () => 100)
    // Used up at 1,500 on the 15th; nobody was there to be refused on the days after it.
    for (const today of [16, 20, 25, 30]) {
      const projection = projected(project(before, { today, allowance: 1_500 }))
      expect(projection).toMatchObject({ days: 15, leftOut: today - 16, perDay: 100, runsOutOn: date(15) })
      expect(projection.total).toBeCloseTo(1_500 + (31 - today) * 100, 6)
    }
  })
})
