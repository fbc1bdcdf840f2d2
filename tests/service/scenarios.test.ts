import { describe, expect, test } from 'vitest'
import type { UsageView } from '#contract/usage.ts'
import { NAME_MAX } from '#domain/automation.ts'
import type { Instant } from '#domain/brand.ts'
import { lineage, statusesAt } from '#domain/places.ts'
import { plans } from '#domain/plans.ts'
import type { Run } from '#domain/run.ts'
import { type UsageState, usageState } from '#domain/usage.ts'
import { monthStart, pacificDateOf, resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { createMemoryHost, type MemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { catalog, scenarioNamed } from '#scenarios/catalog.ts'
import type { Seed } from '#service/seed.ts'
import { call } from '../support/call.ts'

/** The host as a screen reaches it: with the scenario's faults and member. */
const faulty = ({ fetch }: MemoryHost) => ({ app: { fetch } })

const names = catalog.map(({ name }) => name)
/** The others show one of these with faults, or to someone else. */
const contents = catalog.filter(({ faults, actAs }) => !faults && !actAs).map(({ name }) => name)
const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)
const startOf = (seed: Seed, reading: Instant) => (reading + seed.clockOffset) as Instant
const allowanceOf = ({ workspace }: Seed) => plans[workspace.plan].actions + workspace.addOnActions

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
    expectBooksToAgree(seed, startOf(seed, reading))
    expectReferencesToExist(seed)
    expectLogToAgree(seed, startOf(seed, reading))
    expectNamesWithinLimits(seed)
    const active = seed.automations.filter(automation => automation.active).length
    const { activeCap } = plans[seed.workspace.plan]
    if (name === 'above-the-cap') expect(active).toBeGreaterThan(activeCap)
    else expect(active).toBeLessThanOrEqual(activeCap)
  })
})

function expectBooksToAgree(seed: Seed, start: Instant): void {
  const months = seed.months.map(({ meter }) => meter.month)
  expect(months).toEqual([...new Set(months)].sort())
  for (const { meter, automations, places, log } of seed.months) {
    for (const count of ['used', 'refused'] as const) {
      expect(sum(Object.values(meter.days).map(day => day[count]))).toBe(meter[count])
      expect(sum(Object.values(automations).map(tally => tally[count]))).toBe(meter[count])
      expect(sum(Object.values(places).map(tally => tally[count]))).toBe(meter[count])
    }
    for (const day of Object.keys(meter.days)) {
      expect(day.slice(0, 7)).toBe(meter.month)
      expect(day <= pacificDateOf(start)).toBe(true)
    }
    for (const tally of Object.values(automations)) {
      expect(tally.refusedSince === null).toBe(tally.refused === 0)
    }
    for (const { used, lastRunAt } of Object.values(automations)) {
      expect(lastRunAt === null).toBe(used === 0)
      if (lastRunAt !== null) expect(usageMonthOf(lastRunAt)).toBe(meter.month)
    }
    expect(meter.used).toBeLessThanOrEqual(allowanceOf(seed))
    // U3: a multiple of ten, or what was used when the allowance changed or a run was refused.
    expect(meter.used - meter.published.used).toBeLessThan(10)
    if (meter.refused === 0) expect(meter.published.used).toBe(meter.used - (meter.used % 10))
    expect(meter.published.used).toBeLessThanOrEqual(meter.used)
    expect(meter.published.at).toBeLessThanOrEqual(start)
    expect(meter.refused > 0).toBe(meter.alerted.exceeded.length > 0)
    expect(log.length).toBeLessThanOrEqual(meter.used + meter.refused)
  }
}

function expectReferencesToExist({ workspace, places, tasks, automations, months }: Seed): void {
  const members = workspace.members.map(member => member.id)
  const tags = workspace.tags.map(tag => tag.id)
  const placeIds = places.map(place => place.id)
  for (const place of places) {
    expect(place.kind === 'space').toBe(place.parentId === null)
    expect(place.kind === 'space').toBe(place.statuses.length > 0)
    expect(lineage(places, place.id).at(-1)?.kind).toBe('space')
  }
  for (const task of tasks) {
    const list = places.find(place => place.id === task.listId)
    expect(list?.kind).toBe('list')
    expect(statusesAt(places, task.listId).map(status => status.id)).toContain(task.statusId)
    expect(members).toEqual(expect.arrayContaining(task.assigneeIds))
    expect(tags).toEqual(expect.arrayContaining(task.tagIds))
  }
  for (const { placeId, trigger, conditions, steps } of automations) {
    expect(placeIds).toContain(placeId)
    for (const part of [trigger, ...conditions, ...steps]) {
      if ('memberId' in part && part.memberId !== null) expect(members).toContain(part.memberId)
      if ('tagId' in part && part.tagId !== null) expect(tags).toContain(part.tagId)
      const statuses = statusesAt(places, placeId).map(status => status.id)
      if ('statusId' in part) expect(statuses).toContain(part.statusId)
      if ('to' in part && part.kind === 'status_changed' && part.to !== null) {
        expect(statuses).toContain(part.to)
      }
    }
  }
  for (const month of months) {
    expect(automations.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(month.automations)))
    expect(placeIds).toEqual(expect.arrayContaining(Object.keys(month.places)))
  }
}

function expectLogToAgree({ months, tasks, automations }: Seed, start: Instant): void {
  const runs = new Map(months.flatMap(({ log }) => log).map(run => [run.id, run.automationId]))
  for (const { automated } of tasks) {
    for (const mark of automated) expect(runs.get(mark.runId)).toBe(mark.automationId)
  }
  for (const { meter, log, automations: tallies } of months) {
    const seen = new Map<string, Run>()
    let before = monthStart(meter.month)
    for (const run of log) {
      expect(run.at).toBeGreaterThanOrEqual(before)
      expect(run.at).toBeLessThanOrEqual(start)
      before = run.at
      expect(seen.has(run.id)).toBe(false)
      seen.set(run.id, run)
      const automation = automations.find(({ id }) => id === run.automationId)
      expect(automation).toMatchObject({ name: run.automationName, placeId: run.placeId })
      expect(tasks.find(({ id }) => id === run.task?.id)?.title).toBe(run.task?.title)
      expect(run.steps.map(({ kind }) => kind)).toEqual(
        run.outcome === 'refused' ? [] : automation?.steps.map(({ kind }) => kind),
      )
      if (run.cause.kind === 'automation') expect(run.link).toBe((seen.get(run.cause.runId)?.link ?? -1) + 1)
      else expect(run.link).toBe(1)
    }
    for (const [id, { used, refused }] of Object.entries(tallies)) {
      const told = log.filter(run => run.automationId === id)
      expect(told.filter(run => run.outcome !== 'refused').length).toBeLessThanOrEqual(used)
      expect(told.filter(run => run.outcome === 'refused').length).toBeLessThanOrEqual(refused)
    }
  }
}

function expectNamesWithinLimits({ workspace, places, tasks, automations }: Seed): void {
  const texts = [workspace, ...places, ...automations, ...workspace.members, ...workspace.tags]
    .map(({ name }) => name)
    .concat(tasks.map(({ title }) => title))
  for (const text of texts) {
    expect(text.trim()).toBe(text)
    expect(text).not.toBe('')
    expect([...text].length).toBeLessThanOrEqual(NAME_MAX)
  }
}

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
