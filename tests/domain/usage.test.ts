import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant, UsageMonth } from '#domain/brand.ts'
import { admit, type Meter, newMeter, usageState, withAllowance } from '#domain/usage.ts'
import { monthStart } from '#domain/usage-month.ts'
import journal from '../vectors/usage-journal.json' with { type: 'json' }

const month = '2026-11' as UsageMonth
const now = (monthStart(month) + 22 * 86_400_000) as Instant

type Told = { ninety: number; exceeded: number }

/** Attempts one after another; counts the e-mails that were due. */
function offer(
  meter: Meter,
  { allowance, runs, told }: { allowance: number; runs: number; told: Told },
): Meter {
  let at = meter
  for (let run = 0; run < runs; run += 1) {
    const admission = admit(at, { allowance, now })
    for (const kind of admission.alerts) told[kind] += 1
    at = admission.meter
  }
  return at
}

const seen = (meter: Meter, allowance: number, mails: Told) => ({
  used: meter.used,
  displayed: meter.published.used,
  state: usageState(meter, allowance),
  refused: meter.refused,
  mails,
})

describe('the usage journal', () => {
  test.each(journal.journals)('U3, U4, U5, A1, A2: $plan', ({ allowance: start, steps }) => {
    let meter = newMeter(month)
    let allowance = start
    const told = { ninety: 0, exceeded: 0 }
    for (const step of steps) {
      if (step.buyActions !== undefined) {
        const after = allowance + step.buyActions
        meter = withAllowance(meter, { before: allowance, after, now })
        allowance = after
      }
      // What was refused and sent is the month's; the journal counts e-mails over both months.
      if (step.nextMonth) meter = newMeter('2026-12' as UsageMonth)
      meter = offer(meter, { allowance, runs: step.runs ?? 0, told })
      const { used, displayed, state, refused, mails } = step
      expect(seen(meter, allowance, { ...told })).toEqual({ used, displayed, state, refused, mails })
    }
  })
})

describe('admission', () => {
  test('U4: of any number of attempts exactly what is left runs, and used and refused add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 700 }), (allowance, runs) => {
        const meter = offer(newMeter(month), { allowance, runs, told: { ninety: 0, exceeded: 0 } })
        expect(meter.used).toBe(Math.min(allowance, runs))
        expect(meter.used + meter.refused).toBe(runs)
      }),
    )
  })

  test('U3: between publications the displayed value does not move, and it is never above the exact one', () => {
    let meter = newMeter(month)
    for (let run = 1; run <= 95; run += 1) {
      const before = meter.published
      const admission = admit(meter, { allowance: 1_000, now })
      meter = admission.meter
      expect(admission.published).toBe(run % 10 === 0)
      expect(meter.published.used).toBe(run - (run % 10))
      if (!admission.published) expect(meter.published).toEqual(before)
    }
  })

  test('U3: a refused run publishes the exact count at once', () => {
    const meter = { ...newMeter(month), used: 107, published: { used: 100, at: now } }
    const admission = admit(meter, { allowance: 107, now })
    expect(admission).toMatchObject({
      admitted: false,
      published: true,
      meter: { published: { used: 107, at: now } },
    })
  })

  test('U5: the first refusal suspends; its moment stays', () => {
    const full = offer(newMeter(month), { allowance: 3, runs: 3, told: { ninety: 0, exceeded: 0 } })
    expect(usageState(full, 3)).toBe('used_up')
    const first = admit(full, { allowance: 3, now }).meter
    const later = admit(first, { allowance: 3, now: (now + 60_000) as Instant }).meter
    expect(usageState(later, 3)).toBe('suspended')
    expect(later.suspendedSince).toBe(now)
  })

  test('U6: while suspended every attempt is refused, whatever the count says', () => {
    const meter = { ...newMeter(month), used: 5, suspendedSince: now }
    expect(admit(meter, { allowance: 100, now }).admitted).toBe(false)
  })
})

describe('a changed allowance', () => {
  const suspended: Meter = {
    ...newMeter(month),
    used: 107,
    refused: 4,
    suspendedSince: now,
    published: { used: 107, at: now },
    alerted: { ninety: [107], exceeded: [107] },
  }

  test('U6: growing above what was used ends suspension at once', () => {
    const meter = withAllowance(suspended, { before: 107, after: 200, now })
    expect(usageState(meter, 200)).toBe('ok')
    expect(admit(meter, { allowance: 200, now }).admitted).toBe(true)
  })

  test('U6: growing, but not above what was used, leaves it: nothing could run', () => {
    expect(withAllowance(suspended, { before: 50, after: 100, now }).suspendedSince).toBe(now)
  })

  test('U6: shrinking does not end it', () => {
    expect(withAllowance(suspended, { before: 500, after: 200, now }).suspendedSince).toBe(now)
  })

  test('U3: the exact count is published with it', () => {
    const meter = { ...newMeter(month), used: 13, published: { used: 10, at: monthStart(month) } }
    expect(withAllowance(meter, { before: 100, after: 200, now }).published).toEqual({ used: 13, at: now })
  })

  test('A2: a raised allowance re-arms both e-mails; the same one does not again', () => {
    const told = { ninety: 0, exceeded: 0 }
    let meter = offer(newMeter(month), { allowance: 10, runs: 12, told })
    meter = withAllowance(meter, { before: 10, after: 20, now })
    meter = offer(meter, { allowance: 20, runs: 11, told })
    expect(told).toEqual({ ninety: 2, exceeded: 2 })
    meter = withAllowance(meter, { before: 20, after: 30, now })
    meter = withAllowance(meter, { before: 30, after: 20, now })
    offer(meter, { allowance: 20, runs: 5, told })
    expect(told).toEqual({ ninety: 2, exceeded: 2 })
  })
})

describe('states', () => {
  test.each([
    [0, 100, 'ok'],
    [89, 100, 'ok'],
    [90, 100, 'warning'],
    [99, 100, 'warning'],
    [100, 100, 'used_up'],
    [108, 100, 'used_up'],
    [8_999, 10_000, 'ok'],
    [9_000, 10_000, 'warning'],
  ] as const)('U5: %i of %i is %s', (used, allowance, state) => {
    expect(usageState({ used, suspendedSince: null }, allowance)).toBe(state)
  })

  test('U2: a month starts from nothing, published at its first instant', () => {
    expect(newMeter(month)).toMatchObject({
      used: 0,
      refused: 0,
      suspendedSince: null,
      published: { used: 0, at: monthStart(month) },
    })
  })
})
