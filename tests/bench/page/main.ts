// What the benchmarks of the service do inside the page; tests/bench/service.ts calls it by `globalThis.bench`.
import type { AutomationId, UsageMonth } from '#domain/brand.ts'
import { newMeter } from '#domain/usage.ts'
import { openBare } from './bare.ts'
import { type Recorded, recorded } from './recorded.ts'
import { batches, openService, type Service } from './service.ts'
import { automationIds, onTask, WORKSHOP_ID } from './workshop.ts'

/** Milliseconds a turn, one number a round. */
export type Rounds = Record<string, number[]>
export type Plan = {
  rounds: number
  /** Turns timed together: the page's clock has steps of 0.1 ms. */
  turns: number
}

/** Times every course in every round, so that whatever else the machine does meets all alike. */
async function interleaved(
  { rounds, turns }: Plan,
  courses: Record<string, (turn: number) => Promise<void>>,
): Promise<Rounds> {
  const times: Rounds = Object.fromEntries(Object.keys(courses).map(name => [name, []]))
  const warmUp = Math.ceil(rounds / 10)
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, course] of Object.entries(courses)) {
      const started = performance.now()
      for (let turn = 0; turn < turns; turn++) await course(turn)
      if (round >= 0) times[name]?.push((performance.now() - started) / turns)
    }
  }
  return times
}

const automationAt = (turn: number, ids: readonly AutomationId[] = automationIds) =>
  ids[turn % ids.length] as AutomationId

async function withRecorder(name: string): Promise<{ service: Service; record: Recorded }> {
  const opened: Recorded[] = []
  const service = await openService(name, store => {
    const record = recorded(store)
    opened.push(record)
    return record
  })
  const [record] = opened
  if (!record) throw new Error('The store was not wrapped')
  return { service, record }
}

/** The rows one commit puts, taken from a service of their own. */
async function rowsOf(name: string, act: (service: Service) => Promise<void>) {
  const { service, record } = await withRecorder(name)
  for (let time = 0; time < 3; time++) {
    record.takeRows()
    await act(service)
  }
  return record.takeRows()
}

/** One run against one bare read-modify-write of a row like a month's meter. */
async function alone(plan: Plan): Promise<Rounds> {
  const [service, bare] = await Promise.all([openService('alone'), openBare('alone-bare')])
  const month = '2026-11' as UsageMonth
  const meter = { key: [WORKSHOP_ID, 'meter', month], value: newMeter(month) }
  return interleaved(plan, {
    service: turn => service.run(automationAt(turn)),
    bare: () => bare.readModifyWrite(meter),
    onTask: turn => service.run(automationAt(turn, onTask.automationIds), onTask.taskId),
  })
}

/** 1,000 runs offered at once against the bare put of all rows that they write. */
async function atOnce({
  rounds,
  turns,
  ...offer
}: Plan & { requests: number; automations: number }): Promise<Rounds> {
  const name = `at-once-${offer.requests}-${offer.automations}`
  const [service, bare, rows] = await Promise.all([
    openService(name),
    openBare(`${name}-bare`),
    rowsOf(`${name}-rows`, one => one.offer(batches(offer))),
  ])
  return interleaved(
    { rounds, turns },
    {
      service: () => service.offer(batches(offer)),
      bare: () => bare.putAll(rows),
    },
  )
}

const grown: { full?: Service; fresh?: Service } = {}

/** Opens a service for `full` and brings `thousands` of runs into its month, through its own API. */
async function fill(thousands: number): Promise<void> {
  grown.full ??= await openService('full')
  for (let count = 0; count < thousands; count++) {
    await grown.full.offer(batches({ requests: 1, automations: automationIds.length }))
  }
}

/**
 * One run, and what the Usage tab reads, in the month of `fill` against one of 1,000 runs by the same automations: answers are
 * as long in both.
 */
async function whenFull(plan: Plan): Promise<Rounds> {
  const { full } = grown
  if (!full) throw new Error('The month was not filled')
  if (!grown.fresh) {
    grown.fresh = await openService('fresh')
    await grown.fresh.offer(batches({ requests: 1, automations: automationIds.length }))
  }
  const { fresh } = grown
  return interleaved(plan, {
    full: turn => full.run(automationAt(turn)),
    fresh: turn => fresh.run(automationAt(turn)),
    totalsWhenFull: () => full.totals(),
    totalsWhenFresh: () => fresh.totals(),
  })
}

const course = { alone, atOnce, fill, whenFull }
declare global {
  var bench: typeof course
}
globalThis.bench = course
