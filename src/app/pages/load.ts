import { withLaterTexts } from '#locales/texts.ts'
import { fetchPart, onDemand } from '#ui/on-demand.ts'

/** The parts of the application that come when they are opened. Fetching one ahead is no error when it fails. */
export const loadAutomationsModal = () => import('#features/automations/automations-modal.tsx')
export const loadUsageTab = () => import('#features/usage/usage-tab.tsx')

export const loadBoard = () => import('#features/board/board.tsx')

/** Whether this visit begins in the Usage tab: its numbers come first, and what is under the modal after them. */
export const beganInUsage =
  new URLSearchParams(location.search).get('automations') === 'usage' || location.pathname === '/usage'

export const loadActivityTab = () => withLaterTexts(import('#features/activity/activity-tab.tsx'))
export const loadSettings = onDemand(() => import('./settings-layout.tsx'))
export const loadScenarios = () => import('#scenarios/catalog.ts')
export const loadDesigner = () => withLaterTexts(import('#features/designer/designer-panel.tsx'))

/** For a hint of what will be opened: the pointer is there, or the focus. */
export function ahead(...loads: (() => Promise<unknown>)[]): () => void {
  return () => {
    for (const load of loads) fetchPart(load).catch(() => {})
  }
}
