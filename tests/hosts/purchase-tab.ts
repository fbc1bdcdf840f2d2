import type { Instant } from '#domain/brand.ts'
import { createBroadcastAnnouncer } from '#hosts/browser/broadcast-announcer.ts'
import { createIndexedDbStore } from '#hosts/browser/indexed-db-store.ts'
import { randomIds } from '#hosts/browser/random-ids.ts'
import { seedWhenNew } from '#hosts/browser/seed-when-new.ts'
import { createWebLocks } from '#hosts/browser/web-locks.ts'
import { createBuiltInPayments } from '#hosts/processor/built-in-payments.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { type App, createApp } from '#service/app.ts'
import type { Store } from '#service/ports.ts'
import { JULY } from '../support/purchases.ts'
import { studio } from '../support/studio.ts'

export type PurchaseTab = { app: App; store: Store; close(): void }

/** The computer's clock stands still, so that the price of a purchase is the same in all of a test. */
const clock = { now: (): Instant => JULY }

/** What a tab has to buy with: the service and the processor on the browser's own database and locks. */
export function openPurchaseTab(database: string): PurchaseTab {
  const store = createIndexedDbStore({
    name: database,
    prepare: opened => seedWhenNew(opened, { scenario: 'studio', load: async () => studio().seed, clock }),
  })
  const announcer = createBroadcastAnnouncer(database)
  const world = { store, clock, ids: randomIds, workspaceId: WORKSPACE_ID }
  const app = createApp({
    ...{ ...world, announcer, sandbox: true },
    payments: createBuiltInPayments(world),
    holds: createWebLocks(database),
    sender: { send: async () => ({ kind: 'unreachable' }) },
    mailRenderer: { render: async () => ({ subject: '', html: '', text: '' }) },
  })
  return {
    app,
    store,
    close() {
      announcer.close()
      store.close()
    },
  }
}
