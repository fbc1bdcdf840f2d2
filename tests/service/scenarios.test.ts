import { describe, expect, test } from 'vitest'
import type { UsageView } from '#contract/usage.ts'
import type { Instant } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { plans } from '#domain/plans.ts'
import type { Run } from '#domain/run.ts'
import { type UsageState, usageState } from '#domain/usage.ts'
import { monthStart, resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { createMemoryHost, type MemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { catalog, scenarioNamed } from '#scenarios/catalog.ts'
import type { Seed } from '#service/seed.ts'
import { call } from '../support/call.ts'
import { expectDisplayedToAgree, expectMailsToAgree } from '../support/displayed-agreement.ts'
import { allowanceOf, expectSeedToAgree, missingReferences } from '../support/seed-agreement.ts'

/** The host as a screen reaches it: with the scenario's faults and member. */
const faulty = ({ app, fetch }: MemoryHost) => ({ app: { ...app, fetch } })

const names = catalog.map(({ name }) => name)
/** The others show one of these with faults, or to someone else. */
const contents = catalog.filter(({ faults, actAs }) => !faults && !actAs).map(({ name }) => name)
const startOf = (seed: Seed, reading: Instant) => (reading + seed.clockOffset) as Instant
/** What `broken-references` refers to in vain. */
const BROKEN = [
  'ask-marc: member marc',
  'announce: place press',
  'approve-finished: status approval',
  'ready-for-marc: member marc',
  'ready-for-marc: tag ready',
  'tag-reviewed: tag ready',
].sort()

/** When someone might look: any day, a month's first instant, its last, the days clocks change, a leap day. */
const readings: [string, Instant][] = [
  ['any day', USUAL_NOW],
  ['the first instant of a month', monthStart(usageMonthOf(USUAL_NOW))],
  ['minutes into a month', (monthStart(usageMonthOf(USUAL_NOW)) + 200_000) as Instant],
  ['the last instant of a month', (resetOf(usageMonthOf(USUAL_NOW)) - 1) as Instant],
  ['the hour that spring skips', Date.UTC(2026, 2, 8, 10) as Instant],
  ['the hour that autumn repeats', Date.UTC(2026, 10, 1, 9, 30) as Instant],
  ['a leap day', Date.UTC(2028, 1, 29, 23, 59) as Instant],
]

test('S1: names are for URLs, titles for people, the default comes first', () => {
  expect(names[0]).toBe('default')
  expect(new Set(names).size).toBe(names.length)
  for (const { name, title } of catalog) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(title.length).toBeGreaterThan(3)
  }
})

test('a name that is not in the catalog is refused', async () => {
  await expect(scenarioNamed('no-such')).rejects.toThrow('no-such')
})

describe.each(readings)('S1: on %s', (_when, reading) => {
  test.each(contents)('%s agrees with itself', async name => {
    const scenario = await scenarioNamed(name)
    const seed = scenario.seed(reading)
    expect(seed).toEqual(scenario.seed(reading))
    expect(seed.scenario).toBe(name)
    expectSeedToAgree(seed, startOf(seed, reading))
    expect(missingReferences(seed)).toEqual(name === 'broken-references' ? BROKEN : [])
    const active = seed.automations.filter(automation => automation.active).length
    const { activeCap } = plans[seed.workspace.plan]
    if (name === 'above-the-cap') expect(active).toBeGreaterThan(activeCap)
    else expect(active).toBeLessThanOrEqual(activeCap)
  })
})

const states: Record<string, [UsageState, number]> = {
  default: ['ok', 6_437],
  'nothing-used': ['ok', 0],
  normal: ['ok', 4_213],
  warning: ['warning', 9_317],
  'almost-used-up': ['warning', 9_996],
  'used-up': ['used_up', 10_000],
  suspended: ['suspended', 10_000],
  'suspended-then-bought': ['ok', 10_012],
  'suspended-then-reset': ['ok', 3],
  lagging: ['ok', 4_217],
  'before-reset': ['suspended', 10_000],
  'after-reset': ['ok', 0],
  free: ['ok', 0],
  'free-89': ['ok', 89],
  'plan-without-add-ons': ['suspended', 1_000],
  'thousand-700': ['ok', 700],
}

test.each(Object.entries(states))('U5: %s is in state %s', async (name, [state, used]) => {
  const seed = (await scenarioNamed(name)).seed(USUAL_NOW)
  const month = usageMonthOf(startOf(seed, USUAL_NOW))
  const meter = seed.months.find(candidate => candidate.meter.month === month)?.meter
  expect(meter?.used ?? 0).toBe(used)
  expect(meter ? usageState(meter, allowanceOf(seed)) : 'ok').toBe(state)
})

test('U1: the scenarios around a reset begin seconds before and after it', async () => {
  const startIn = async (name: string) => startOf((await scenarioNamed(name)).seed(USUAL_NOW), USUAL_NOW)
  expect(await startIn('before-reset')).toBe(resetOf(usageMonthOf(USUAL_NOW)) - 30_000)
  expect(await startIn('after-reset')).toBe(monthStart(usageMonthOf(USUAL_NOW)) + 30_000)
})

test.each(names)('%s is served', async name => {
  const host = await createMemoryHost({ scenario: name })
  const usage = await call(host, 'GET /usage')
  expect(usage.status).toBe(200)
  const { used, plan } = usage.body as UsageView
  const seed = host.scenario.seed(USUAL_NOW)
  expect(plan).toBe(seed.workspace.plan)
  expect(used).toBeLessThanOrEqual(allowanceOf(seed))
  for (const path of ['/session', '/workspace', '/places', '/tasks', '/automations', '/runs', '/sandbox']) {
    expect(await call(host, `GET ${path}`), path).toMatchObject({ status: 200 })
  }
  await expectDisplayedToAgree(host, seed)
  await expectMailsToAgree(host, seed)
})

test('P7: whatever fires in the default workspace, no chain runs into the loop guard, and one has three links', async () => {
  const host = await createMemoryHost()
  const { automations, tasks, places } = host.scenario.seed(USUAL_NOW)
  const runs = tasks.flatMap(({ id: taskId, listId }) =>
    automations
      .filter(({ placeId, active }) => active && lineage(places, listId).some(({ id }) => id === placeId))
      .map(({ id: automationId }) => ({ automationId, taskId, key: `${automationId} ${taskId}` })),
  )
  const { body } = await call(host, 'POST /runs', { body: { runs } })
  expect(body.ran).toBeGreaterThanOrEqual(runs.length)
  // Bugs without their tag are where the longest chain begins.
  await call(host, 'PATCH /tasks/bugs-9', { body: { tags: { add: ['bug'] } } })
  const links = new Set<number>()
  for (let after = ''; ; ) {
    const page = await call(host, `GET /runs?limit=200${after}`)
    const { items, next }: { items: Run[]; next: string | null } = page.body
    for (const { outcome, link } of items) {
      expect(outcome).not.toBe('stopped')
      links.add(link)
    }
    if (next === null) break
    after = `&after=${next}`
  }
  expect(Math.max(...links)).toBe(3)
})

test.each([
  ['as-admin', 'admin'],
  ['as-member', 'member'],
  ['as-guest', 'guest'],
  ['default', 'owner'],
])('T2: in %s, who does not say who calls is the %s', async (name, role) => {
  const host = await createMemoryHost({ scenario: name })
  expect(await call(faulty(host), 'GET /session')).toMatchObject({ body: { member: { role } } })
  // Who says so, is who it says.
  const lea = await call(faulty(host), 'GET /session', { as: 'lea' })
  expect(lea).toMatchObject({ body: { member: { role: 'member', locale: 'fr' } } })
})

test('a host beside another is a second tab: what one changes, the other sees and hears', async () => {
  const host = await createMemoryHost({ scenario: 'free' })
  const beside = await createMemoryHost({ beside: host })
  let heard = 0
  beside.announcer.subscribe(host.scenario.seed(USUAL_NOW).workspace.id, () => {
    heard += 1
  })
  await call(faulty(host), 'PATCH /tasks/launch-2', { body: { title: 'Record the second demo' } })
  const { body } = await call(beside, 'GET /tasks')
  expect(body).toContainEqual(expect.objectContaining({ title: 'Record the second demo' }))
  expect(heard).toBe(1)
})

describe('S2: faults', () => {
  test('a service that fails answers with its problem, and only where it should', async () => {
    const host = await createMemoryHost({ scenario: 'error' })
    const failed = await call(faulty(host), 'GET /usage')
    expect(failed).toMatchObject({ status: 500, body: { code: 'internal_error', status: 500 } })
    expect(failed.headers.get('content-type')).toBe('application/problem+json')
    expect(await call(faulty(host), 'GET /session')).toMatchObject({ status: 200 })
    host.setFaults(undefined)
    expect(await call(faulty(host), 'GET /usage')).toMatchObject({ status: 200 })
  })

  test('offline, requests fail as networks do; the designers’ panel gets through', async () => {
    const host = await createMemoryHost({ scenario: 'offline' })
    const request = new Request('http://localhost/api/v1/usage')
    expect(await host.fetch(request)).toMatchObject({ type: 'error' })
    expect(await call(faulty(host), 'GET /sandbox')).toMatchObject({ status: 200 })
  })

  test('T4: a full storage refuses changes, and still shows what there is', async () => {
    const host = await createMemoryHost({ scenario: 'storage-full' })
    expect(await call(faulty(host), 'GET /tasks')).toMatchObject({ status: 200 })
    const change = await call(faulty(host), 'PATCH /tasks/launch-1', { body: { title: 'New' } })
    expect(change).toMatchObject({ status: 503, body: { code: 'storage_unavailable', reason: 'full' } })
  })

  test('what loads for ever ends when the one who asked gives up', async () => {
    const host = await createMemoryHost({ scenario: 'loading' })
    const control = new AbortController()
    const url = 'http://localhost/api/v1/usage'
    const waiting = host.fetch(new Request(url, { signal: control.signal }))
    control.abort()
    expect(await waiting).toMatchObject({ type: 'error' })
    expect(await call(faulty(host), 'GET /session')).toMatchObject({ status: 200 })
  })
})
