import { http } from 'msw'
import { setupWorker } from 'msw/browser'
import type { MemberId } from '#domain/brand.ts'
import { ANSWER_WITHIN } from '#domain/delivery.ts'
import type { Faults } from '#scenarios/faults.ts'
import { DEFAULT_SCENARIO, type SeedMaker, WORKSPACE_ID } from '#scenarios/scenario.ts'
import { withMember } from '#scenarios/with-member.ts'
import { createApp } from '#service/app.ts'
import { StorageTrouble } from '#service/ports.ts'
import { type JobLoopOptions, startJobLoop } from '../job-loop.ts'
import { createMailRenderer, loadMessages } from '../mails/mail-renderer.ts'
import { createBuiltInPayments } from '../processor/built-in-payments.ts'
import { createBuiltInSender } from '../receiver/built-in-sender.ts'
import { BackendUnavailable } from './backend-unavailable.ts'
import { createBroadcastAnnouncer } from './broadcast-announcer.ts'
import { databaseName } from './database-name.ts'
import { ignoreFailedUpdate } from './ignore-failed-update.ts'
import { createIndexedDbStore } from './indexed-db-store.ts'
import { marked, pageFetch } from './page-fetch.ts'
import { randomIds } from './random-ids.ts'
import { resetWhenOver } from './reset-when-over.ts'
import { seedWhenNew } from './seed-when-new.ts'
import { systemClock } from './system-clock.ts'
import { createWebLocks } from './web-locks.ts'

/** A worker that has not answered by then never will. */
const WORKER_PATIENCE = 15_000
/** Milliseconds until the jobs begin: what they load and do comes behind the first screen. */
const JOBS_AFTER = 3_000

export type Backend = {
  scenario: string
  /** How this page's requests reach the service. */
  fetch(request: Request): Promise<Response>
  /** When the worker answers everyone's requests to `/api/*`; rejects with `BackendUnavailable`. */
  inControl: Promise<void>
  /** From the next request on (S2); undefined for none. */
  setFaults(faults: Faults | undefined): void
  /** Fetches what else comes when it is first needed, for who loses the connection; what cannot be fetched is left out. */
  fetchRest(): Promise<void>
  /** Requests go to the network again, and the database is let go. */
  stop(): Promise<void>
}

/**
 * Starts the embedded backend in this tab, once. Fills the scenario's database when it is new. The page's own requests are
 * answered from then on; others', such as those of its console, once the worker is in control. Rejects with
 * `BackendUnavailable`.
 */
export async function startBackend({
  scenario = DEFAULT_SCENARIO,
}: {
  scenario?: string
} = {}): Promise<Backend> {
  if (!('serviceWorker' in navigator)) throw new BackendUnavailable('no_service_worker')

  const { actAs, faults, load } = await found(scenario)
  await resetWhenOver(scenario, systemClock).catch(explain)

  const store = createIndexedDbStore({
    name: databaseName(scenario),
    prepare: opened => seedWhenNew(opened, { scenario, load, clock: systemClock }),
  })
  const announcer = createBroadcastAnnouncer(databaseName(scenario))
  const world = { store, clock: systemClock, ids: randomIds, workspaceId: WORKSPACE_ID }
  const sender = createBuiltInSender({ ...world, patience: ANSWER_WITHIN })
  const mailRenderer = createMailRenderer(path => appUrl(path, scenario))
  const [payments, holds] = [createBuiltInPayments(world), createWebLocks(databaseName(scenario))]
  const app = createApp({ ...world, announcer, sender, mailRenderer, payments, holds, sandbox: true })
  let current = faults
  const sound = withMember(app.fetch, actAs)
  const service = marked(async request =>
    // Most visits have none of it.
    current
      ? (await import('#scenarios/faults.ts')).withFaults(sound, () => current)(request)
      : sound(request),
  )
  const worker = setupWorker(http.all('/api/*', ({ request }) => service(request)))
  const heedUpdates = ignoreFailedUpdate()
  const inControl = inTime(
    worker.start({
      onUnhandledFrame: 'bypass',
      quiet: true,
      serviceWorker: { url: '/mockServiceWorker.js' },
    }),
  )
  inControl.catch(() => undefined)
  let stopJobs = async () => {}
  async function stop(): Promise<void> {
    await stopJobs()
    await inControl.then(
      () => worker.stop(),
      () => undefined,
    )
    announcer.close()
    store.close()
    heedUpdates()
  }
  try {
    // A database of a later version or the like is told now, not at the first request.
    await store.read(WORKSPACE_ID, async () => undefined).catch(explain)
  } catch (error) {
    await stop()
    throw error
  }
  keepStorage()
  stopJobs = runJobs({ run: app.runJobs, announcer })

  return {
    scenario,
    fetch: pageFetch(service, inControl),
    inControl,
    setFaults(next) {
      current = next
    },
    async fetchRest() {
      const { fetchUseCases } = await import('#service/later-router.ts')
      await Promise.allSettled([...fetchUseCases(), import('../receiver/receiver.ts'), loadMessages()])
    },
    stop,
  }
}

/** From soon on until it is stopped; also when the page is seen again, since hidden pages sleep. */
function runJobs(options: Pick<JobLoopOptions, 'run' | 'announcer'>): () => Promise<void> {
  const { wake, stop } = startJobLoop({ ...options, workspaceId: WORKSPACE_ID, after: JOBS_AFTER })
  const events = new AbortController()
  const { signal } = events
  addEventListener('pageshow', wake, { signal })
  document.addEventListener('visibilitychange', () => document.hidden || wake(), { signal })
  return () => {
    events.abort()
    return stop()
  }
}

/** Where this app opens a path; another scenario than the default is in every address. */
function appUrl(path: string, scenario: string): string {
  const url = new URL(path, location.origin)
  if (scenario !== DEFAULT_SCENARIO) url.searchParams.set('scenario', scenario)
  return url.href
}

type Found = { load(): Promise<SeedMaker>; actAs?: MemberId; faults?: Faults }

/** The default scenario has neither a member nor faults, so a visitor's start never waits for the catalog. */
async function found(scenario: string): Promise<Found> {
  if (scenario === DEFAULT_SCENARIO) {
    return { load: async () => (await import('#scenarios/default.ts')).defaultSeed }
  }
  const { listedScenario } = await import('#scenarios/catalog.ts')
  const listed = listedScenario(scenario)
  if (!listed) throw new BackendUnavailable('unknown_scenario')
  return listed
}

function explain(error: unknown): never {
  throw error instanceof StorageTrouble ? new BackendUnavailable(error.reason, error) : error
}

async function inTime(starting: Promise<unknown>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('The service worker does not answer')), WORKER_PATIENCE)
  try {
    await Promise.race([starting, late])
  } catch (error) {
    throw new BackendUnavailable('registration_failed', error)
  } finally {
    clearTimeout(timer)
  }
}

/** Asks the browser not to clear the data when the disk runs low. Nothing waits for the answer. */
function keepStorage(): void {
  const { storage } = navigator
  storage
    ?.persisted()
    .then(kept => kept || storage.persist())
    .catch(() => undefined)
}
