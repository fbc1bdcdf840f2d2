import { QueryObserver } from '@tanstack/react-query'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Api, createApi } from '#api/api.ts'
import { followLive } from '#api/live.ts'
import { isComplete, placeAutomations } from '#api/place-automations.ts'
import type { AutomationListView } from '#contract/automations.ts'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { call } from '../support/call.ts'
import { place, studio } from '../support/studio.ts'

const here = { placeId: place('launch') }
const asked = { placeId: place('launch'), first: 'active', sort: 'used' } as const

/** A List with so many automations, the last of which has run; and what has been asked for. */
async function launch(count: number, { isCut = () => false }: { isCut?: (search: string) => boolean } = {}) {
  const ids = Array.from({ length: count }, (_, index) => `a${index}`)
  const host = await createMemoryHost({
    scenario: studio({ automations: ids.map(id => ({ id, ...here })) }),
  })
  await call(host, `POST /automations/${ids.at(-1)}/runs`, { body: {} })
  const requests: string[] = []
  const api = createApi({
    token: () => null,
    fetch(request) {
      const { pathname, search } = new URL(request.url)
      if (pathname.endsWith('/automations')) requests.push(search)
      return isCut(search) ? Promise.reject(new TypeError('Failed to fetch')) : host.fetch(request)
    },
  })
  return { host, api, requests }
}

/** Watches the list as the Active tab does; answers all that it saw. */
function watch(api: Api) {
  const seen: AutomationListView[] = []
  const observer = new QueryObserver(api.queryClient, placeAutomations(api, asked))
  const stop = observer.subscribe(({ data }) => {
    if (data && data !== seen.at(-1)) seen.push(data)
  })
  return { seen, stop, latest: () => seen.at(-1) as AutomationListView }
}

const again = (api: Api) => api.queryClient.invalidateQueries({ queryKey: api.orpc.automations.list.key() })

afterEach(() => vi.useRealTimers())

describe('P5: the automations of a place', () => {
  test('of a long list the first come first, in the order that is shown, and then all', async () => {
    const { api, requests } = await launch(80)
    const { seen } = watch(api)
    await vi.waitFor(() => expect(seen).toHaveLength(2))
    const [first, all] = seen as [AutomationListView, AutomationListView]
    expect(first.items.map(({ id }) => id).slice(0, 2)).toEqual(['a79', 'a0'])
    expect(first.items).toHaveLength(60)
    expect(first.here).toEqual({ active: 80, inactive: 0 })
    expect(isComplete(first)).toBe(false)
    expect(isComplete(all)).toBe(true)
    expect(requests).toEqual(['?place=launch&sort=used&first=active&limit=60', '?place=launch'])
  })

  test('a short list comes in one piece', async () => {
    const { api, requests } = await launch(60)
    const { seen } = watch(api)
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    expect(isComplete(seen[0] as AutomationListView)).toBe(true)
    await again(api)
    expect(requests).toHaveLength(2)
  })

  test('read again, only what changed comes, and what did not stays the same object', async () => {
    const { api, host, requests } = await launch(80)
    const { seen, latest } = watch(api)
    await vi.waitFor(() => expect(seen).toHaveLength(2))
    const before = latest().items
    await again(api)
    expect(latest().items).toBe(before)

    await call(host, 'PATCH /automations/a7', { body: { name: 'Other' } })
    await call(host, 'POST /automations/a8/duplicate', { body: { active: false } })
    await again(api)
    expect(requests.slice(2)).toEqual([
      expect.stringMatching(/^\?place=launch&since=/),
      expect.stringMatching(/^\?place=launch&since=/),
    ])
    const { items, here: counts } = latest()
    expect(counts).toEqual({ active: 80, inactive: 1 })
    expect(items).toHaveLength(81)
    expect(
      items.filter(item => !before.includes(item)).map(({ id, name }) => name === 'Other' || id),
    ).toEqual([true, expect.any(String)])
  })

  test('where some are gone, all are read', async () => {
    const { api, host, requests } = await launch(80)
    const { seen, latest } = watch(api)
    await vi.waitFor(() => expect(seen).toHaveLength(2))
    await call(host, 'DELETE /automations/a5')
    await again(api)
    expect(latest().items).toHaveLength(79)
    expect(requests.at(-1)).toBe('?place=launch')
  })

  test('when the rest cannot be read, the first stay, and reading again brings all', async () => {
    let isDown = true
    const { api } = await launch(80, { isCut: search => isDown && search === '?place=launch' })
    api.queryClient.setDefaultOptions({ queries: { retry: false } })
    const { seen, latest } = watch(api)
    const { queryKey } = placeAutomations(api, asked)
    await vi.waitFor(() => expect(api.queryClient.getQueryState(queryKey)?.status).toBe('error'))
    expect(seen).toHaveLength(1)
    isDown = false
    await again(api)
    await vi.waitFor(() => expect(isComplete(latest())).toBe(true))
  })
})

test('P8: however many runs there are, what rows count of them is read at a calm pace', async () => {
  const { api, host } = await launch(3)
  const stop = new AbortController()
  const read = vi.spyOn(api.queryClient, 'invalidateQueries')
  const calls = (key: readonly unknown[]) =>
    read.mock.calls.filter(([filters]) => JSON.stringify(filters?.queryKey) === JSON.stringify(key))
  const reads = () => calls(api.orpc.automations.key())
  void followLive(api, stop.signal)
  await vi.waitFor(() => expect(read).toHaveBeenCalled())
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const runs = api.orpc.runs.key()
  for (let count = 0; count < 20; count += 1) {
    read.mockClear()
    host.announcer.announce(WORKSPACE_ID, { topics: ['activity'], usage: false })
    // Each is told by itself.
    await vi.waitUntil(() => calls(runs).length > 0)
    expect(reads()).toHaveLength(count === 0 ? 1 : 0)
  }
  read.mockClear()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(reads()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(reads()).toHaveLength(1)
  stop.abort()
})
