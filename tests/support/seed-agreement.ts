import { expect } from 'vitest'
import { misplacedParts, NAME_MAX, usesConnections } from '#domain/automation.ts'
import type { Instant } from '#domain/brand.ts'
import { afterAttempt } from '#domain/delivery.ts'
import { lineage, statusesAt } from '#domain/places.ts'
import { plans } from '#domain/plans.ts'
import type { Run } from '#domain/run.ts'
import { type AlertKind, PUBLISH_EVERY, WARNING_PERCENT } from '#domain/usage.ts'
import { monthStart, pacificDateOf, resetOf, usageMonthOf } from '#domain/usage-month.ts'
import type { Seed } from '#service/seed.ts'

const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)
const counts = ({ outcome }: Run) => outcome === 'done' || outcome === 'failed' || outcome === 'refused'

export const allowanceOf = ({ workspace }: Seed) => plans[workspace.plan].actions + workspace.addOnActions

/** That a seed's numbers, its log and what the log left behind say the same. */
export function expectSeedToAgree(seed: Seed, start: Instant): void {
  expectBooksToAgree(seed, start)
  expectAlertsToAgree(seed, start)
  expectDeletedToAgree(seed, start)
  expectPlacesToAgree(seed)
  expectLogToAgree(seed, start)
  expectMarksToAgree(seed)
  expectHooksToAgree(seed)
  expectDeliveriesToAgree(seed, start)
  expectNamesWithinLimits(seed)
}

function expectBooksToAgree(seed: Seed, start: Instant): void {
  const months = seed.months.map(({ meter }) => meter.month)
  expect(months).toEqual([...new Set(months)].sort())
  for (const { meter, automations, places, log, allowance } of seed.months) {
    for (const count of ['used', 'refused'] as const) {
      expect(sum(Object.values(meter.days).map(day => day[count]))).toBe(meter[count])
      expect(sum(Object.values(automations).map(tally => tally[count]))).toBe(meter[count])
      expect(sum(Object.values(places).map(tally => tally[count]))).toBe(meter[count])
    }
    for (const day of Object.keys(meter.days)) {
      expect(day.slice(0, 7)).toBe(meter.month)
      expect(day <= pacificDateOf(start)).toBe(true)
    }
    const wrong = Object.entries(automations).filter(
      ([, { used, refused, refusedSince, lastRunAt }]) =>
        (refusedSince === null) !== (refused === 0) ||
        (lastRunAt === null) !== (used === 0) ||
        (lastRunAt !== null && usageMonthOf(lastRunAt) !== meter.month),
    )
    expect(wrong).toEqual([])
    expect(meter.used).toBeLessThanOrEqual(allowance)
    // U3: a multiple of ten, or what was used when the allowance changed or a run was refused.
    expect(meter.used - meter.published.used).toBeLessThan(10)
    if (meter.refused === 0) expect(meter.published.used).toBe(meter.used - (meter.used % 10))
    expect(meter.published.used).toBeLessThanOrEqual(meter.used)
    expect(meter.published.at).toBeLessThanOrEqual(start)
    expect(meter.refused > 0).toBe(meter.alerted.exceeded.length > 0)
    expect(log.filter(counts).length).toBeLessThanOrEqual(meter.used + meter.refused)
  }
}

/** A1, A2: each once a month and allowance, in the order of time, of the counts that called for it. */
function expectAlertsToAgree(seed: Seed, start: Instant): void {
  const { months, workspace } = seed
  for (const { meter, alerts, allowance } of months) {
    if (meter.month === usageMonthOf(start)) expect(allowance).toBe(allowanceOf(seed))
    expect(allowance).toBeGreaterThan(0)
    const allowances = (wanted: AlertKind) =>
      alerts.filter(({ kind }) => kind === wanted).map(alert => alert.allowance)
    expect(allowances('ninety')).toEqual(meter.alerted.ninety)
    expect(allowances('exceeded')).toEqual(meter.alerted.exceeded)
    expect(meter.alerted.ninety.includes(allowance)).toBe(meter.used * 100 >= allowance * WARNING_PERCENT)
    expect(allowances('early_warning').length).toBeLessThanOrEqual(workspace.earlyWarning ? 1 : 0)
    let before = monthStart(meter.month)
    for (const { kind, at, used, refused, allowance: of, runsOutOn } of alerts) {
      expect(at).toBeGreaterThanOrEqual(before)
      expect(at).toBeLessThan(Math.min(start + 1, resetOf(meter.month)))
      before = at
      expect(used).toBeLessThanOrEqual(meter.used)
      expect(refused).toBeLessThanOrEqual(meter.refused)
      switch (kind) {
        case 'ninety':
          expect(used).toBe(Math.ceil((of * WARNING_PERCENT) / 100))
          break
        case 'exceeded':
          expect(used).toBe(of)
          expect(refused).toBeGreaterThan(0)
          break
        case 'early_warning':
          expect(used % PUBLISH_EVERY).toBe(0)
          expect(used).toBeLessThan(of)
          expect(runsOutOn?.slice(0, 7)).toBe(meter.month)
      }
      expect(runsOutOn !== undefined).toBe(kind === 'early_warning')
    }
  }
}

