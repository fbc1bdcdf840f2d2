import { afterEach, expect, test } from 'vitest'
import type { WorkspaceId } from '#domain/brand.ts'
import { createBroadcastAnnouncer } from '#hosts/browser/broadcast-announcer.ts'
import { createIndexedDbStore, deleteDatabase } from '#hosts/browser/indexed-db-store.ts'
import { resetScenario } from '#hosts/browser/reset-scenario.ts'
import { seedWhenNew } from '#hosts/browser/seed-when-new.ts'
import { type Backend, startBackend as start } from '#hosts/browser/start.ts'
import { systemClock } from '#hosts/browser/system-clock.ts'
import { type SeedMaker, WORKSPACE_ID } from '#scenarios/scenario.ts'
import { heads, placeTrees, seeded } from '#service/collections.ts'

/** Started, and the worker in control: what these tests ask goes through it. */
async function startBackend(...options: Parameters<typeof start>): Promise<Backend> {
  const started = await start(...options)
  await started.inControl
  return started
}

let backend: Backend | undefined
afterEach(async () => {
  await backend?.stop()
  backend = undefined
})

async function json(path: string, init?: RequestInit) {
  const response = await fetch(`/api/v1${path}`, init)
  return { status: response.status, body: await response.json() }
}

const renamed = (title: string): RequestInit => ({
  method: 'PATCH',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ title }),
})

test('a scenario starts filled, keeps what is changed, and starts afresh when it is reset', async () => {
  await deleteDatabase('headroom:suspended')
  backend = await startBackend({ scenario: 'suspended' })
  expect(await json('/usage')).toMatchObject({ status: 200, body: { state: 'suspended', used: 10_000 } })

  await json('/tasks/launch-1', renamed('Changed'))
  await backend.stop()
  backend = await startBackend({ scenario: 'suspended' })
  const titles = async () => (await json('/tasks')).body.map((task: { title: string }) => task.title)
  expect(await titles()).toContain('Changed')

  const announcer = createBroadcastAnnouncer('headroom:suspended')
  const told = new Promise(resolve => announcer.subscribe(WORKSPACE_ID, resolve))
  await resetScenario('suspended')
  expect(await told).toMatchObject({ usage: true })
  announcer.close()
  expect(await titles()).not.toContain('Changed')
  expect(await titles()).toContain('Write the release note')
})

test('S1: the address of a state whose month is over opens it as it begins; other changes are kept', async () => {
  await deleteDatabase('headroom:before-reset')
  backend = await startBackend({ scenario: 'before-reset' })
  const { resetsAt } = (await json('/usage')).body
  await json('/tasks/launch-1', renamed('Changed'))
  await backend.stop()
  backend = await startBackend({ scenario: 'before-reset' })
  expect((await json('/tasks')).body).toContainEqual(expect.objectContaining({ title: 'Changed' }))
  const past: RequestInit = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: resetsAt }),
  }
  expect(await json('/sandbox/clock', past)).toMatchObject({ status: 200, body: { used: 0 } })
  await backend.stop()

  backend = await startBackend({ scenario: 'before-reset' })
  expect(await json('/usage')).toMatchObject({ body: { state: 'suspended', resetsAt } })
  expect((await json('/tasks')).body).not.toContainEqual(expect.objectContaining({ title: 'Changed' }))
})

test('S1: the default workspace is kept when its month is over', async () => {
  await deleteDatabase('headroom')
  backend = await startBackend()
  const { resetsAt } = (await json('/usage')).body
  await json('/tasks/launch-1', renamed('Changed'))
  await json('/sandbox/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: resetsAt }),
  })
  await backend.stop()
  backend = await startBackend()
  expect((await json('/tasks')).body).toContainEqual(expect.objectContaining({ title: 'Changed' }))
  await backend.stop()
  backend = undefined
  await deleteDatabase('headroom')
})

test('of two tabs that start at once, one fills the workspace', async () => {
  const name = 'headroom:two-tabs'
  await deleteDatabase(name)
  const tabs = ['first', 'second'].map(tab => {
    const load = async () => {
      const { emptyWorkspace } = await import('#scenarios/bare-workspaces.ts')
      const made: SeedMaker = reading => {
        const seed = emptyWorkspace(reading)
        const places = seed.places.map(place => ({ ...place, name: tab }))
        return { ...seed, places, workspace: { ...seed.workspace, name: tab } }
      }
      return made
    }
    return createIndexedDbStore({
      name,
      prepare: store => seedWhenNew(store, { scenario: tab, load, clock: systemClock }),
    })
  })
  const seen = await Promise.all(
    tabs.map(tab =>
      tab.read(WORKSPACE_ID, async tx => [
        (await seeded.get(tx))?.scenario,
        (await heads.get(tx))?.workspace.name,
        ...((await placeTrees.get(tx)) ?? []).map(place => place.name),
      ]),
    ),
  )
  const [winner] = seen[0] ?? []
  expect(seen).toEqual([Array(4).fill(winner), Array(4).fill(winner)])
  for (const tab of tabs) tab.close()
  await deleteDatabase(name)
})

