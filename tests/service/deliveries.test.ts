import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Step, Trigger } from '#domain/automation.ts'
import type { DeliveryId, Instant, TimeOfDay } from '#domain/brand.ts'
import { ANSWER_WITHIN, type Answer, RETRY_DELAYS } from '#domain/delivery.ts'
import { monthStart } from '#domain/usage-month.ts'
import {
  createMemoryHost,
  type MemoryHost,
  type MemoryHostOptions,
  USUAL_NOW,
} from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { deliveries, deliveryQueue, heads } from '#service/collections.ts'
import type { Outgoing, Sender } from '#service/ports.ts'
import { call, offerRuns } from '../support/call.ts'
import { place, studio, tag } from '../support/studio.ts'

const DAY = 86_400_000
const statusChanged: Trigger = { kind: 'status_changed', from: null, to: null }
const calls = (url: string): Step => ({ kind: 'call_webhook', url })
const writesMail: Step = {
  ...{ kind: 'post_to_integration', integration: 'email', to: 'lea@acme.example' },
  ...{ subject: 'Moved', text: '{{task.title}}' },
}

type Options = Omit<MemoryHostOptions, 'scenario'> & { steps?: Step[]; plan?: 'free' | 'business' }

/** One automation, `a1`, that answers any change of status with the steps. */
const hostWith = ({
  steps = [calls('https://example.com/hook')],
  plan = 'business',
  ...options
}: Options = {}) =>
  createMemoryHost({
    ...options,
    scenario: studio({ plan, automations: [{ id: 'a1', trigger: statusChanged, steps }, { id: 'a2' }] }),
  })

/** Sets the automation off, without sending anything yet. */
async function fire(host: MemoryHost, to = 'doing'): Promise<void> {
  const { body } = await call(host, 'PATCH /tasks/t1', { body: { statusId: to } })
  expect(body.runs).toMatchObject([{ outcome: 'done' }])
}

const listed = async (host: MemoryHost, query = '') =>
  (await call(host, `GET /deliveries${query}`)).body.items
const onlyOne = async (host: MemoryHost) => (await listed(host))[0]
const arrivalsAt = async (host: MemoryHost) => (await call(host, 'GET /sandbox/arrivals')).body.items
const latestRun = async (host: MemoryHost) => (await call(host, 'GET /runs?limit=1')).body.items[0]
const runOf = async (host: MemoryHost, id: string) =>
  (await call(host, 'GET /runs?limit=200')).body.items.find((run: { id: string }) => run.id === id)

/** Keeps what it is told to send, and answers as it is told to. */
function recorder(answer: (message: Outgoing) => Answer | Promise<Answer>) {
  const sent: Outgoing[] = []
  const sender: Sender = {
    async send(message) {
      sent.push(message)
      return answer(message)
    },
  }
  return { sent, sender }
}
const answered = (status: number, body = ''): Answer => ({ kind: 'answered', status, body })

/** Runs the jobs at every time that something is due, until nothing is. */
async function runAll(host: MemoryHost): Promise<number[]> {
  const waits: number[] = []
  for (;;) {
    const next = await host.app.runJobs()
    if (next === null) return waits
    waits.push(next / 1000)
    host.clock.advance(next)
  }
}

