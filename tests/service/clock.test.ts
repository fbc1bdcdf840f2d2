import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Automation, Step, Trigger } from '#domain/automation.ts'
import type { Instant, TimeOfDay } from '#domain/brand.ts'
import type { Answer } from '#domain/delivery.ts'
import { parseInstant } from '#domain/zoned.ts'
import { createMemoryHost, type MemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { automationPages, automations, heads, hooks, tasks, turnOf, turns } from '#service/collections.ts'
import { StorageTrouble } from '#service/ports.ts'
import { call } from '../support/call.ts'
import { place, type StudioAutomation, type StudioOptions, studio, tag } from '../support/studio.ts'

const DAY = 86_400_000
const at = (kind: 'daily' | 'due_date_arrives', time: string, zone: string): Trigger => ({
  kind,
  time: time as TimeOfDay,
  zone,
})
/** Paris is nine hours ahead of Pacific Time: it is November 23, 23:03 there at first. */
const daily = at('daily', '09:00', 'Europe/Paris')
const due = at('due_date_arrives', '09:00', 'Europe/Paris')
const makesTask: Step = {
  ...{ kind: 'create_task', listId: place('launch'), title: 'Stand-up', priority: null, assigneeId: null },
}
const daysAt = (day: string, time = '08:00:00.000') => parseInstant(`${day}T${time}Z`)

const hostWith = (automations: StudioAutomation[], options: StudioOptions = {}) =>
  createMemoryHost({ scenario: studio({ automations, ...options }) })

type LoggedRun = { automationId: string; outcome: string; event: Automation; task: { id: string } | null }

/** The activity log, oldest first. */
async function runsOf(host: MemoryHost): Promise<LoggedRun[]> {
  return (await call(host, 'GET /runs?limit=200')).body.items.toReversed()
}
const eventsOf = async (host: MemoryHost) => (await runsOf(host)).map(({ event }) => event)
const turnsOf = (host: MemoryHost) => host.store.read(WORKSPACE_ID, tx => turns.scan(tx, []))

async function addTask(host: MemoryHost, dueOn: string, listId = 'launch'): Promise<string> {
  const { body } = await call(host, 'POST /tasks', { body: { listId, title: `Due ${dueOn}`, dueOn } })
  return body.task.id
}

describe('Every day at a time', () => {
  test('P6, T1: fires at its time and not a millisecond before, on no task, and says when it looks next', async () => {
    const host = await hostWith([{ id: 'a1', trigger: daily, steps: [makesTask] }])
    expect(await host.app.runJobs()).toBe(daysAt('2026-11-24') - USUAL_NOW)
    host.clock.set((daysAt('2026-11-24') - 1) as Instant)
    expect(await host.app.runJobs()).toBe(1)
    expect(await runsOf(host)).toEqual([])

    host.clock.set(daysAt('2026-11-24'))
    expect(await host.app.runJobs()).toBe(DAY)
    expect(await runsOf(host)).toMatchObject([
      {
        automationId: 'a1',
        outcome: 'done',
        cause: { kind: 'clock' },
        event: { kind: 'daily', on: '2026-11-24', missed: 0 },
        task: null,
        link: 1,
      },
    ])
    const { body: all } = await call(host, 'GET /tasks')
    expect(all.map(({ title }: { title: string }) => title)).toContain('Stand-up')
    expect((await call(host, 'GET /automations/a1')).body).toMatchObject({
      used: 1,
      nextAt: '2026-11-25T08:00:00.000Z',
    })
    await host.app.runJobs()
    expect(await runsOf(host)).toHaveLength(1)
  })

  test('P6: after days away it fires once for all of them, and says how many were missed', async () => {
    const host = await hostWith([{ id: 'a1', trigger: daily }])
    host.clock.set(daysAt('2026-11-28', '21:00:00.000'))
    await host.app.runJobs()
    expect(await eventsOf(host)).toEqual([{ kind: 'daily', on: '2026-11-28', missed: 4 }])
    host.clock.set(daysAt('2026-11-29'))
    await host.app.runJobs()
    expect((await eventsOf(host)).at(-1)).toEqual({ kind: 'daily', on: '2026-11-29', missed: 0 })
  })

  test('P6: over the days that clocks change it fires once a day, at the same time of day', async () => {
    const host = await createMemoryHost({
      at: parseInstant('2026-03-06T20:00:00.000Z'),
      scenario: studio({ automations: [{ trigger: at('daily', '02:30', 'America/Los_Angeles') }] }),
    })
    const fired: string[] = []
    for (let day = 0; day < 4; day += 1) {
      host.clock.advance((await host.app.runJobs()) ?? expect.fail('Nothing is due any more'))
      await host.app.runJobs()
      fired.push(new Date(host.clock.now()).toISOString())
    }
    expect(fired).toEqual([
      '2026-03-07T10:30:00.000Z',
      // 02:30 is skipped on that day: it is 03:30.
      '2026-03-08T10:30:00.000Z',
      '2026-03-09T09:30:00.000Z',
      '2026-03-10T09:30:00.000Z',
    ])
    expect(await runsOf(host)).toHaveLength(4)
  })

  test('P7: what its steps do fires other automations', async () => {
    const host = await hostWith([
      { id: 'a1', trigger: daily, steps: [makesTask] },
      { id: 'a2', trigger: { kind: 'task_created' }, steps: [{ kind: 'set_priority', priority: 'high' }] },
    ])
    host.clock.set(daysAt('2026-11-24'))
    await host.app.runJobs()
    expect(await runsOf(host)).toMatchObject([
      { automationId: 'a1', link: 1 },
      { automationId: 'a2', link: 2, cause: { kind: 'automation', automationId: 'a1' } },
    ])
  })
})

describe('Due date arrives', () => {
  test('P6: each task that is due on the day fires once, in its List or below the automation’s place, by position', async () => {
    const host = await hostWith([
      {
        id: 'a1',
        placeId: place('website'),
        trigger: due,
        steps: [{ kind: 'set_priority', priority: 'urgent' }],
      },
    ])
    const later = await addTask(host, '2026-11-25')
    const first = await addTask(host, '2026-11-24')
    host.clock.advance(1_000)
    const second = await addTask(host, '2026-11-24', 'backlog')
    const elsewhere = await addTask(host, '2026-11-24', 'inbox')
    const gone = await addTask(host, '2026-11-24')
    await call(host, `DELETE /tasks/${gone}`)
    host.clock.set(daysAt('2026-11-24'))
    await host.app.runJobs()
    expect(await runsOf(host)).toMatchObject(
      [first, second].map(id => ({
        task: { id },
        event: { kind: 'due_date_arrives', on: '2026-11-24' },
        cause: { kind: 'clock' },
      })),
    )
    const { body: all } = await call(host, 'GET /tasks')
    const urgent = all.filter(({ priority }: { priority: string }) => priority === 'urgent')
    expect(urgent.map(({ id }: { id: string }) => id).sort()).toEqual([first, second].sort())
    expect(JSON.stringify(urgent)).not.toContain(elsewhere)
    host.clock.set(daysAt('2026-11-25'))
    await host.app.runJobs()
    expect((await runsOf(host)).at(-1)).toMatchObject({ task: { id: later } })
  })

  test('P6: after days away every task that was due meanwhile fires once, in the order of their days', async () => {
    const host = await hostWith([{ trigger: due, steps: [{ kind: 'add_tag', tagId: tag('docs') }] }])
    const past = await addTask(host, '2026-11-23')
    const ids: string[] = []
    for (const day of ['2026-11-26', '2026-11-24', '2026-11-25', '2026-11-27'])
      ids.push(await addTask(host, day))
    host.clock.set(daysAt('2026-11-26'))
    await host.app.runJobs()
    await host.app.runJobs()
    expect((await runsOf(host)).map(({ task }) => task?.id)).toEqual([ids[1], ids[2], ids[0]])
    expect((await runsOf(host)).map(({ task }) => task?.id)).not.toContain(past)
  })

  test('P6: conditions count: a task that does not meet them does not fire and is not counted', async () => {
    const host = await hostWith([
      { trigger: due, conditions: [{ kind: 'priority_is', priority: 'high' }], steps: [makesTask] },
    ])
    const high = await addTask(host, '2026-11-24')
    await addTask(host, '2026-11-24')
    await call(host, `PATCH /tasks/${high}`, { body: { priority: 'high' } })
    host.clock.set(daysAt('2026-11-24'))
    await host.app.runJobs()
    expect((await runsOf(host)).map(({ task }) => task?.id)).toEqual([high])
    expect((await call(host, 'GET /sandbox')).body.used).toBe(1)
  })

  test('P6: two automations of one time on one task: both are marked on it', async () => {
    const host = await hostWith([
      { id: 'a1', trigger: due, steps: [{ kind: 'set_priority', priority: 'high' }] },
      { id: 'a2', trigger: due, steps: [{ kind: 'add_tag', tagId: tag('docs') }] },
    ])
    await call(host, 'PATCH /tasks/t1', { body: { dueOn: '2026-11-24' } })
    host.clock.set(daysAt('2026-11-24'))
    await host.app.runJobs()
    const [task] = (await call(host, 'GET /tasks')).body
    expect(task.automated).toMatchObject([{ automationId: 'a1' }, { automationId: 'a2' }])
  })

  test('P6: at whatever times it is looked at, each task that was due fires once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3 * DAY }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 24, max: 30 }), { maxLength: 10 }),
        async (waits, days) => {
          const host = await hostWith([{ id: 'a1', trigger: due }])
          const dueOns = new Map<string, string>()
          for (const day of days) dueOns.set(await addTask(host, `2026-11-${day}`), `2026-11-${day}`)
          for (const wait of waits) {
            host.clock.advance(wait)
            await host.app.runJobs()
          }
          const now = host.clock.now()
          const come = [...dueOns].filter(([, day]) => daysAt(day) <= now).map(([id]) => id)
          expect((await runsOf(host)).map(({ task }) => task?.id).sort()).toEqual(come.sort())
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('The service’s clock', () => {
  test('T1, U4: two tabs that look at once fire everything once', async () => {
    const host = await hostWith([
      { id: 'a1', trigger: due },
      { id: 'a2', trigger: daily, steps: [makesTask] },
    ])
    for (let task = 0; task < 20; task += 1) await addTask(host, '2026-11-24')
    const beside = await createMemoryHost({ beside: host })
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-27']) {
      host.clock.set(daysAt(day))
      await Promise.all([host, beside, host, beside].map(({ app }) => app.runJobs()))
    }
    const runs = await runsOf(host)
    expect(runs.filter(({ automationId }) => automationId === 'a1')).toHaveLength(20)
    expect(runs.filter(({ automationId }) => automationId === 'a2').map(({ event }) => event)).toEqual([
      { kind: 'daily', on: '2026-11-24', missed: 0 },
      { kind: 'daily', on: '2026-11-25', missed: 0 },
      { kind: 'daily', on: '2026-11-27', missed: 1 },
    ])
    expect((await call(host, 'GET /sandbox')).body.used).toBe(23)
  })

  test('P6, T1: fires in time while deliveries wait for their answers, and looks after what comes meanwhile', async () => {
    const answers = Promise.withResolvers<Answer>()
    const sent: string[] = []
    const host = await createMemoryHost({
      scenario: studio({
        automations: [
          { id: 'sends', steps: [{ kind: 'call_webhook', url: 'https://slow.example' }] },
          { id: 'daily', trigger: daily },
        ],
      }),
      sender: {
        async send({ url }) {
          sent.push(url)
          return answers.promise
        },
      },
    })
    host.clock.set((daysAt('2026-11-24') - 20) as Instant)
    await call(host, 'POST /tasks', { body: { listId: 'launch', title: 'x' } })
    let isThrough = false
    const jobs = host.app.runJobs().then(next => {
      isThrough = true
      return next
    })
    await expect.poll(() => sent).toHaveLength(1)
    host.clock.set(daysAt('2026-11-24'))
    const firedOf = async (id: string) =>
      (await runsOf(host)).filter(({ automationId }) => automationId === id).length
    await expect.poll(() => firedOf('daily')).toBe(1)
    // So are deliveries that come due while another one waits.
    await call(host, 'POST /tasks', { body: { listId: 'launch', title: 'y' } })
    await expect.poll(() => sent, { timeout: 3_000 }).toHaveLength(2)
    expect(isThrough).toBe(false)
    answers.resolve({ kind: 'answered', status: 200, body: '' })
    expect(await jobs).toBe(DAY)
    expect((await call(host, 'GET /deliveries?state=delivered')).body.items).toHaveLength(2)
  })

  test('T4: ends with the store’s trouble only when nothing is under way any more', async () => {
    const answers = Promise.withResolvers<Answer>()
    const sent: string[] = []
    const host = await createMemoryHost({
      scenario: studio({
        automations: [{ id: 'sends', steps: [{ kind: 'call_webhook', url: 'https://slow.example' }] }],
      }),
      sender: {
        async send({ url }) {
          sent.push(url)
          return sent.length === 1 ? { kind: 'answered', status: 200, body: '' } : answers.promise
        },
      },
    })
    for (const title of ['x', 'y']) await call(host, 'POST /tasks', { body: { listId: 'launch', title } })
    const { transact } = host.store
    let writes = 0
    host.store.transact = (...options) => {
      writes += 1
      return writes === 2 ? Promise.reject(new StorageTrouble('full')) : transact(...options)
    }
    const ended: string[] = []
    const jobs = host.app.runJobs().catch((error: StorageTrouble) => ended.push(error.reason))
    await expect.poll(() => writes).toBe(2)
    await call(host, 'GET /deliveries')
    expect(ended).toEqual([])
    answers.resolve({ kind: 'answered', status: 200, body: '' })
    await jobs
    expect(ended).toEqual(['full'])
    expect((await call(host, 'GET /deliveries?state=delivered')).body.items).toHaveLength(1)
  })

  test('T1: moved by designers it fires what has come by then; set back it does not fire again', async () => {
    const host = await hostWith([{ trigger: daily }])
    await call(host, 'POST /sandbox/clock', { body: { to: '2026-11-25T10:00:00.000Z' } })
    await host.app.runJobs()
    expect(await eventsOf(host)).toEqual([{ kind: 'daily', on: '2026-11-25', missed: 1 }])
    host.clock.set((USUAL_NOW - 3 * DAY) as Instant)
    await host.app.runJobs()
    host.clock.set(USUAL_NOW)
    await host.app.runJobs()
    expect(await runsOf(host)).toHaveLength(1)
  })

  test('P1: while the ClickApp is off turns pass without firing; what passed is not caught up', async () => {
    const host = await hostWith([{ trigger: daily }, { trigger: due }])
    await addTask(host, '2026-11-24')
    await call(host, 'PATCH /workspace', { body: { automationsEnabled: false } })
    host.clock.set(daysAt('2026-11-25'))
    await host.app.runJobs()
    await call(host, 'PATCH /workspace', { body: { automationsEnabled: true } })
    await host.app.runJobs()
    expect(await runsOf(host)).toEqual([])
    host.clock.set(daysAt('2026-11-26'))
    await host.app.runJobs()
    expect(await eventsOf(host)).toEqual([{ kind: 'daily', on: '2026-11-26', missed: 0 }])
  })

  test('P1: nor is what passed while the ClickApp was off and the app closed, however soon it is switched on', async () => {
    const host = await hostWith([{ trigger: daily }, { trigger: due }])
    await addTask(host, '2026-11-25')
    await call(host, 'PATCH /workspace', { body: { automationsEnabled: false } })
    host.clock.set(daysAt('2026-11-26'))
    // Switched on before any job has looked at the turns that passed.
    await call(host, 'PATCH /workspace', { body: { automationsEnabled: true } })
    await host.app.runJobs()
    expect(await runsOf(host)).toEqual([])
    host.clock.set(daysAt('2026-11-27'))
    await host.app.runJobs()
    expect(await eventsOf(host)).toEqual([{ kind: 'daily', on: '2026-11-27', missed: 0 }])
  })

  test('U6, P8: while the workspace is suspended they are refused, logged as such and not caught up', async () => {
    const host = await hostWith([{ trigger: daily }, { trigger: due }], {
      plan: 'free',
      meter: { used: 100 },
    })
    await call(host, 'PATCH /tasks/t1', { body: { dueOn: '2026-11-24' } })
    host.clock.set(daysAt('2026-11-24'))
    await host.app.runJobs()
    expect((await runsOf(host)).map(({ outcome }) => outcome)).toEqual(['refused', 'refused'])
    expect((await call(host, 'GET /sandbox')).body).toMatchObject({ used: 100, refused: 2 })
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 100 } })
    await host.app.runJobs()
    expect(await runsOf(host)).toHaveLength(2)
  })

  test('P6, P8: below Business what uses connections is logged as skipped when its turn comes, and not counted', async () => {
    const steps: Step[] = [{ kind: 'call_webhook', url: 'https://example.com/hook' }]
    const host = await hostWith([{ trigger: daily, steps }], { plan: 'unlimited' })
    host.clock.set(daysAt('2026-11-24'))
    await host.app.runJobs()
    expect((await runsOf(host)).map(({ outcome }) => outcome)).toEqual(['skipped'])
    expect((await call(host, 'GET /sandbox')).body).toMatchObject({ used: 0, refused: 0 })
    expect((await call(host, 'GET /deliveries')).body.items).toEqual([])
  })

  test('U2: what fires after the reset is counted in the new month', async () => {
    const host = await hostWith([{ trigger: daily }], { plan: 'free', meter: { used: 100 } })
    host.clock.set(daysAt('2026-12-02'))
    await host.app.runJobs()
    expect((await call(host, 'GET /sandbox')).body).toMatchObject({ used: 1, refused: 0 })
  })

  test('P6: an automation that was switched off, deleted or given another trigger has no turn', async () => {
    const host = await hostWith(['a1', 'a2', 'a3'].map(id => ({ id, trigger: daily })))
    await call(host, 'PATCH /automations/a1', { body: { active: false } })
    await call(host, 'DELETE /automations/a2')
    await call(host, 'PATCH /automations/a3', { body: { trigger: { kind: 'task_created' } } })
    host.clock.set(daysAt('2026-11-24'))
    expect(await host.app.runJobs()).toBeNull()
    expect(await runsOf(host)).toEqual([])
    expect(await turnsOf(host)).toEqual([])
  })

  test('P6: a turn that nothing waits for any more is dropped', async () => {
    const host = await hostWith([{ id: 'a1', trigger: daily }])
    const [turn] = await turnsOf(host)
    await host.store.transact(WORKSPACE_ID, async tx => {
      const automation = await automations.get(tx, 'a1' as Automation['id'])
      if (automation) automations.put(tx, { ...automation, active: false }, automation.id)
      turns.put(tx, { date: turn?.value.date ?? expect.fail() }, 5 as Instant, 'gone' as Automation['id'])
    })
    host.clock.set(daysAt('2026-11-24'))
    expect(await host.app.runJobs()).toBeNull()
    expect(await runsOf(host)).toEqual([])
    expect(await turnsOf(host)).toEqual([])
    expect(await host.store.read(WORKSPACE_ID, tx => turnOf.scan(tx, []))).toEqual([])
  })

  test('P6: switched on again it waits for its next time', async () => {
    const host = await hostWith([{ id: 'a1', trigger: daily, active: false }])
    host.clock.set(daysAt('2026-11-25', '12:00:00.000'))
    await call(host, 'PATCH /automations/a1', { body: { active: true } })
    expect(await host.app.runJobs()).toBe(20 * 3_600_000)
    expect(await runsOf(host)).toEqual([])
  })

  test('P6: more turns than one transaction takes all come', async () => {
    const host = await hostWith(Array.from({ length: 120 }, () => ({ trigger: daily })))
    host.clock.set(daysAt('2026-11-24'))
    expect(await host.app.runJobs()).toBe(DAY)
    const automationIds = (await runsOf(host)).map(({ automationId }) => automationId)
    expect(new Set(automationIds).size).toBe(120)
    expect(automationIds).toHaveLength(120)
  })

  test('U3: what it fires is told to every tab', async () => {
    const host = await hostWith([{ trigger: daily, steps: [makesTask] }], { meter: { used: 9 } })
    const told: { topics: string[]; usage: boolean }[] = []
    host.announcer.subscribe(WORKSPACE_ID, announcement => told.push(announcement))
    host.clock.set(daysAt('2026-11-24'))
    await host.app.runJobs()
    expect(told).toEqual([{ topics: ['activity', 'tasks', 'automations'], usage: true }])
    await host.app.runJobs()
    expect(told).toHaveLength(1)
  })
})

describe('What nobody needs any more', () => {
  async function cleaned(host: MemoryHost): Promise<void> {
    // A part at a time.
    for (let part = 0; part < 10; part += 1) await host.app.runJobs()
  }

  test('P5: a deleted automation or task can be restored for 30 days; then it is gone', async () => {
    const host = await hostWith([{ id: 'a1' }, { id: 'a2' }])
    await call(host, 'DELETE /automations/a1')
    await call(host, 'DELETE /tasks/t1')
    host.clock.advance(30 * DAY)
    await cleaned(host)
    expect((await call(host, 'POST /automations/a1/restore', { body: {} })).status).toBe(200)
    expect((await call(host, 'POST /tasks/t1/restore', { body: {} })).status).toBe(200)

    await call(host, 'DELETE /automations/a1')
    await call(host, 'DELETE /tasks/t1')
    host.clock.advance(31 * DAY)
    await cleaned(host)
    expect((await call(host, 'POST /automations/a1/restore', { body: {} })).status).toBe(404)
    expect((await call(host, 'POST /tasks/t1/restore', { body: {} })).status).toBe(404)
    expect((await call(host, 'GET /automations/a2')).status).toBe(200)
    const kept = await host.store.read(WORKSPACE_ID, tx => tasks.scan(tx, []))
    expect(kept).toEqual([])
  })

  test('P6: an incoming webhook that no automation refers to is gone after 30 days; that of a deleted one when it is', async () => {
    const host = await hostWith([])
    const made: string[] = []
    for (let hook = 0; hook < 3; hook += 1) made.push((await call(host, 'POST /hooks')).body.id)
    const [unused, used, ofDeleted] = made
    for (const hookId of [used, ofDeleted]) {
      const definition = { trigger: { kind: 'webhook_received', hookId }, conditions: [], steps: [makesTask] }
      const body = { placeId: 'product', name: hookId, active: true, ...definition }
      const { body: automation } = await call(host, 'POST /automations', { body })
      if (hookId === ofDeleted) await call(host, `DELETE /automations/${automation.id}`)
    }
    await call(host, `POST /hooks/${unused}/test`, { body: { payload: { a: 1 } } })
    const hookIds = async () =>
      (await host.store.read(WORKSPACE_ID, tx => hooks.scan(tx, []))).map(({ value }) => value.id).sort()
    host.clock.advance(29 * DAY)
    await cleaned(host)
    expect(await hookIds()).toEqual(made.toSorted())
    host.clock.advance(2 * DAY)
    await cleaned(host)
    expect(await hookIds()).toEqual([used])
  })

  test('T4: rows of a later version of the code are left as they are', async () => {
    const host = await hostWith([{ id: 'a1' }])
    await call(host, 'DELETE /automations/a1')
    host.clock.advance(31 * DAY)
    await host.store.transact(WORKSPACE_ID, async tx => {
      const head = (await heads.get(tx)) ?? expect.fail()
      heads.put(tx, { ...head, layout: 99 })
    })
    for (let part = 0; part < 10; part += 1)
      await expect(host.app.runJobs()).rejects.toMatchObject({ reason: 'newer' })
    const rows = await host.store.read(WORKSPACE_ID, tx => automations.scan(tx, []))
    expect(rows).toHaveLength(1)
  })

  test('T4: rows of an earlier version are brought up to date first', async () => {
    const host = await hostWith([{ id: 'a1' }])
    await host.store.transact(WORKSPACE_ID, async tx => {
      const { layout: _, ...head } = (await heads.get(tx)) ?? expect.fail()
      heads.put(tx, head)
      for (const { parts } of await automationPages.scan(tx, [])) automationPages.delete(tx, ...parts)
    })
    await cleaned(host)
    const pages = await host.store.read(WORKSPACE_ID, tx => automationPages.scan(tx, []))
    expect(pages.flatMap(({ value }) => value.map(({ id }) => id))).toEqual(['a1'])
  })

  test('T1: a day that has been cleaned is not looked at again', async () => {
    const host = await hostWith([])
    await cleaned(host)
    let writes = 0
    const { transact } = host.store
    host.store.transact = (...options) => {
      writes += 1
      return transact(...options)
    }
    await cleaned(host)
    expect(writes).toBe(0)
  })
})
