import type { MailId } from '#domain/brand.ts'
import { type ModalSearch, validateModalSearch } from '#features/automations/modal-search.ts'
import { type BillingSearch, validateBillingSearch } from '#features/billing/billing-search.ts'

/** What every address may carry: the named state (S1) that the workspace starts from. It stays on every navigation. */
export type AppSearch = { scenario?: string }

export function validateAppSearch({ scenario }: Record<string, unknown>): AppSearch {
  return typeof scenario === 'string' && scenario !== '' ? { scenario } : {}
}

/** What is unknown is dropped: the router would hand on what a part of an address does not speak of. */
function dropped(search: Record<string, unknown>): Record<string, undefined> {
  return Object.fromEntries(Object.keys(search).map(part => [part, undefined]))
}

export type PlaceSearch = AppSearch & ModalSearch

export function validatePlaceSearch(search: Record<string, unknown>): PlaceSearch {
  return { ...dropped(search), ...validateAppSearch(search), ...validateModalSearch(search) }
}

export type BillingPageSearch = AppSearch & BillingSearch

export function validateBillingPageSearch(search: Record<string, unknown>): BillingPageSearch {
  return { ...dropped(search), ...validateAppSearch(search), ...validateBillingSearch(search) }
}

/** The e-mail that is looked at in the Outbox. */
export type AlertsSearch = AppSearch & { mail?: MailId }

export function validateAlertsSearch(search: Record<string, unknown>): AlertsSearch {
  const { mail } = search
  const open = typeof mail === 'string' && mail !== '' ? { mail: mail as MailId } : {}
  return { ...dropped(search), ...validateAppSearch(search), ...open }
}