describe('Sending', () => {
  test('P6: a webhook is sent after its run is committed, once, signed by the standard', async () => {
    const host = await hostWith()
    await fire(host)
    expect(await onlyOne(host)).toMatchObject({
      ...{ state: 'pending', attempts: [], nextAt: '2026-11-23T22:03:00.000Z' },
      ...{ target: 'webhook', url: 'https://example.com/hook' },
      ...{ automationId: 'a1', automationName: 'Automation a1', placeId: 'launch', step: 0 },
    })
    expect(await arrivalsAt(host)).toEqual([])
    expect(await host.app.runJobs()).toBeNull()
    await host.app.runJobs()

    const delivery = await onlyOne(host)
    expect(delivery).toMatchObject({
      state: 'delivered',
      nextAt: null,
      attempts: [
        { at: '2026-11-23T22:03:00.000Z', answer: { kind: 'answered', status: 200, body: '{"ok":true}' } },
      ],
    })
    const [arrival, ...more] = await arrivalsAt(host)
    expect(more).toEqual([])
    expect(arrival).toMatchObject({ url: delivery.url, body: delivery.body, status: 200, signed: true })
    expect(JSON.parse(arrival.body)).toMatchObject({
      ...{ type: 'automation.ran', run: delivery.runId },
      task: { id: 't1', status: { id: 'doing', name: 'In progress' } },
    })
    expect((await latestRun(host)).steps).toMatchObject([
      { kind: 'call_webhook', result: 'handed_over', deliveryId: delivery.id },
    ])

    const { secret } = (await call(host, 'GET /signing-secret')).body
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const { headers } = arrival
    expect(headers['webhook-id']).toBe(delivery.id)
    expect(headers['webhook-timestamp']).toBe(String(USUAL_NOW / 1000))
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${arrival.body}`
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    )
  })

  test('P6: a message to an integration goes its way without our signature', async () => {
    const host = await hostWith({ steps: [writesMail] })
    await fire(host)
    await host.app.runJobs()
    const [arrival] = await arrivalsAt(host)
    expect(arrival).toMatchObject({
      target: 'email',
      url: 'mailto:lea@acme.example',
      signed: null,
      status: 200,
    })
    expect(JSON.parse(arrival.body)).toEqual({
      ...{ to: 'lea@acme.example', subject: 'Moved', text: 'Write the release note' },
    })
    expect(arrival.headers).toEqual({ 'content-type': 'application/json' })
    expect(await onlyOne(host)).toMatchObject({ state: 'delivered' })
  })

  test('U4: two tabs that send at once send every message once', async () => {
    const { sent, sender } = recorder(() => answered(204))
    const host = await hostWith({ sender })
    for (let change = 0; change < 30; change += 1) await fire(host, change % 2 ? 'todo' : 'doing')
    const beside = await createMemoryHost({ beside: host, sender })
    await Promise.all([host, beside, host, beside].map(({ app }) => app.runJobs()))
    expect(sent).toHaveLength(30)
    expect(new Set(sent.map(({ id }) => id)).size).toBe(30)
    expect(await listed(host, '?state=delivered')).toHaveLength(30)
  })

  test('P6: a few are under way at once; a slow one does not hold up the others', async () => {
    const waiting = Promise.withResolvers<Answer>()
    let underWay = 0
    let most = 0
    const { sent, sender } = recorder(async ({ url }) => {
      underWay += 1
      most = Math.max(most, underWay)
      const answer = await (url.endsWith('/slow') ? waiting.promise : answered(200))
      underWay -= 1
      return answer
    })
    const host = await hostWith({
      sender,
      steps: [calls('https://a.example/slow'), ...Array(19).fill(calls('https://b.example'))],
    })
    await fire(host)
    const jobs = host.app.runJobs()
    await expect.poll(() => sent.length).toBe(20)
    await expect.poll(async () => (await listed(host, '?state=delivered')).length).toBe(19)
    waiting.resolve({ kind: 'timeout' })
    expect(await jobs).toBe(RETRY_DELAYS[0])
    expect(most).toBeLessThanOrEqual(8)
  })

  test('P6: of an answer 4,000 characters are kept, and how long it took', async () => {
    const { sender } = recorder(() => {
      host.clock.advance(120)
      return answered(200, 'x'.repeat(5_000))
    })
    const host: MemoryHost = await hostWith({ sender })
    await fire(host)
    await host.app.runJobs()
    const [{ answer, milliseconds }] = (await onlyOne(host)).attempts
    expect(answer.body).toHaveLength(4_000)
    expect(milliseconds).toBe(120)
  })

  test('P1: what was handed over before the ClickApp was switched off is still sent', async () => {
    const host = await hostWith()
    await fire(host)
    await call(host, 'PATCH /workspace', { body: { automationsEnabled: false } })
    await host.app.runJobs()
    expect(await onlyOne(host)).toMatchObject({ state: 'delivered' })
  })
})

describe('Failing', () => {
  test('P6, P8: it is tried again through the whole schedule, then it has failed, which its run says', async () => {
    const host = await hostWith({
      steps: [calls('https://example.com/status/500'), { kind: 'add_tag', tagId: tag('docs') }],
    })
    await fire(host)
    expect(await runAll(host)).toEqual([5, 60, 300, 1_800, 7_200])
    const delivery = await onlyOne(host)
    expect(delivery).toMatchObject({ state: 'failed', nextAt: null })
    expect(delivery.attempts.map(({ at }: { at: string }) => (Date.parse(at) - USUAL_NOW) / 1000)).toEqual([
      0, 5, 65, 365, 2_165, 9_365,
    ])
    expect(await latestRun(host)).toMatchObject({
      outcome: 'failed',
      steps: [
        { result: 'failed', reason: 'delivery_failed', deliveryId: delivery.id },
        { kind: 'add_tag', result: 'done' },
      ],
    })
    const ids = (await arrivalsAt(host)).map(
      ({ headers }: { headers: Record<string, string> }) => headers['webhook-id'],
    )
    expect(ids).toEqual(Array(6).fill(delivery.id))
    expect((await arrivalsAt(host)).every(({ signed }: { signed: boolean }) => signed)).toBe(true)
    expect((await call(host, 'GET /sandbox')).body.used).toBe(1)
  })

  test('P6: as long as it is tried, its run stays done; taken at last, it has been delivered', async () => {
    let status = 503
    const { sender } = recorder(() => answered(status))
    const host = await hostWith({ sender })
    await fire(host)
    await host.app.runJobs()
    expect(await onlyOne(host)).toMatchObject({ state: 'pending', nextAt: '2026-11-23T22:03:05.000Z' })
    expect(await latestRun(host)).toMatchObject({ outcome: 'done', steps: [{ result: 'handed_over' }] })
    status = 200
    await runAll(host)
    expect(await onlyOne(host)).toMatchObject({ state: 'delivered', attempts: [{}, {}] })
    expect(await latestRun(host)).toMatchObject({ outcome: 'done', steps: [{ result: 'handed_over' }] })
  })

  test('P6: a receiver that says that it is gone (410) is not asked again', async () => {
    const host = await hostWith({ steps: [calls('https://example.com/status/410')] })
    await fire(host)
    expect(await host.app.runJobs()).toBeNull()
    expect(await onlyOne(host)).toMatchObject({ state: 'failed', attempts: [{ answer: { status: 410 } }] })
    expect(await latestRun(host)).toMatchObject({ outcome: 'failed' })
  })

  test.each([
    ['https://example.com/slow', { kind: 'timeout' }, null],
    ['https://unreachable.example.com/hook', { kind: 'unreachable' }, 'none'],
    ['https://example.com/status/302', { kind: 'answered', status: 302 }, 302],
    ['https://example.com/status/429', { kind: 'answered', status: 429 }, 429],
  ])('P6: %s fails, and what came of it is kept', async (url, answer, arrived) => {
    const host = await hostWith({ steps: [calls(url)] })
    await fire(host)
    expect(await host.app.runJobs()).toBe(RETRY_DELAYS[0])
    expect((await onlyOne(host)).attempts).toMatchObject([{ answer }])
    const statuses = (await arrivalsAt(host)).map(({ status }: { status: number | null }) => status)
    expect(statuses).toEqual(arrived === 'none' ? [] : [arrived])
  })

  test('P8: the run says so also when it is in a block of the log by then, and in a month that is over', async () => {
    const host = await hostWith({ steps: [calls('https://example.com/status/500')] })
    host.clock.set((monthStart('2026-12' as Parameters<typeof monthStart>[0]) - 60_000) as Instant)
    // Runs of the same instant before and behind it, so that it is in none of the blocks' corners.
    await offerRuns(host, { automationId: 'a2', runs: 700, prefix: 'before' })
    await fire(host)
    const { id } = await latestRun(host)
    await offerRuns(host, { automationId: 'a2', runs: 700, prefix: 'behind' })
    host.clock.advance(2 * DAY)
    await offerRuns(host, { automationId: 'a2', runs: 40, prefix: 'later' })
    const { tail } = await host.store.read(WORKSPACE_ID, async tx => (await heads.get(tx)) ?? expect.fail())
    expect(tail.some(run => run.id === id)).toBe(false)

    await runAll(host)
    const found: Record<string, string> = {}
    for (let after = ''; ; ) {
      const { items, next } = (await call(host, `GET /runs?limit=200${after}`)).body
      for (const run of items) if (run.automationId === 'a1') found[run.id] = run.outcome
      if (next === null) break
      after = `&after=${next}`
    }
    expect(found).toEqual({ [id]: 'failed' })
  })

  test('P6: a tab that is closed before it has kept the answer is taken over after its lease', async () => {
    const never = Promise.withResolvers<Answer>()
    const dying = recorder(() => never.promise)
    const host = await hostWith({ sender: dying.sender })
    await fire(host)
    const dead = host.app.runJobs()
    await expect.poll(() => dying.sent.length).toBe(1)

    const living = recorder(() => answered(200))
    const beside = await createMemoryHost({ beside: host, sender: living.sender })
    const lease = (await beside.app.runJobs()) ?? expect.fail('The delivery is not due any more')
    expect(lease).toBeGreaterThan(ANSWER_WITHIN)
    expect(living.sent).toEqual([])
    host.clock.advance(lease)
    expect(await beside.app.runJobs()).toBeNull()
    expect(living.sent.map(({ id }) => id)).toEqual(dying.sent.map(({ id }) => id))
    expect(await onlyOne(host)).toMatchObject({ state: 'delivered', attempts: [{}] })
    never.resolve({ kind: 'timeout' })
    await dead
  })

  test('P6: an answer that comes when another tab has taken over does not count', async () => {
    const late = Promise.withResolvers<Answer>()
    const slow = recorder(() => late.promise)
    const host = await hostWith({ sender: slow.sender })
    await fire(host)
    const jobs = host.app.runJobs()
    await expect.poll(() => slow.sent.length).toBe(1)
    const { sender } = recorder(() => answered(200))
    const beside = await createMemoryHost({ beside: host, sender })
    host.clock.advance((await beside.app.runJobs()) ?? expect.fail('The delivery is not due any more'))
    await beside.app.runJobs()
    late.resolve(answered(500))
    expect(await jobs).toBeNull()
    expect(await onlyOne(host)).toMatchObject({ state: 'delivered', attempts: [{ answer: { status: 200 } }] })
  })

  test('P6: a place in the queue without its delivery is dropped', async () => {
    const host = await hostWith()
    await host.store.transact(WORKSPACE_ID, async tx =>
      deliveryQueue.put(tx, true, 5 as Instant, 'gone' as DeliveryId),
    )
    expect(await host.app.runJobs()).toBeNull()
    expect(await host.store.read(WORKSPACE_ID, tx => deliveryQueue.scan(tx, []))).toEqual([])
  })
})

describe('Sending once more', () => {
  async function failed(options: Options = {}) {
    const answers = { status: 410 }
    const { sent, sender } = recorder(() => answered(answers.status))
    const host = await hostWith({ sender, ...options })
    await fire(host)
    await host.app.runJobs()
    const { id } = await onlyOne(host)
    return {
      host,
      answers,
      sent,
      id,
      retry: (key?: string) => call(host, `POST /deliveries/${id}/retry`, key === undefined ? {} : { key }),
    }
  }

  test('POST /deliveries/{id}/retry: P8: sends it again under its id; taken, its run is done again', async () => {
    const { host, answers, sent, id, retry } = await failed()
    const run = await latestRun(host)
    expect(run).toMatchObject({ outcome: 'failed', steps: [{ reason: 'delivery_failed' }] })
    answers.status = 200
    host.clock.advance(DAY)
    const { status, body } = await retry()
    expect({ status, state: body.state, nextAt: body.nextAt }).toEqual({
      ...{ status: 200, state: 'pending', nextAt: '2026-11-24T22:03:00.000Z' },
    })
    await host.app.runJobs()
    expect(sent.map(message => message.id)).toEqual([id, id])
    expect(await onlyOne(host)).toMatchObject({
      state: 'delivered',
      attempts: [{ answer: { status: 410 } }, { answer: { status: 200 } }],
    })
    const amended = await runOf(host, run.id)
    expect(amended).toMatchObject({ outcome: 'done' })
    expect(amended.steps).toMatchObject([{ kind: 'call_webhook', result: 'handed_over', deliveryId: id }])
    expect(amended.steps[0]).not.toHaveProperty('reason')
    expect((await call(host, 'GET /sandbox')).body.used).toBe(1)
  })

  test('POST /deliveries/{id}/retry: P6: it is one attempt; when that fails nothing follows, and it can be sent again', async () => {
    const { host, answers, retry } = await failed()
    answers.status = 500
    for (const attempts of [2, 3]) {
      expect((await retry()).status).toBe(200)
      expect(await host.app.runJobs()).toBeNull()
      const delivery = await onlyOne(host)
      expect(delivery).toMatchObject({ state: 'failed', nextAt: null })
      expect(delivery.attempts).toHaveLength(attempts)
    }
    expect(await latestRun(host)).toMatchObject({ outcome: 'failed' })
  })

  test('POST /deliveries/{id}/retry: P8: a run of which another step failed stays failed', async () => {
    const steps: Step[] = [
      calls('https://example.com/hook'),
      {
        kind: 'create_task',
        listId: place('launch'),
        title: '{{payload.none}}',
        priority: null,
        assigneeId: null,
      },
    ]
    const answers = { status: 410 }
    const { sender } = recorder(() => answered(answers.status))
    const host = await hostWith({ sender, steps })
    await call(host, 'PATCH /tasks/t1', { body: { statusId: 'doing' } })
    await host.app.runJobs()
    answers.status = 200
    await call(host, `POST /deliveries/${(await onlyOne(host)).id}/retry`)
    await host.app.runJobs()
    expect(await latestRun(host)).toMatchObject({
      outcome: 'failed',
      steps: [{ result: 'handed_over' }, { result: 'failed', reason: 'title_empty' }],
    })
  })

  test('POST /deliveries/{id}/retry: P6: one that was taken can be sent again, and stays delivered', async () => {
    const { host, answers, sent, retry } = await failed()
    answers.status = 200
    await retry()
    await host.app.runJobs()
    answers.status = 500
    await retry()
    expect(await host.app.runJobs()).toBeNull()
    expect(sent).toHaveLength(3)
    expect(await onlyOne(host)).toMatchObject({ state: 'delivered', attempts: [{}, {}, {}] })
    expect(await latestRun(host)).toMatchObject({ outcome: 'done' })
  })

  test('POST /deliveries/{id}/retry: T3: refused while it is under way, and where there is none', async () => {
    const host = await hostWith()
    await fire(host)
    const { id } = await onlyOne(host)
    const { status, body } = await call(host, `POST /deliveries/${id}/retry`)
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'delivery_pending', nextAt: '2026-11-23T22:03:00.000Z' })
    expect((await call(host, 'POST /deliveries/none/retry')).body.code).toBe('not_found')
  })

  test('POST /deliveries/{id}/retry: P8: what waits for its next attempt has it now, and goes on by the schedule', async () => {
    const waiting = Promise.withResolvers<Answer>()
    const answers: (Answer | Promise<Answer>)[] = [answered(503), answered(503), waiting.promise]
    const { sent, sender } = recorder(() => answers.shift() ?? answered(200))
    const host = await hostWith({ sender })
    await fire(host)
    await host.app.runJobs()
    host.clock.advance(5_000)
    await host.app.runJobs()
    const { id, nextAt, underWay } = await onlyOne(host)
    expect({ nextAt, underWay }).toEqual({ nextAt: '2026-11-23T22:04:05.000Z', underWay: false })

    host.clock.advance(10_000)
    const now = (await call(host, `POST /deliveries/${id}/retry`)).body
    expect(now).toMatchObject({ state: 'pending', nextAt: '2026-11-23T22:03:15.000Z' })
    const jobs = host.app.runJobs()
    await expect.poll(() => sent.length).toBe(3)
    // Under way, it is sent by nobody else.
    expect(await onlyOne(host)).toMatchObject({ underWay: true })
    expect((await call(host, `POST /deliveries/${id}/retry`)).body.code).toBe('delivery_pending')
    waiting.resolve(answered(503))
    await jobs
    expect(await onlyOne(host)).toMatchObject({ underWay: false, nextAt: '2026-11-23T22:08:15.000Z' })
    expect(await runAll(host)).toEqual([300])
    expect(await onlyOne(host)).toMatchObject({ state: 'delivered', attempts: [{}, {}, {}, {}] })
  })

  test('GET /runs: P8: a run tells how far what it sent has come', async () => {
    const { sender } = recorder(() => answered(503, 'busy'))
    const host = await hostWith({ sender, steps: [writesMail] })
    await fire(host)
    await host.app.runJobs()
    expect((await latestRun(host)).steps).toMatchObject([
      {
        result: 'handed_over',
        delivery: {
          ...{ target: 'email', to: 'lea@acme.example', state: 'pending' },
          ...{ nextAt: '2026-11-23T22:03:05.000Z', answers: [{ kind: 'answered', status: 503 }] },
        },
      },
    ])
  })

  test('POST /deliveries/{id}/retry: P1: refused while the ClickApp is off', async () => {
    const { host, retry } = await failed()
    await call(host, 'PATCH /workspace', { body: { automationsEnabled: false } })
    expect((await retry()).body.code).toBe('clickapp_disabled')
  })

  test('POST /deliveries/{id}/retry: B13: the same key sends it once more only once', async () => {
    const { host, sent, retry } = await failed()
    const first = await retry('again-1')
    await host.app.runJobs()
    expect(await retry('again-1')).toMatchObject({ status: 200, body: first.body })
    await host.app.runJobs()
    expect(sent).toHaveLength(2)
  })
})

describe('GET /deliveries', () => {
  test('GET /deliveries: P8: newest first, page by page, by place, automation and state', async () => {
    const host = await createMemoryHost({
      scenario: studio({
        automations: [
          { id: 'top', trigger: statusChanged, steps: [calls('https://example.com/status/410')] },
          {
            id: 'low',
            placeId: place('launch'),
            trigger: statusChanged,
            steps: [calls('https://example.com/')],
          },
        ],
      }),
    })
    for (let change = 0; change < 6; change += 1) {
      host.clock.advance(1_000)
      await call(host, 'PATCH /tasks/t1', { body: { statusId: change % 2 ? 'todo' : 'doing' } })
    }
    await host.app.runJobs()
    const all = await listed(host)
    expect(all).toHaveLength(12)
    expect(all.map(({ id }: { id: string }) => id)).toEqual(
      all
        .map(({ id }: { id: string }) => id)
        .toSorted()
        .reverse(),
    )
    const paged: unknown[] = []
    for (let after = ''; ; ) {
      const { items, next } = (await call(host, `GET /deliveries?limit=4${after}`)).body
      expect(items).toHaveLength(4)
      paged.push(...items)
      if (next === null) break
      after = `&after=${next}`
    }
    expect(paged).toEqual(all)
    expect(await listed(host, '?state=pending')).toEqual([])
    expect(await listed(host, '?place=other')).toEqual([])
    expect(await listed(host, '?state=failed')).toHaveLength(6)
    expect(await listed(host, '?automation=low&state=failed')).toEqual([])
    expect((await call(host, 'GET /deliveries?place=none')).status).toBe(404)
  })

  test('GET /deliveries: P8: those of a place are what the runs of that place sent', async () => {
    const steps: Step[] = [calls('https://example.com/')]
    const zone = 'Europe/Paris'
    const host = await createMemoryHost({
      scenario: studio({
        automations: [
          { id: 'top', trigger: statusChanged, steps },
          { id: 'low', placeId: place('launch'), trigger: statusChanged, steps },
          {
            id: 'daily',
            placeId: place('website'),
            trigger: { kind: 'daily', time: '09:00' as TimeOfDay, zone },
            steps,
          },
        ],
        tasks: [{ id: 't2', listId: place('backlog') }],
      }),
    })
    for (const id of ['t1', 't2']) await call(host, `PATCH /tasks/${id}`, { body: { statusId: 'doing' } })
    host.clock.advance(DAY)
    await host.app.runJobs()
    const sizes: Record<string, number> = {}
    for (const { id } of (await call(host, 'GET /places')).body) {
      const { items: runs } = (await call(host, `GET /runs?place=${id}`)).body
      const sent = await listed(host, `?place=${id}`)
      expect(sent.map(({ runId }: { runId: string }) => runId).toSorted(), id).toEqual(
        runs.map((run: { id: string }) => run.id).toSorted(),
      )
      sizes[id] = sent.length
    }
    expect(sizes).toEqual({ product: 4, website: 4, launch: 2, backlog: 1, other: 0, inbox: 0 })
  })

  test('GET /deliveries/{id}: P8: one of them, with its request and all answers', async () => {
    const host = await hostWith()
    await fire(host)
    const delivery = await onlyOne(host)
    expect((await call(host, `GET /deliveries/${delivery.id}`)).body).toEqual(delivery)
    expect((await call(host, 'GET /deliveries/none')).body).toMatchObject({
      code: 'not_found',
      what: 'delivery',
    })
  })

  test('T2, P2: guests see none of it', async () => {
    const host = await hostWith()
    await fire(host)
    const { id } = await onlyOne(host)
    for (const route of [
      ...['GET /deliveries', `GET /deliveries/${id}`, `POST /deliveries/${id}/retry`],
      ...['GET /signing-secret', 'POST /signing-secret', 'GET /sandbox/arrivals'],
    ]) {
      expect((await call(host, route, { as: 'tom' })).body.code).toBe('role_required')
      expect((await call(host, route, { as: 'lea' })).body?.code).not.toBe('role_required')
    }
  })

  test('P8: after 30 days they are gone, what the receiver has of them, too; later ones are kept', async () => {
    const host = await hostWith()
    await fire(host)
    await host.app.runJobs()
    host.clock.advance(29 * DAY)
    await fire(host, 'todo')
    host.clock.advance(2 * DAY)
    for (let part = 0; part < 10; part += 1) await host.app.runJobs()
    const left = await host.store.read(WORKSPACE_ID, tx => deliveries.scan(tx, []))
    expect(left).toHaveLength(1)
    expect(await arrivalsAt(host)).toHaveLength(1)
    expect(await onlyOne(host)).toMatchObject({ state: 'delivered' })
  })
})

describe('The signing secret', () => {
  test('GET /signing-secret: P6: made when it is first asked for, and the same from then on', async () => {
    const host = await hostWith()
    const { body } = await call(host, 'GET /signing-secret')
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/)
    expect((await call(host, 'GET /signing-secret', { as: 'lea' })).body).toEqual(body)
    await fire(host)
    await host.app.runJobs()
    expect((await call(host, 'GET /signing-secret')).body).toEqual(body)
  })

  test('POST /signing-secret: P6: another one, which signs from the next attempt on', async () => {
    const host = await hostWith({ steps: [calls('https://example.com/status/500')] })
    const { secret } = (await call(host, 'GET /signing-secret')).body
    await fire(host)
    await host.app.runJobs()
    const rotated = (await call(host, 'POST /signing-secret', { key: 'rotate-1' })).body.secret
    expect(rotated).not.toBe(secret)
    expect((await call(host, 'POST /signing-secret', { key: 'rotate-1' })).body.secret).toBe(rotated)
    host.clock.advance(RETRY_DELAYS[0])
    await host.app.runJobs()
    const [second, first] = await arrivalsAt(host)
    expect([first.signed, second.signed]).toEqual([true, true])
    expect(first.headers['webhook-id']).toBe(second.headers['webhook-id'])
    expect(first.headers['webhook-signature']).not.toBe(second.headers['webhook-signature'])
  })
})

describe('GET /sandbox/arrivals', () => {
  test('GET /sandbox/arrivals: S2: newest first, page by page', async () => {
    const host = await hostWith({ steps: Array(20).fill(calls('https://example.com/hook')) })
    for (const to of ['doing', 'review', 'done']) {
      await fire(host, to)
      await host.app.runJobs()
      host.clock.advance(1_000)
    }
    const first = (await call(host, 'GET /sandbox/arrivals')).body
    expect(first.items).toHaveLength(50)
    const second = (await call(host, `GET /sandbox/arrivals?after=${first.next}`)).body
    expect(second).toMatchObject({ next: null })
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted().reverse())
    expect(new Set(ids).size).toBe(60)
  })

  test('GET /sandbox/arrivals: S2: not there outside of a sandbox', async () => {
    const host = await hostWith({ sandbox: false })
    expect((await call(host, 'GET /sandbox/arrivals')).status).toBe(404)
  })
})
