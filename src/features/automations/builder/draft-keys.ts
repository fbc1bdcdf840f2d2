import type { AutomationId, MemberId, PlaceId } from '#domain/brand.ts'

type Whose = {
  /** The named state whose workspace it is of; undefined for the default one. */
  scenario: string | undefined
  memberId: MemberId
  /** The automation, or the place that a new one is for. */
  of: AutomationId | PlaceId
}

const PREFIX = 'headroom.draft.'

/** Of the first draft: those of other tabs have a number behind it (held-drafts.ts). */
export const draftKey = ({ scenario = '', memberId, of }: Whose) =>
  `${PREFIX}${[scenario, memberId, of].map(encodeURIComponent).join('/')}`

/** Where storage is blocked or full, drafts last until the page is left: `KeptDraft`s by their keys. */
export const inMemory = new Map<string, unknown>()

/** The keys under which drafts of the same are kept: one for each tab that worked on it at a time. */
export function keptKeys(base: string): string[] {
  return allKeys().filter(key => key === base || key.startsWith(`${base}/`))
}

/** The keys of all drafts of a workspace's named state. */
export function draftsOf(scenario: string | undefined): string[] {
  const prefix = `${PREFIX}${encodeURIComponent(scenario ?? '')}/`
  return allKeys().filter(key => key.startsWith(prefix))
}

const listeners = new Set<() => void>()

/** For whoever shows that there is a draft: one was kept here, or forgotten. */
export function draftsChanged(): void {
  for (const listener of listeners) listener()
}

/** In this tab and in others. */
export function onDraftsChanged(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

const allKeys = () => [...(attempt(() => Object.keys(localStorage)) ?? []), ...inMemory.keys()]

/** Undefined where storage is blocked or full. */
export function attempt<Answer>(access: () => Answer): Answer | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}
