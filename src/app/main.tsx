import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import { actingMember } from '#api/acting-member.ts'
import { createApi } from '#api/api.ts'
import { loadActiveTab } from '#features/automations/load-active-tab.ts'
import { preloadOverlays } from '#ui/preload.ts'
import { App } from './app.tsx'
import type { Backend } from './backend.ts'
import { activateLocale, preferredLocale } from './locale.ts'
import { ahead, loadAutomationsModal } from './pages/load.ts'
import { createAppRouter } from './router.tsx'
import './styles.css'

/** After the first view, milliseconds until what opens later is fetched. */
const OVERLAYS_AFTER = 3_000

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

async function show(): Promise<void> {
  await activateLocale(preferredLocale()).catch(() => activateLocale('en'))
  root.render(<App {...{ api, backend, member, scenario }} router={createAppRouter()} />)
  const { inControl } = await starting
  setTimeout(() => void preloadOverlays().then(ahead(loadAutomationsModal, loadActiveTab)), OVERLAYS_AFTER)
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
