import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import { actingMember } from '#api/acting-member.ts'
import { createApi, loadLaterContract } from '#api/api.ts'
import { loadActiveTab } from '#features/automations/load-active-tab.ts'
import { loadVirtualRows } from '#features/automations/load-virtual-rows.ts'
import { fetchKnownParts } from '#ui/on-demand.ts'
import { preloadOverlays } from '#ui/preload.ts'
import { App } from './app.tsx'
import type { Backend } from './backend.ts'
import { activateLocale, preferredLocale } from './locale.ts'
import { ahead, loadAutomationsModal } from './pages/load.ts'
import { createAppRouter } from './router.tsx'
import { whenIdle } from './when-idle.ts'
import './styles.css'

/** After the first view, milliseconds until what opens later is fetched, and after that, until all the rest is. */
const OVERLAYS_AFTER = 3_000
const REST_AFTER = 5_000

const preloadModal = ahead(loadAutomationsModal, loadActiveTab, loadVirtualRows)

const element = document.getElementById('root')
if (!element) throw new Error('index.html has no #root')
const root = createRoot(element)

// First of all, and beside the view: the backend. Nothing else in the interface knows that it is embedded.
const scenario = new URLSearchParams(location.search).get('scenario') || undefined
const starting = import('#hosts/browser/start.ts').then(({ startBackend }) =>
  startBackend(scenario === undefined ? {} : { scenario }),
)
// Whatever fails is told below, once the view's words have come.
starting.catch(() => undefined)

const member = actingMember(scenario ?? '')
const api = createApi({
  fetch: async request => (await starting).fetch(request),
  token: member.token,
})

// Without a token the owner calls, who may read the usage: it need not wait for the session to say so.
if (scenario === undefined && member.token() === null) {
  void api.queryClient.prefetchQuery(api.orpc.usage.get.queryOptions())
}

const backend: Backend = {
  setFaults: faults => void starting.then(started => started.setFaults(faults)),
  async reset(name) {
    const { resetScenario } = await import('#hosts/browser/reset-scenario.ts')
    await resetScenario(name ?? (await starting).scenario)
    const { forgetDrafts } = await import('#features/automations/builder/kept-drafts.ts')
    forgetDrafts(name ?? scenario)
  },
}

/** T4: whoever loses the connection goes on with all of it. In idle moments: to evaluate it all takes as long as to open the modal. */
async function fetchRest(): Promise<void> {
  const { connection } = navigator as Navigator & { connection?: { saveData: boolean } }
  if (connection?.saveData) return
  await new Promise(resolve => setTimeout(resolve, REST_AFTER))
  const idle = () => whenIdle(REST_AFTER)
  await fetchKnownParts(idle)
  await idle()
  await Promise.allSettled([loadLaterContract(), (await starting).fetchRest()])
}

async function show(): Promise<void> {
  await activateLocale(preferredLocale()).catch(() => activateLocale('en'))
  root.render(<App {...{ api, backend, member, scenario }} router={createAppRouter()} />)
  const { inControl } = await starting
  setTimeout(() => void preloadOverlays().then(preloadModal).then(fetchRest), OVERLAYS_AFTER)
  await inControl
}

/** T4: never a white page. */
async function showFailure(error: unknown): Promise<void> {
  reportError(error)
  // Without a catalog there are no words for it, in any language.
  if (i18n.locale === '') throw error
  const { StartFailure } = await import('./pages/start-failure.tsx')
  root.render(
    <I18nProvider i18n={i18n}>
      <StartFailure error={error} />
    </I18nProvider>,
  )
}

show()
  .catch(showFailure)
  // Not even that could be fetched: index.html has the words.
  .catch(() => document.getElementById('unreachable')?.showPopover())
