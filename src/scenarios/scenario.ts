import type { Instant, MemberId, WorkspaceId } from '#domain/brand.ts'
import type { Seed } from '#service/seed.ts'
import type { Faults } from './faults.ts'

/** Every scenario is about this workspace; what differs is the state it is in. */
export const WORKSPACE_ID = 'acme' as WorkspaceId
export const DEFAULT_SCENARIO = 'default'

/**
 * A whole workspace in a state worth seeing (S1). The same for the same `reading` of the computer's clock; where the
 * state needs a certain time, the seed moves the service's clock there.
 */
export type SeedMaker = (reading: Instant) => Omit<Seed, 'scenario'>

/** A named state: one source for stories, tests, the designers' panel and `?scenario=` URLs. */
export type Scenario = {
  /** Kebab-case, as in the URL. */
  name: string
  /** For designers, in plain English. */
  title: string
  seed(reading: Instant): Seed
  /** Who calls when a request does not say; otherwise the owner. */
  actAs?: MemberId
  faults?: Faults
}

/** A scenario before its content is loaded. */
export type ListedScenario = Omit<Scenario, 'seed'> & {
  load(): Promise<SeedMaker>
  /** What it is about, for designers, in plain English. */
  group: string
  /** Where the state is seen, a path with its search; otherwise where somebody would be. */
  opensAt?: string
}
