import { expect, test } from 'vitest'
import type { DeliveryId } from '#domain/brand.ts'
import { createCountingIds } from '#hosts/memory/counting-ids.ts'
import { createFixedClock } from '#hosts/memory/fixed-clock.ts'
import { createMemoryHost, type MemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { receptionAt } from '#hosts/receiver/answers.ts'
import { createBuiltInSender } from '#hosts/receiver/built-in-sender.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { arrivals } from '#service/collections.ts'
import { type Outgoing, StorageTrouble } from '#service/ports.ts'
import { signedHeaders } from '#service/signature.ts'
import { call } from '../support/call.ts'
import { studio } from '../support/studio.ts'

const message: Outgoing = {
  id: 'msg-1' as DeliveryId,
  target: 'webhook',
  url: 'https://example.com/hook',
  headers: {},
  body: '{"a":1}',
}

test.each([
  ['https://example.com/hook', { kind: 'answers', status: 200 }],
  ['http://localhost:3000', { kind: 'answers', status: 200 }],
  ['https://example.com/status/204', { kind: 'answers', status: 204 }],
  ['https://example.com/a/status/503?x=1', { kind: 'answers', status: 503 }],
  ['https://example.com/status/999', { kind: 'answers', status: 200 }],
  ['https://example.com/status/500/more', { kind: 'answers', status: 200 }],
  ['https://example.com/slow', { kind: 'waits' }],
  ['https://unreachable.example.com/', { kind: 'cannot_be_reached' }],
  ['https://example.com/unreachable.', { kind: 'answers', status: 200 }],
  ['mailto:lea@acme.example', { kind: 'answers', status: 200 }],
  ['mailto:lea@unreachable.example', { kind: 'cannot_be_reached' }],
  ['https://slack.com/api/chat.postMessage', { kind: 'answers', status: 200 }],
  ['https://api.github.com/repos/acme/site/issues', { kind: 'answers', status: 200 }],
  ['https://api.github.com/repos/status/404/issues', { kind: 'answers', status: 404 }],
  ['https://api.github.com/repos/acme/slow/issues', { kind: 'waits' }],
])('S2: at %s the receiver %o', (url, reception) => {
  expect(receptionAt(url)).toEqual(reception)
})

test('S2: an address that is none is no reason to fail: nobody is there', async () => {
  const host = await createMemoryHost({ scenario: studio() })
  const sender = createBuiltInSender({ ...worldOf(host), patience: 0 })
  expect(await sender.send({ ...message, url: 'no address' })).toEqual({ kind: 'unreachable' })
})

test('P6: it says of what arrives whether it is signed with the workspace’s secret, and which is not signed at all', async () => {
  const host = await createMemoryHost({ scenario: studio() })
  const sender = createBuiltInSender({ ...worldOf(host), patience: 0 })
  const { secret } = (await call(host, 'GET /signing-secret')).body
  const headers = await signedHeaders({ id: message.id, at: USUAL_NOW, body: message.body }, secret)
  for (const [sent, signed] of [
    [{ ...message, headers }, true],
    [{ ...message, headers, body: '{"a":2}' }, false],
    [{ ...message, headers: { ...headers, 'webhook-id': 'msg-2' } }, false],
    [message, null],
  ] as const) {
    expect(await sender.send(sent)).toEqual({ kind: 'answered', status: 200, body: '{"ok":true}' })
    const [{ value } = expect.fail()] = await host.store.read(WORKSPACE_ID, tx =>
      arrivals.scan(tx, [], { reverse: true, limit: 1 }),
    )
    expect(value).toMatchObject({ at: USUAL_NOW, body: sent.body, headers: sent.headers, signed })
  }
})

test('T4: a store that cannot be written is a receiver that cannot be reached', async () => {
  const host = await createMemoryHost({ scenario: studio() })
  const store = {
    ...host.store,
    transact: async () => {
      throw new StorageTrouble('full')
    },
  }
  const sender = createBuiltInSender({ ...worldOf(host), store, patience: 0 })
  expect(await sender.send(message)).toEqual({ kind: 'unreachable' })
})

function worldOf({ store }: Pick<MemoryHost, 'store'>) {
  const clock = createFixedClock(USUAL_NOW)
  return { store, ids: createCountingIds('arrival'), clock, workspaceId: WORKSPACE_ID }
}