/** What was deleted is off and ran before. */
function expectDeletedToAgree({ automations, months }: Seed, start: Instant): void {
  for (const { id, active, deletedAt } of automations) {
    if (deletedAt === undefined) continue
    expect(active).toBe(false)
    expect(deletedAt).toBeLessThan(start)
    for (const { automations: tallies } of months) {
      expect(tallies[id]?.lastRunAt ?? 0).toBeLessThanOrEqual(deletedAt)
    }
  }
}

function expectPlacesToAgree({ workspace, places, tasks, automations, months }: Seed): void {
  const members = workspace.members.map(member => member.id)
  const tags = workspace.tags.map(tag => tag.id)
  const placeIds = places.map(place => place.id)
  for (const place of places) {
    expect(place.kind === 'space').toBe(place.parentId === null)
    expect(place.kind === 'space').toBe(place.statuses.length > 0)
    expect(lineage(places, place.id).at(-1)?.kind).toBe('space')
  }
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length)
  for (const task of tasks) {
    const list = places.find(place => place.id === task.listId)
    expect(list?.kind).toBe('list')
    expect(statusesAt(places, task.listId).map(status => status.id)).toContain(task.statusId)
    expect(members).toEqual(expect.arrayContaining(task.assigneeIds))
    expect(tags).toEqual(expect.arrayContaining(task.tagIds))
  }
  expect(automations.filter(one => misplacedParts(one).length > 0)).toEqual([])
  const known = new Set(automations.map(({ id }) => id))
  expect(known.size).toBe(automations.length)
  for (const month of months) {
    expect(Object.keys(month.automations).filter(id => !known.has(id as never))).toEqual([])
    expect(placeIds).toEqual(expect.arrayContaining(Object.keys(month.places)))
  }
}

/** What automations refer to that is not there: `'<automation>: tag <id>'`, sorted. */
export function missingReferences({ workspace, places, automations, hooks = [] }: Seed): string[] {
  const known = {
    member: new Set<string>(workspace.members.map(({ id }) => id)),
    tag: new Set<string>(workspace.tags.map(({ id }) => id)),
    place: new Set<string>(places.map(({ id }) => id)),
    hook: new Set<string>(hooks.map(({ id }) => id)),
  }
  return automations
    .flatMap(({ id, placeId, trigger, conditions, steps }) => {
      const statuses = new Set<string>(statusesAt(places, placeId).map(status => status.id))
      const wanted: [string, string | null, Set<string>][] = [['place', placeId, known.place]]
      for (const part of [trigger, ...conditions, ...steps]) {
        if ('memberId' in part) wanted.push(['member', part.memberId, known.member])
        if ('assigneeId' in part) wanted.push(['member', part.assigneeId, known.member])
        if ('tagId' in part) wanted.push(['tag', part.tagId, known.tag])
        if ('listId' in part) wanted.push(['place', part.listId, known.place])
        if ('hookId' in part) wanted.push(['hook', part.hookId, known.hook])
        if ('statusId' in part) wanted.push(['status', part.statusId, statuses])
        if (part.kind === 'status_changed') {
          wanted.push(['status', part.from, statuses], ['status', part.to, statuses])
        }
      }
      return wanted
        .filter(([, one, all]) => one !== null && !all.has(one))
        .map(([kind, one]) => `${id}: ${kind} ${one}`)
    })
    .sort()
}

