import { DEFAULT_SCENARIO } from '#scenarios/scenario.ts'

/** One database per scenario, so that previews of several states can be open side by side on one origin. */
export function databaseName(scenario: string): string {
  return scenario === DEFAULT_SCENARIO ? 'headroom' : `headroom:${scenario}`
}
