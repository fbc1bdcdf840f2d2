import type { AutomationId, Instant, TaskId } from '#domain/brand.ts'
import { createBroadcastAnnouncer } from '#hosts/browser/broadcast-announcer.ts'
import { createIndexedDbStore } from '#hosts/browser/indexed-db-store.ts'
import { randomIds } from '#hosts/browser/random-ids.ts'
import { systemClock } from '#hosts/browser/system-clock.ts'
import { createWebLocks } from '#hosts/browser/web-locks.ts'
import { createBuiltInPayments } from '#hosts/processor/built-in-payments.ts'
import { createApp } from '#service/app.ts'
import type { Store } from '#service/ports.ts'
import { writeSeed } from '#service/seed.ts'
import { automationIds, WORKSHOP_ID, workshop } from './workshop.ts'

export type Service = {
  /** One run by itself. The answer is read, as a client would. */
  run(automationId: AutomationId, taskId?: TaskId): Promise<void>
  /** As many requests at once as there are bodies; see `batches`. */
  /** Reads what the Usage tab shows. */
  totals(): Promise<void>
  offer(bodies: readonly string[]): Promise<void>
}

/** The service as the browser has it, without MSW: its own database, filled anew. */
export async function openService(
  name: string,
  wrap: (store: Store) => Store = store => store,
): Promise<Service> {
  const store = createIndexedDbStore({ name })
  const now = systemClock.now()
  await store.transact(WORKSHOP_ID, async tx => writeSeed(tx, workshop(now), now as Instant))
  const app = createApp({
    store: wrap(store),
    clock: systemClock,
    ids: randomIds,
    announcer: createBroadcastAnnouncer(name),
    sender: { send: async () => ({ kind: 'unreachable' }) },
    payments: createBuiltInPayments({ store, clock: systemClock, ids: randomIds, workspaceId: WORKSHOP_ID }),
    holds: createWebLocks(name),
    mailRenderer: { render: async () => ({ subject: '', html: '', text: '' }) },
    workspaceId: WORKSHOP_ID,
    sandbox: false,
  })

  async function get(path: string): Promise<unknown> {
    const response = await app.fetch(new Request(`${location.origin}/api/v1${path}`))
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  async function post(path: string, body: string, headers: Record<string, string> = {}): Promise<unknown> {
    const response = await app.fetch(
      new Request(`${location.origin}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      }),
    )
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  return {
    async run(automationId, taskId) {
      await post(`/automations/${automationId}/runs`, JSON.stringify({ taskId }), {
        'idempotency-key': randomIds.next(),
      })
    },
    async totals() {
      const { month } = (await get('/usage')) as { month: string }
      const parts = ['', `/${month}`, `/${month}/automations`, `/${month}/places`]
      await Promise.all(parts.map(part => get(`/usage/months${part}`)))
    },
    async offer(bodies) {
      const answers = (await Promise.all(bodies.map(body => post('/runs', body)))) as { refused: number }[]
      if (answers.some(({ refused }) => refused > 0)) throw new Error('A run was refused')
    },
  }
}

let imports = 0

/**
 * Bodies of `requests` requests with 1,000 runs between them, under numbered keys, by turns of so many automations.
 * Fewer automations leave fewer rows to write, so that the service's own work weighs more.
 */
export function batches({ requests, automations }: { requests: number; automations: number }): string[] {
  imports += 1
  const runs = Array.from({ length: 1_000 }, (_, index) => ({
    automationId: automationIds[index % automations],
    key: `import-${imports}-${String(index).padStart(3, '0')}`,
  }))
  const size = runs.length / requests
  return Array.from({ length: requests }, (_, request) =>
    JSON.stringify({ runs: runs.slice(request * size, (request + 1) * size) }),
  )
}
