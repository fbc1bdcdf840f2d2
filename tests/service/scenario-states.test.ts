import { expect, test } from 'vitest'
import type { DeliveryView } from '#contract/deliveries.ts'
import type { RunView } from '#contract/runs.ts'
import type { TaskView } from '#contract/tasks.ts'
import { INTEGRATIONS, usesConnections } from '#domain/automation.ts'
import type { Instant } from '#domain/brand.ts'
import { calendarDateAt, instantOn, nextDay } from '#domain/calendar.ts'
import { lineage } from '#domain/places.ts'
import { PACIFIC } from '#domain/zoned.ts'
import { createMemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { scenarioNamed } from '#scenarios/catalog.ts'
import type { Seed } from '#service/seed.ts'
import { call } from '../support/call.ts'
import { place } from '../support/studio.ts'

const seedOf = async (name: string, reading: Instant = USUAL_NOW) => (await scenarioNamed(name)).seed(reading)
const logOf = ({ months }: Seed) => months.flatMap(({ log }) => log)
const startOf = (seed: Seed) => (USUAL_NOW + seed.clockOffset) as Instant
const atLaunch = ({ places, automations }: Seed) =>
  automations.filter(
    ({ active, placeId }) => active && lineage(places, place('launch')).some(({ id }) => id === placeId),
  )
const resultsOf = (seed: Seed) => new Set(logOf(seed).flatMap(({ steps }) => steps.map(step => step.result)))

test('P6: in connected, every trigger and every step is at work at Launch and the places around it', async () => {
  const seed = await seedOf('connected')
  const { automations } = seed
  expect(new Set(automations.map(({ trigger }) => trigger.kind)).size).toBe(8)
  const steps = automations.flatMap(one => one.steps)
  expect(new Set(steps.map(({ kind }) => kind)).size).toBe(10)
  const integrations = steps.flatMap(step => (step.kind === 'post_to_integration' ? step.integration : []))
  expect(new Set(integrations)).toEqual(new Set(INTEGRATIONS))
  const here = new Set(atLaunch(seed).map(({ trigger }) => trigger.kind))
  for (const kind of ['daily', 'due_date_arrives', 'webhook_received', 'status_changed'] as const) {
    expect(here).toContain(kind)
  }
})

test('P8: the log of connected has every outcome that Business can have, and deliveries in every state', async () => {
  const seed = await seedOf('connected')
  const outcomes = new Set(logOf(seed).map(({ outcome }) => outcome))
  expect(outcomes).toEqual(new Set(['done', 'failed', 'skipped']))
  expect([...resultsOf(seed)]).toEqual(expect.arrayContaining(['done', 'handed_over', 'failed', 'unchanged']))
  const states = new Set(seed.deliveries?.map(({ state }) => state))
  expect(states).toEqual(new Set(['pending', 'delivered', 'failed']))
  const causes = new Set(logOf(seed).map(({ cause }) => cause.kind))
  expect(causes).toEqual(new Set(['member', 'automation', 'clock', 'webhook']))
  expect(new Set(seed.received?.map(({ source }) => source))).toEqual(
    new Set(['GitHub issues', 'GitHub push']),
  )
  // Some payloads did not meet the condition.
  expect(seed.received?.some(({ runs }) => runs.length === 0)).toBe(true)
})

test('P6: what is connected is served as it was seeded', async () => {
  const host = await createMemoryHost({ scenario: 'connected' })
  const seed = host.scenario.seed(USUAL_NOW)
  const { body: sent } = await call(host, 'GET /deliveries?limit=200')
  expect(sent.items.map(({ id }: DeliveryView) => id).toSorted()).toEqual(
    seed.deliveries?.map(({ id }) => id as string).toSorted(),
  )
  for (const { id, automationId } of seed.hooks ?? []) {
    const { body: hook } = await call(host, `GET /hooks/${id}/settings`)
    expect(hook.received).toHaveLength(seed.received?.filter(({ hookId }) => hookId === id).length ?? 0)
    const { body: automation } = await call(host, `GET /automations/${automationId}`)
    expect(automation.trigger).toEqual({ kind: 'webhook_received', hookId: id })
  }
})

test('P6: in connected, what is still to be sent is sent when its time has come', async () => {
  const host = await createMemoryHost({ scenario: 'connected' })
  const pending = async () => (await call(host, 'GET /deliveries?state=pending')).body.items.length
  expect(await pending()).toBe(1)
  await host.app.runJobs()
  expect(await pending()).toBe(1)
  host.clock.advance(60_000)
  await host.app.runJobs()
  expect(await pending()).toBe(0)
})

test('P6: in deliveries-failing, one is tried again and again and one has failed for good, with its run', async () => {
  const seed = await seedOf('deliveries-failing')
  const { deliveries = [] } = seed
  const failed = deliveries.filter(({ state }) => state === 'failed')
  const pending = deliveries.filter(({ state }) => state === 'pending')
  expect(failed.length).toBeGreaterThan(0)
  expect(pending.length).toBeGreaterThan(0)
  expect(pending.every(({ attempts }) => attempts.length > 1)).toBe(true)
  for (const { runId } of failed) {
    expect(logOf(seed).find(({ id }) => id === runId)?.outcome).toBe('failed')
  }
  const host = await createMemoryHost({ scenario: 'deliveries-failing' })
  host.clock.advance(3 * 3_600_000)
  for (let round = 0; round < 8; round += 1) await host.app.runJobs()
  const { body } = await call(host, 'GET /deliveries?state=pending')
  expect(body.items.every(({ attempts }: DeliveryView) => attempts.length > 1)).toBe(true)
})

test('P6: in lower-plan, what connects is there, and was skipped whenever it fired', async () => {
  const seed = await seedOf('lower-plan')
  expect(seed.workspace.plan).toBe('unlimited')
  const connected = seed.automations.filter(usesConnections)
  expect(connected.filter(({ active }) => active).length).toBeGreaterThan(3)
  const ids = connected.map(({ id }) => id)
  const runs = logOf(seed).filter(({ automationId }) => ids.includes(automationId))
  expect(runs.length).toBeGreaterThan(5)
  expect(new Set(runs.map(({ outcome }) => outcome))).toEqual(new Set(['skipped']))
  expect(seed.deliveries).toEqual([])
})

test('P8: in broken-references, every kind of missing reference has failed a run', async () => {
  const seed = await seedOf('broken-references')
  const reasons = logOf(seed).flatMap(({ steps }) => steps.flatMap(({ reason }) => reason ?? []))
  expect([...new Set(reasons)].sort()).toEqual([
    'list_unknown',
    'member_unknown',
    'status_unknown',
    'tag_unknown',
  ])
})

test('P7: in chain-stopped, a circle ran five links and was stopped at the sixth, which is not counted', async () => {
  const seed = await seedOf('chain-stopped')
  const log = logOf(seed)
  const stopped = log.filter(({ outcome }) => outcome === 'stopped')
  expect(stopped.length).toBeGreaterThan(0)
  expect(new Set(stopped.map(({ link }) => link))).toEqual(new Set([6]))
  expect(log.length - stopped.length).toBe(seed.months.at(-1)?.meter.used)
  const host = await createMemoryHost({ scenario: 'chain-stopped' })
  const inReview = seed.tasks.find(({ statusId }) => statusId === 'todo')
  const { body } = await call(host, `PATCH /tasks/${inReview?.id}`, { body: { statusId: 'review' } })
  expect(body.runs.map(({ outcome }: RunView) => outcome)).toEqual([...Array(5).fill('done'), 'stopped'])
})

test('P6: due-today begins seconds before the clock fires on what is due', async () => {
  const seed = await seedOf('due-today')
  const start = startOf(seed)
  const today = calendarDateAt(start, PACIFIC)
  const open = seed.tasks.filter(({ statusId }) => statusId !== 'done')
  expect(open.filter(({ dueOn }) => dueOn === today).length).toBeGreaterThan(1)
  expect(open.filter(({ dueOn }) => dueOn !== null && dueOn < today).length).toBeGreaterThan(1)
  const byClock = atLaunch(seed).flatMap(({ trigger }) =>
    trigger.kind === 'daily' || trigger.kind === 'due_date_arrives' ? trigger : [],
  )
  expect(byClock.map(({ kind }) => kind).toSorted()).toEqual(['daily', 'due_date_arrives'])
  for (const trigger of byClock) expect(instantOn(nextDay(trigger, start), trigger) - start).toBe(20_000)
})

test('P6: in due-today, the clock fires both automations', async () => {
  const host = await createMemoryHost({ scenario: 'due-today' })
  const before = (await call(host, 'GET /tasks?place=launch')).body as TaskView[]
  host.clock.advance(21_000)
  await host.app.runJobs()
  const after = (await call(host, 'GET /tasks?place=launch')).body as TaskView[]
  const made = after.filter(({ id }) => !before.some(task => task.id === id))
  expect(made).toMatchObject([{ title: 'Stand-up notes', automated: [{ created: true }] }])
  const demo = after.find(({ title }) => title === 'Record the demo')
  expect(demo).toMatchObject({ priority: 'high', automated: [{ name: 'Remind of what is due' }] })
})

test('P4, P5: ten-thousand has 10,000 automations at Launch, each with a name of its own, many of them used', async () => {
  const seed = await seedOf('ten-thousand')
  expect(atLaunch(seed)).toHaveLength(10_000)
  expect(new Set(seed.automations.map(({ name }) => name)).size).toBe(10_000)
  const used = Object.values(seed.months.at(-1)?.automations ?? {}).map(tally => tally.used)
  expect(used.length).toBeGreaterThan(1_000)
  expect(Math.max(...used)).toBeGreaterThan(30)
  expect(logOf(seed).length).toBeGreaterThan(20)
})

test('P7: in ten-thousand, a change fires some automations and not thousands', async () => {
  const host = await createMemoryHost({ scenario: 'ten-thousand' })
  for (const [id, statusId] of [
    ['launch-1', 'review'],
    ['launch-5', 'done'],
    ['launch-10', 'done'],
  ]) {
    const { body } = await call(host, `PATCH /tasks/${id}`, { body: { statusId } })
    expect(body.runs.length).toBeLessThan(10)
  }
})

test('tasks of the usual workspace are due around today', async () => {
  const seed = await seedOf('default')
  const today = calendarDateAt(startOf(seed), PACIFIC)
  const dates = seed.tasks.flatMap(({ dueOn }) => dueOn ?? [])
  expect(dates.filter(date => date < today).length).toBeGreaterThan(3)
  expect(dates.filter(date => date === today).length).toBeGreaterThan(1)
  expect(dates.filter(date => date > today).length).toBeGreaterThan(3)
})
