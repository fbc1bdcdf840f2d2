import { describe, expect, test } from 'vitest'
import type { AutomationPartView, BreakdownView, MonthView } from '#contract/usage-detail.ts'
import type { Instant } from '#domain/brand.ts'
import { endsEarly, type Projection, projectMonth } from '#domain/projection.ts'
import { pacificDateOf, usageMonthOf } from '#domain/usage-month.ts'
import { createMemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { scenarioNamed } from '#scenarios/catalog.ts'
import { call } from '../support/call.ts'

/** Months of every length, from whatever weekday. */
const readings = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(month => Date.UTC(2026, month, 20, 20) as Instant)

async function projected(name: string, reading: Instant): Promise<Projection> {
  const seed = (await scenarioNamed(name)).seed(reading)
  const start = (reading + seed.clockOffset) as Instant
  const { meter, allowance } = seed.months.at(-1) ?? {}
  if (!meter || !allowance) throw new Error('Nothing has run')
  return projectMonth({
    ...{ month: usageMonthOf(start), today: pacificDateOf(start) },
    ...{ days: meter.days, allowance },
  })
}

describe.each(readings)('S1: when it is %d', reading => {
  test('U9: on the second day there is too little data, after two weeks each weekday has its pace', async () => {
    expect(await projected('second-day', reading)).toMatchObject({ kind: 'too_little', days: 1 })
    expect(await projected('two-weeks', reading)).toMatchObject({
      kind: 'projected',
      by: 'weekday',
      days: 14,
    })
  })

  test('U9: in early-warning the allowance ends early, and owners and admins have been told', async () => {
    const projection = await projected('early-warning', reading)
    expect(endsEarly(projection)).toBe(true)
    const seed = (await scenarioNamed('early-warning')).seed(reading)
    expect(seed.months.at(-1)?.alerts.map(({ kind }) => kind)).toEqual(['early_warning'])
  })
})

test('U9: the early warning that was given is not given again', async () => {
  const host = await createMemoryHost({ scenario: 'early-warning' })
  const count = async () => (await call(host, 'GET /mails')).body.items.length
  expect(await count()).toBe(2)
  const runs = Array.from({ length: 50 }, (_, index) => ({ automationId: 'escalate', key: `key-${index}` }))
  await call(host, 'POST /runs', { body: { runs } })
  expect(await count()).toBe(2)
})

test('U9: year-of-usage has refusals, a change of plan, a month without any, and what was deleted', async () => {
  const host = await createMemoryHost({ scenario: 'year-of-usage' })
  const months = (await call(host, 'GET /usage/months')).body.items as MonthView[]
  expect(months).toHaveLength(12)
  expect(months.map(({ allowance }) => allowance)).toEqual([
    ...Array(8).fill(10_000),
    ...Array(3).fill(1_000),
    100,
  ])
  expect(months.filter(({ refused }) => refused > 0)).toHaveLength(2)
  expect(months.filter(({ used }) => used === 0)).toHaveLength(1)
  const now = usageMonthOf(USUAL_NOW)
  const parts = (await call(host, `GET /usage/months/${now}/automations`)).body
  const [most] = (parts as BreakdownView<AutomationPartView>).items
  expect(most).toMatchObject({ id: 'note-moves', name: 'Note every move', placeId: 'product', active: null })
  const all = await call(host, 'GET /automations')
  expect(all.body.items.map(({ id }: { id: string }) => id)).not.toContain('note-moves')
  await call(host, 'POST /automations/note-moves/restore')
  expect((await call(host, 'GET /automations/note-moves')).status).toBe(200)
})
