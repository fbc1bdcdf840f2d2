import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApi } from '#api/api.ts'
import { followMonth } from '#api/follow-month.ts'
import type { Instant } from '#domain/brand.ts'
import { createMemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let abort: AbortController
beforeEach(() => {
  vi.useFakeTimers({ now: USUAL_NOW, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] })
  abort = new AbortController()
})
afterEach(() => {
  abort.abort()
  vi.useRealTimers()
})

/** A tab that shows usage and automations, and says what it asks for. The service's clock is the computer's. */
async function openTab() {
  const host = await createMemoryHost({ scenario: 'default', at: USUAL_NOW })
  const asked: string[] = []
  const api = createApi({
    async fetch(request) {
      asked.push(new URL(request.url).pathname.replace('/api/v1', ''))
      host.clock.set(Date.now() as Instant)
      return host.fetch(request)
    },
    token: () => null,
  })
  const { orpc, queryClient } = api
  const usage = new QueryObserver(queryClient, orpc.usage.get.queryOptions())
  const list = new QueryObserver(queryClient, orpc.automations.list.queryOptions({ input: {} }))
  usage.subscribe(() => {})
  list.subscribe(() => {})
  followMonth(api, abort.signal)
  await vi.waitFor(() => expect(list.getCurrentResult().data && usage.getCurrentResult().data).toBeTruthy())
  asked.length = 0
  const resetsAt = Date.parse(usage.getCurrentResult().data?.resetsAt ?? '')
  return { api, host, usage, asked, resetsAt }
}

const settled = () => vi.advanceTimersByTimeAsync(200)

test('U2: nothing is asked until the reset; then usage is read again, and with the new month what is told by month', async () => {
  const { usage, asked, resetsAt } = await openTab()
  const [before] = [usage.getCurrentResult().data?.month]
  await vi.advanceTimersByTimeAsync(resetsAt - Date.now() - 1_000)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(1_100)
  await settled()
  expect(asked).toEqual(['/usage', '/automations'])
  expect([before, usage.getCurrentResult().data?.month]).toEqual(['2026-11', '2026-12'])
  await vi.advanceTimersByTimeAsync(DAY)
  expect(asked).toHaveLength(2)
})

test('U2: after a sleep, in which timers and the page’s clock stand still, usage is read within a minute', async () => {
  const { usage, asked, resetsAt } = await openTab()
  vi.setSystemTime(resetsAt + 3 * DAY)
  await vi.advanceTimersByTimeAsync(MINUTE)
  await settled()
  expect(asked).toContain('/usage')
  expect(usage.getCurrentResult().data).toMatchObject({ month: '2026-12', used: 0 })
})

test('U2: where the reading fails at the reset, it is tried again', async () => {
  const { host, usage, resetsAt } = await openTab()
  host.setFaults({ failures: 'server' })
  await vi.advanceTimersByTimeAsync(resetsAt - Date.now() + 2 * MINUTE)
  expect(usage.getCurrentResult().data?.month).toBe('2026-11')
  host.setFaults(undefined)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(usage.getCurrentResult().data?.month).toBe('2026-12')
})

test('U2: a new month that another tab’s publication brings is one, too', async () => {
  const { api, usage, asked } = await openTab()
  const now = usage.getCurrentResult().data
  if (!now) throw new Error('There is no usage')
  const key = api.orpc.usage.get.queryKey()
  api.queryClient.setQueryData(key, { ...now, used: now.used + 10 })
  await settled()
  expect(asked).toEqual([])
  api.queryClient.setQueryData(key, { ...now, month: '2026-12' as typeof now.month, used: 0 })
  await settled()
  expect(asked).toEqual(['/automations'])
})
