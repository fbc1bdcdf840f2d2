import { billingStates } from './billing-catalog.ts'
import type { ListedScenario, Scenario } from './scenario.ts'
import {
  automationsStates,
  faultsStates,
  peopleStates,
  plansStates,
  usageStates,
} from './workspace-catalog.ts'

/** S1: every state by its name, the default first, in groups for designers. */
export const catalog: readonly ListedScenario[] = [
  ...grouped('Usage', usageStates),
  ...grouped('Plans', plansStates),
  ...grouped('Billing', billingStates),
  ...grouped('Automations', automationsStates),
  ...grouped('People', peopleStates),
  ...grouped('Faults', faultsStates),
]

function grouped(group: string, states: readonly Omit<ListedScenario, 'group'>[]): ListedScenario[] {
  return states.map(state => ({ ...state, group }))
}

export function listedScenario(name: string): ListedScenario | undefined {
  return catalog.find(listed => listed.name === name)
}

/** Rejects for a name that is not in the catalog. */
export async function scenarioNamed(name: string): Promise<Scenario> {
  const listed = listedScenario(name)
  if (!listed) throw new Error(`There is no scenario "${name}"`)
  const { load, ...about } = listed
  const seed = await load()
  return { ...about, seed: reading => ({ scenario: name, ...seed(reading) }) }
}