test('scenarios do not meet: each has a database of its own, and the default is a plain one', async () => {
  await Promise.all(['headroom', 'headroom:free-89'].map(name => deleteDatabase(name)))
  backend = await startBackend({ scenario: 'free-89' })
  expect(await json('/sandbox')).toMatchObject({ body: { scenario: 'free-89', used: 89, displayed: 80 } })
  await backend.stop()
  backend = await startBackend()
  expect(await json('/sandbox')).toMatchObject({ body: { scenario: 'default', plan: 'business' } })
  const names = (await indexedDB.databases()).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['headroom', 'headroom:free-89']))
})

test('a scenario says who calls and what goes wrong, until the panel says otherwise', async () => {
  await Promise.all(['headroom:as-guest', 'headroom:offline'].map(name => deleteDatabase(name)))
  backend = await startBackend({ scenario: 'as-guest' })
  expect(await json('/session')).toMatchObject({ body: { member: { role: 'guest' } } })
  await backend.stop()
  backend = await startBackend({ scenario: 'offline' })
  await expect(fetch('/api/v1/usage')).rejects.toThrow(TypeError)
  backend.setFaults(undefined)
  expect(await json('/usage')).toMatchObject({ status: 200 })
})

test('T4: a name that is no scenario is told, and leaves no database behind', async () => {
  const starting = startBackend({ scenario: 'no-such' })
  await expect(starting).rejects.toMatchObject({ name: 'BackendUnavailable', reason: 'unknown_scenario' })
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('headroom:no-such')
})

test('T4: a database of a later version is told at the start', async () => {
  const name = 'headroom:warning'
  await deleteDatabase(name)
  const later = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 99)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  later.close()
  const starting = startBackend({ scenario: 'warning' })
  await expect(starting).rejects.toMatchObject({ name: 'BackendUnavailable', reason: 'newer' })
  await deleteDatabase(name)
})

test('U3: what is announced is heard once in every tab, the own one included, and in its workspace only; a published value at once', async () => {
  const [here, there] = [createBroadcastAnnouncer('announcements'), createBroadcastAnnouncer('announcements')]
  const heard: string[] = []
  here.subscribe(WORKSPACE_ID, ({ topics }) => heard.push(`here ${topics}`))
  here.subscribe('another' as WorkspaceId, () => heard.push('another workspace'))
  const ended = there.subscribe(WORKSPACE_ID, () => heard.push('ended'))
  ended()
  const last = new Promise<void>(resolve => {
    there.subscribe(WORKSPACE_ID, ({ topics }) => {
      heard.push(`there ${topics}`)
      if (topics.includes('clock')) resolve()
    })
  })
  here.announce(WORKSPACE_ID, { topics: ['tasks'], usage: false })
  expect(heard).toEqual(['here tasks'])
  here.announce(WORKSPACE_ID, { topics: ['activity'], usage: false })
  here.announce(WORKSPACE_ID, { topics: ['clock'], usage: false })
  await last
  expect(heard.sort()).toEqual(['here activity,clock', 'here tasks', 'there activity,clock', 'there tasks'])
  here.announce(WORKSPACE_ID, { topics: ['workspace'], usage: true })
  expect(heard).toContain('here workspace')
  here.close()
  there.close()
})

test('U3: live updates arrive also where a stream cannot be handed to the service worker', async () => {
  const clone = globalThis.structuredClone
  globalThis.structuredClone = ((value: unknown, options?: StructuredSerializeOptions) => {
    if (value instanceof ReadableStream) throw new DOMException('Not transferable', 'DataCloneError')
    return clone(value, options)
  }) as typeof structuredClone
  const backend = await startBackend({ scenario: 'normal' })
  try {
    const abort = new AbortController()
    const response = await backend.fetch(
      new Request(new URL('/api/v1/events', location.origin), { signal: abort.signal }),
    )
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let told = ''
    while (!told.includes('"ready"')) told += (await reader?.read())?.value ?? expect.fail('The stream ended')
    abort.abort()
  } finally {
    globalThis.structuredClone = clone
    await backend.stop()
  }
})

test('T4: a page that its worker has let go of is answered all the same', async () => {
  const backend = await startBackend({ scenario: 'normal' })
  const usage = () => backend.fetch(new Request(new URL('/api/v1/usage', location.origin)))
  try {
    expect((await usage()).status).toBe(200)
    navigator.serviceWorker.controller?.postMessage('CLIENT_CLOSE')
    await expect
      .poll(async () => (await fetch('/api/v1/usage')).headers.has('x-headroom-service'))
      .toBe(false)
    expect((await usage()).status).toBe(200)
  } finally {
    await backend.stop()
  }
})

test('a first visit is answered before the worker is in control', async () => {
  const backend = await start({ scenario: 'normal' })
  try {
    const asked = backend.fetch(new Request(new URL('/api/v1/usage', location.origin)))
    expect((await asked).status).toBe(200)
    await backend.inControl
    expect((await fetch('/api/v1/usage')).headers.has('x-headroom-service')).toBe(true)
  } finally {
    await backend.stop()
  }
})
