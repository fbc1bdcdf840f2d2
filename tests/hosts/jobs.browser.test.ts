import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TimeOfDay } from '#domain/brand.ts'
import { ANSWER_WITHIN } from '#domain/delivery.ts'
import { createBroadcastAnnouncer } from '#hosts/browser/broadcast-announcer.ts'
import { createIndexedDbStore, deleteDatabase } from '#hosts/browser/indexed-db-store.ts'
import { randomIds } from '#hosts/browser/random-ids.ts'
import { seedWhenNew } from '#hosts/browser/seed-when-new.ts'
import { type Backend, startBackend } from '#hosts/browser/start.ts'
import { systemClock } from '#hosts/browser/system-clock.ts'
import { createWebLocks } from '#hosts/browser/web-locks.ts'
import { startJobLoop } from '#hosts/job-loop.ts'
import { createMailRenderer } from '#hosts/mails/mail-renderer.ts'
import { createBuiltInPayments } from '#hosts/processor/built-in-payments.ts'
import { createBuiltInSender } from '#hosts/receiver/built-in-sender.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { type App, createApp } from '#service/app.ts'
import { call } from '../support/call.ts'
import { studio } from '../support/studio.ts'

const DATABASE = 'headroom:jobs'
const at9 = { time: '09:00' as TimeOfDay, zone: 'Europe/Paris' }
const scenario = studio({
  automations: [
    {
      id: 'daily',
      trigger: { kind: 'daily', ...at9 },
      steps: [{ kind: 'call_webhook', url: 'https://example.com/daily' }],
    },
    {
      id: 'due',
      trigger: { kind: 'due_date_arrives', ...at9 },
      steps: [
        { kind: 'set_priority', priority: 'urgent' },
        { kind: 'call_webhook', url: 'https://example.com/due' },
      ],
    },
  ],
})

type Tab = { app: App; close(): Promise<void> }

/** What a tab has, but for the service worker, of which a page has one. */
function openTab(): Tab {
  const store = createIndexedDbStore({
    name: DATABASE,
    prepare: opened =>
      seedWhenNew(opened, { scenario: 'studio', load: async () => scenario.seed, clock: systemClock }),
  })
  const announcer = createBroadcastAnnouncer(DATABASE)
  const world = { store, clock: systemClock, ids: randomIds, workspaceId: WORKSPACE_ID }
  const sender = createBuiltInSender({ ...world, patience: ANSWER_WITHIN })
  const mailRenderer = createMailRenderer(path => `https://headroom.example${path}`)
  const [payments, holds] = [createBuiltInPayments(world), createWebLocks(DATABASE)]
  const ports = { ...world, announcer, sender, mailRenderer, payments, holds }
  const app = createApp({ ...ports, sandbox: true, validateOutput: true })
  const loop = startJobLoop({ run: app.runJobs, announcer, workspaceId: WORKSPACE_ID })
  return {
    app,
    async close() {
      await loop.stop()
      announcer.close()
      store.close()
    },
  }
}

let tabs: [Tab, Tab]
beforeEach(async () => {
  await deleteDatabase(DATABASE)
  tabs = [openTab(), openTab()]
})
afterEach(async () => {
  for (const tab of tabs) await tab.close()
  await deleteDatabase(DATABASE)
})

const moveClock = (tab: Tab, to: string) => call(tab, 'POST /sandbox/clock', { body: { to } })
const urls = async (tab: Pick<Tab, 'app'>): Promise<string[]> =>
  (await call(tab, 'GET /sandbox/arrivals')).body.items.map(({ url }: { url: string }) => url).sort()

test('P6, T1: with two tabs open, what is due fires exactly once, and what it sends arrives exactly once', async () => {
  const [here, there] = tabs
  const { nextAt } = (await call(here, 'GET /automations/daily')).body
  const day = nextAt.slice(0, 10)
  const tasks: string[] = ['t1']
  for (let task = 0; task < 9; task += 1) {
    const body = { listId: 'launch', title: `Task ${task}` }
    tasks.push((await call(task % 2 ? here : there, 'POST /tasks', { body })).body.task.id)
  }
  for (const id of tasks) await call(here, `PATCH /tasks/${id}`, { body: { dueOn: day } })

  await moveClock(here, nextAt)
  await expect.poll(async () => (await urls(there)).length, { timeout: 10_000 }).toBe(11)
  await expect
    .poll(async () => (await call(here, 'GET /deliveries?state=delivered')).body.items.length)
    .toBe(11)
  await Promise.all(tabs.map(({ app }) => app.runJobs()))

  expect(await urls(here)).toEqual([
    'https://example.com/daily',
    ...Array(10).fill('https://example.com/due'),
  ])
  const { body: log } = await call(there, 'GET /runs')
  const fired = log.items.map((run: { automationId: string; task: { id: string } | null }) =>
    [run.automationId, run.task?.id].join(' '),
  )
  expect(fired.sort()).toEqual(['daily ', ...tasks.map(id => `due ${id}`)].sort())
  const deliveries = (await call(here, 'GET /deliveries')).body.items
  expect(deliveries.map(({ attempts }: { attempts: unknown[] }) => attempts.length)).toEqual(
    Array(11).fill(1),
  )
  expect((await call(here, 'GET /sandbox')).body.used).toBe(11)
  expect((await call(there, 'GET /automations/daily')).body.nextAt > nextAt).toBe(true)
})

test('P6: what one tab is asked to send, any tab sends: also when that one is closed at once', async () => {
  const [here, there] = tabs
  await call(here, 'POST /automations/daily/runs', { body: {} })
  await here.close()
  await expect.poll(() => urls(there), { timeout: 10_000 }).toEqual(['https://example.com/daily'])
  const { items } = (await call(there, 'GET /sandbox/arrivals')).body
  expect(items).toMatchObject([{ signed: true, status: 200 }])
})

/** Requests as the page sends them: to its own origin. */
function pageOf({ fetch }: Backend): Pick<Tab, 'app'> {
  return {
    app: {
      async fetch(request) {
        const { pathname, search } = new URL(request.url)
        const { method, headers } = request
        const body = method === 'GET' ? null : await request.text()
        return fetch(new Request(location.origin + pathname + search, { method, headers, body }))
      },
      runJobs: () => expect.fail('A page is not asked to'),
    },
  }
}

test('P6: a page does what is due by itself, soon after its first screen, and again when it is seen again', async () => {
  const name = 'headroom:no-automations'
  await deleteDatabase(name)
  const backend = await startBackend({ scenario: 'no-automations' })
  const page = pageOf(backend)
  try {
    await call(page, 'PATCH /sandbox', { body: { plan: 'business' } })
    const [place] = (await call(page, 'GET /places')).body
    const { id } = (
      await call(page, 'POST /automations', {
        body: {
          ...{ placeId: place.id, name: 'Every day', active: true, conditions: [] },
          trigger: { kind: 'daily', ...at9 },
          steps: [{ kind: 'call_webhook', url: 'https://example.com/daily' }],
        },
      })
    ).body
    await call(page, `POST /automations/${id}/runs`, { body: {} })
    expect(await urls(page)).toEqual([])
    await expect.poll(() => urls(page), { timeout: 10_000 }).toEqual(['https://example.com/daily'])
    await call(page, `POST /automations/${id}/runs`, { body: {} })
    document.dispatchEvent(new Event('visibilitychange'))
    await expect.poll(async () => (await urls(page)).length).toBe(2)
  } finally {
    await backend.stop()
    await deleteDatabase(name)
  }
})
