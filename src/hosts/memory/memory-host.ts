import type { Instant } from '#domain/brand.ts'
import { scenarioNamed } from '#scenarios/catalog.ts'
import { type Faults, withFaults } from '#scenarios/faults.ts'
import { DEFAULT_SCENARIO, type Scenario, WORKSPACE_ID } from '#scenarios/scenario.ts'
import { withMember } from '#scenarios/with-member.ts'
import { type App, createApp } from '#service/app.ts'
import { seeded } from '#service/collections.ts'
import type { Announcer, Holds, MailRenderer, Payments, Sender, Store } from '#service/ports.ts'
import { writeSeed } from '#service/seed.ts'
import { startJobLoop } from '../job-loop.ts'
import { createMailRenderer } from '../mails/mail-renderer.ts'
import { createSandboxProcessor } from '../processor/sandbox-processor.ts'
import { withOpenPayment } from '../processor/seed-payment.ts'
import { createBuiltInSender } from '../receiver/built-in-sender.ts'
import { createCountingIds } from './counting-ids.ts'
import { createFixedClock, type FixedClock } from './fixed-clock.ts'
import { createMemoryAnnouncer } from './memory-announcer.ts'
import { createMemoryHolds } from './memory-holds.ts'
import { createMemoryStore } from './memory-store.ts'

/** November 23, 2026, 14:03 in Pacific Time: a Monday well inside a month. */
export const USUAL_NOW = Date.UTC(2026, 10, 23, 22, 3) as Instant

export type MemoryHostOptions = {
  /** A name of the catalog, or a scenario of one's own. */
  scenario?: string | Scenario
  /** What the computer's clock shows at first. */
  at?: Instant
  /** Another host, to stand beside it as a second tab: the same store, clock and announcements, ids of its own. */
  beside?: MemoryHost
  /** Instead of the scenario's. */
  faults?: Faults
  sandbox?: boolean
  /** Instead of the built-in receiver. */
  sender?: Sender
  /** Instead of messages as they are. */
  mailRenderer?: MailRenderer
  /** Instead of the sandbox processor as it is: what fails on its way, say. */
  payments?: (processor: Payments) => Payments
}

export type MemoryHost = {
  scenario: Scenario
  app: App
  store: Store
  clock: FixedClock
  announcer: Announcer
  holds: Holds
  /** The app with the scenario's faults and member; `app.fetch` has neither. */
  fetch(request: Request): Promise<Response>
  setFaults(faults: Faults | undefined): void
  /** Does what is due from now on, as a page does; answers the function that ends it. Tests ask `app.runJobs()` instead. */
  startJobs(): () => void
}

/** The service in memory, in Node or in a page, in the state of a scenario. */
export async function createMemoryHost({
  scenario: wanted = DEFAULT_SCENARIO,
  at = USUAL_NOW,
  beside,
  faults,
  sandbox = true,
  sender: instead,
  mailRenderer = createMailRenderer(path => `https://headroom.example${path}`),
  payments: wrap,
}: MemoryHostOptions = {}): Promise<MemoryHost> {
  const scenario = beside?.scenario ?? (typeof wanted === 'string' ? await scenarioNamed(wanted) : wanted)
  const store = beside?.store ?? createMemoryStore()
  const clock = beside?.clock ?? createFixedClock(at)
  const announcer = beside?.announcer ?? createMemoryAnnouncer()
  const ids = createCountingIds(beside ? 'beside' : 'id')

  const world = { store, clock, ids, workspaceId: WORKSPACE_ID }
  const processor = createSandboxProcessor(world)

  if (!beside) {
    const reading = clock.now()
    const seed = await withOpenPayment(scenario.seed(reading), processor)
    await store.transact(WORKSPACE_ID, async tx => {
      if (!(await seeded.get(tx))) writeSeed(tx, seed, (reading + seed.clockOffset) as Instant)
    })
  }

  const holds = beside?.holds ?? createMemoryHolds()
  const payments = wrap ? wrap(processor) : processor
  const sender = instead ?? createBuiltInSender({ ...world, patience: 0 })
  const app = createApp({
    ...{ ...world, announcer, sender, mailRenderer, payments, holds, sandbox },
    validateOutput: true,
  })
  let current = faults ?? scenario.faults
  const fetch = withFaults(withMember(app.fetch, scenario.actAs), () => current)
  return {
    scenario,
    app,
    store,
    clock,
    announcer,
    holds,
    fetch,
    setFaults(next) {
      current = next
    },
    startJobs() {
      const { stop } = startJobLoop({ run: app.runJobs, announcer, workspaceId: WORKSPACE_ID })
      return () => void stop()
    },
  }
}
