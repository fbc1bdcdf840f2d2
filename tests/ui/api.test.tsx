import { onlineManager } from '@tanstack/react-query'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createApi } from '#api/api.ts'
import { followLive } from '#api/live.ts'
import { problemOf } from '#api/problem.ts'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { offerRuns } from '../support/call.ts'
import { studio } from '../support/studio.ts'

const scenario = studio({ plan: 'free', automations: [{ id: 'a1' }] })

afterEach(() => onlineManager.setOnline(true))

describe('the cache', () => {
  test('U3: an answer that is older than a published value does not take its place', async () => {
    const host = await createMemoryHost({ scenario })
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    let hold = false
    const api = createApi({
      token: () => null,
      fetch: async request => {
        const response = await host.fetch(request)
        if (hold && request.url.endsWith('/usage')) await held
        return response
      },
    })
    const { orpc, queryClient } = api
    const usage = orpc.usage.get.queryOptions()
    await queryClient.fetchQuery(usage)
    const stop = new AbortController()
    void followLive(api, stop.signal)
    await vi.waitFor(() => expect(queryClient.isFetching()).toBe(0))
    hold = true
    const older = queryClient.refetchQueries({ queryKey: usage.queryKey })
    await vi.waitFor(() => expect(queryClient.isFetching()).toBe(1))
    await offerRuns(host, { automationId: 'a1', runs: 10, prefix: 'k' })
    await vi.waitFor(() => expect(queryClient.getQueryData(usage.queryKey)?.used).toBe(10))
    release()
    await older
    expect(queryClient.getQueryData(usage.queryKey)?.used).toBe(10)
    stop.abort()
  })

  test('work goes on without a network: the service may be in the page', async () => {
    const host = await createMemoryHost({ scenario })
    const { orpc, queryClient } = createApi({ token: () => null, fetch: host.fetch })
    onlineManager.setOnline(false)
    const rename = queryClient.getMutationCache().build(queryClient, orpc.tasks.update.mutationOptions())
    await rename.execute({ id: 't1' as never, title: 'Offline' })
    const tasks = await queryClient.fetchQuery(orpc.tasks.list.queryOptions({ input: {} }))
    expect(tasks[0]?.title).toBe('Offline')
  })
})

describe('problems', () => {
  test('T3: a refusal arrives with its code and data', async () => {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', meter: { used: 100 }, automations: [{ id: 'a1' }] }),
    })
    const { client } = createApi({ token: () => null, fetch: host.fetch })
    const error = await client.runs.create({ id: 'a1' as never }).catch((refusal: unknown) => refusal)
    expect(problemOf(error)).toMatchObject({
      code: 'monthly_actions_exceeded',
      status: 429,
      data: { limit: 100 },
    })
  })

  test('T3: what another server answers is no problem of ours', async () => {
    const body = {
      type: 'about:blank',
      title: 'No backend',
      status: 404,
      code: 'no_backend',
      detail: 'Nothing here',
    }
    const fetch = async () =>
      new Response(JSON.stringify(body), {
        status: 404,
        headers: { 'content-type': 'application/problem+json' },
      })
    const { client } = createApi({ token: () => null, fetch })
    const error = await client.usage.get().catch((refusal: unknown) => refusal)
    expect(problemOf(error)).toBeNull()
  })

  test('a web page in place of the service is told from data', async () => {
    const fetch = async () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
    const { client } = createApi({ token: () => null, fetch })
    await expect(client.usage.get()).rejects.toMatchObject({ name: 'NoBackend' })
  })
})
