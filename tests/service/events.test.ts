import { describe, expect, test } from 'vitest'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { call, offerRuns } from '../support/call.ts'
import { studio } from '../support/studio.ts'

/** Opens the live stream of one tab; `next` waits for the next event. */
async function listen(host: MemoryHost, as = 'ana') {
  const abort = new AbortController()
  const response = await host.app.fetch(
    new Request('http://headroom.test/api/v1/events', {
      headers: { authorization: `Bearer ${as}` },
      signal: abort.signal,
    }),
  )
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  async function next(): Promise<{
    kind: string
    topics?: string[]
    usage?: { used: number; state: string }
  }> {
    for (;;) {
      const event = /event: message\ndata: (.*)\n/.exec(text)
      if (event) {
        text = text.slice(event.index + event[0].length)
        return JSON.parse(event[1] ?? '')
      }
      const chunk = await reader?.read()
      if (!chunk || chunk.done) throw new Error('The stream ended')
      text += chunk.value
    }
  }
  return { response, next, close: () => abort.abort() }
}

describe('GET /events', () => {
  test('GET /events: U3: a published value reaches every open tab, one that is not published none', async () => {
    const first = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    const second = await createMemoryHost({ beside: first })
    const tabs = await Promise.all([listen(first), listen(second, 'lea')])
    for (const tab of tabs) expect(await tab.next()).toEqual({ kind: 'ready' })
    await offerRuns(first, { automationId: 'a1', runs: 9, prefix: 'a' })
    for (const tab of tabs) expect(await tab.next()).toEqual({ kind: 'changed', topics: ['activity'] })
    await offerRuns(first, { automationId: 'a1', runs: 1, prefix: 'b' })
    for (const tab of tabs) {
      expect(await tab.next()).toMatchObject({ kind: 'usage', usage: { used: 10, state: 'ok' } })
      tab.close()
    }
  })

  test('U6: a larger allowance reaches open tabs as it resumes them', async () => {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', meter: { used: 100 }, automations: [{ id: 'a1' }] }),
    })
    const tab = await listen(host)
    await tab.next()
    await call(host, 'POST /automations/a1/runs', { body: {} })
    expect(await tab.next()).toMatchObject({ kind: 'usage', usage: { state: 'suspended' } })
    await tab.next()
    await call(host, 'PATCH /sandbox', { body: { plan: 'unlimited' } })
    expect(await tab.next()).toMatchObject({ kind: 'usage', usage: { state: 'ok', used: 100 } })
    tab.close()
  })

  test('P2: guests are told of tasks, never of usage or activity', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    const tab = await listen(host, 'tom')
    await tab.next()
    await offerRuns(host, { automationId: 'a1', runs: 10, prefix: 'a' })
    await call(host, 'PATCH /tasks/t1', { body: { title: 'New title' } })
    expect(await tab.next()).toEqual({ kind: 'changed', topics: ['tasks'] })
    tab.close()
  })

  test('T2: without a known member there is no stream', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    const { next } = await listen(host, 'nobody')
    await expect(next()).rejects.toThrow()
  })
})
