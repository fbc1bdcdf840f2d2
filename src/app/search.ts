import { type ModalSearch, validateModalSearch } from '#features/automations/modal-search.ts'

/** What every address may carry: the named state (S1) that the workspace starts from. It stays on every navigation. */
export type AppSearch = { scenario?: string }

export function validateAppSearch({ scenario }: Record<string, unknown>): AppSearch {
  return typeof scenario === 'string' && scenario !== '' ? { scenario } : {}
}

export type PlaceSearch = AppSearch & ModalSearch

export function validatePlaceSearch(search: Record<string, unknown>): PlaceSearch {
  return { ...validateAppSearch(search), ...validateModalSearch(search) }
}

/** What a visitor of Billing came for. */
export type BillingSearch = AppSearch & { for?: 'upgrade' | 'add-ons' }

export function validateBillingSearch(search: Record<string, unknown>): BillingSearch {
  const wanted = (['upgrade', 'add-ons'] as const).find(known => known === search.for)
  return { ...validateAppSearch(search), ...(wanted && { for: wanted }) }
}