function expectLogToAgree({ months, tasks, automations, workspace }: Seed, start: Instant): void {
  const byId = new Map(automations.map(one => [one.id, one]))
  for (const { meter, log, automations: tallies } of months) {
    const seen = new Map<string, Run>()
    let before = monthStart(meter.month)
    for (const run of log) {
      expect(run.at).toBeGreaterThanOrEqual(before)
      expect(run.at).toBeLessThanOrEqual(start)
      before = run.at
      expect(seen.has(run.id)).toBe(false)
      seen.set(run.id, run)
      const automation = byId.get(run.automationId)
      expect(automation).toMatchObject({ name: run.automationName, placeId: run.placeId })
      expect(tasks.find(({ id }) => id === run.task?.id)?.title).toBe(run.task?.title)
      const hasSteps = run.outcome === 'done' || run.outcome === 'failed'
      expect(run.steps.map(({ kind }) => kind)).toEqual(
        hasSteps ? automation?.steps.map(({ kind }) => kind) : [],
      )
      expect(run.outcome === 'failed').toBe(run.steps.some(({ result }) => result === 'failed'))
      expect(run.outcome === 'stopped').toBe(run.link > 5)
      if (run.outcome === 'skipped') expect(automation && usesConnections(automation)).toBe(true)
      if (run.cause.kind === 'automation') expect(run.link).toBe((seen.get(run.cause.runId)?.link ?? -1) + 1)
      else expect(run.link).toBe(1)
      if (run.event) expect(run.event.kind).toBe(automation?.trigger.kind)
    }
    const told = Map.groupBy(log.filter(counts), run => run.automationId)
    for (const [id, runs] of told) {
      const { used = 0, refused = 0, lastRunAt = null } = tallies[id] ?? {}
      const ran = runs.filter(({ outcome }) => outcome !== 'refused')
      expect(ran.length).toBeLessThanOrEqual(used)
      expect(runs.length - ran.length).toBeLessThanOrEqual(refused)
      expect(ran.at(-1)?.at ?? lastRunAt).toBe(lastRunAt)
    }
  }
  if (!plans[workspace.plan].connects) {
    const ran = months.flatMap(({ automations: tallies }) => Object.entries(tallies))
    const connected = automations.filter(usesConnections).map(({ id }) => id as string)
    expect(ran.filter(([id, { used }]) => used > 0 && connected.includes(id))).toEqual([])
  }
}

/** What marks and steps say of tasks, and tasks of runs. */
function expectMarksToAgree({ months, tasks }: Seed): void {
  const runs = new Map(months.flatMap(({ log }) => log).map(run => [run.id, run]))
  for (const { automated } of tasks) {
    for (const mark of automated) expect(runs.get(mark.runId)?.automationId).toBe(mark.automationId)
  }
  const made = [...runs.values()].flatMap(({ steps }) => steps).flatMap(({ taskId }) => taskId ?? [])
  // Some of what was made has been deleted.
  for (const { id, automated } of tasks) {
    expect(automated.some(({ created }) => created)).toBe(made.includes(id))
  }
}

function expectHooksToAgree({ automations, months, hooks = [], received = [] }: Seed): void {
  const logged = new Map(months.flatMap(({ log }) => log).map(run => [run.id, run]))
  for (const { id, automationId } of hooks) {
    const automation = automations.find(one => one.id === automationId)
    expect(automation?.trigger).toEqual({ kind: 'webhook_received', hookId: id })
    expect(received.filter(({ hookId }) => hookId === id).length).toBeLessThanOrEqual(10)
  }
  expect(new Set(received.map(({ id }) => id)).size).toBe(received.length)
  for (const { id, hookId, runs } of received) {
    expect(hooks.map(hook => hook.id)).toContain(hookId)
    for (const { id: runId, outcome } of runs) {
      const { outcome: later, steps = [] } = logged.get(runId) ?? {}
      // What came of its deliveries is not known when a webhook is answered.
      const isUndelivered = steps.some(({ reason }) => reason === 'delivery_failed')
      expect(isUndelivered ? 'done' : later, id).toBe(outcome)
    }
  }
}

function expectDeliveriesToAgree({ months, deliveries = [] }: Seed, start: Instant): void {
  const runs = new Map(months.flatMap(({ log }) => log).map(run => [run.id, run]))
  const sent = [...runs.values()].flatMap(({ steps }) => steps).flatMap(({ deliveryId }) => deliveryId ?? [])
  expect(deliveries.map(({ id }) => id).toSorted()).toEqual(sent.toSorted())
  for (const { id, runId, step, state, attempts, nextAt, createdAt } of deliveries) {
    const run = runs.get(runId)
    const result = run?.steps[step]
    expect(result).toMatchObject({ deliveryId: id, result: state === 'failed' ? 'failed' : 'handed_over' })
    expect(createdAt).toBe(run?.at)
    expect((nextAt ?? 0) > start).toBe(state === 'pending')
    const last = attempts.at(-1)
    if (!last) continue
    const answeredAt = (last.at + last.milliseconds) as Instant
    expect(answeredAt).toBeLessThanOrEqual(start)
    const after = afterAttempt(last.answer, { attempts: attempts.length, now: answeredAt })
    expect({ nextAt: null, ...after }).toEqual({ state, nextAt })
  }
}

function expectNamesWithinLimits({ workspace, places, tasks, automations }: Seed): void {
  const texts = [workspace, ...places, ...automations, ...workspace.members, ...workspace.tags]
    .map(({ name }) => name)
    .concat(tasks.map(({ title }) => title))
  const wrong = texts.filter(text => text.trim() !== text || text === '' || [...text].length > NAME_MAX)
  expect(wrong).toEqual([])
}
