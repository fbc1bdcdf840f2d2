import { oc } from '@orpc/contract'
import { automations } from './automations.ts'
import { deliveries, signing } from './deliveries.ts'
import { hooks } from './hooks.ts'
import { places } from './places.ts'
import { problems } from './problems.ts'
import { runs } from './runs.ts'
import { sandbox } from './sandbox.ts'
import { session, workspace } from './session.ts'
import { tasks } from './tasks.ts'
import { events, usage } from './usage.ts'

export const API_PREFIX = '/api/v1'

/** The HTTP contract, shared by client and service: the paths below `/api/v1`, what goes in, comes out and is refused. */
export const contract = oc.errors(problems).router({
  session,
  workspace,
  places,
  tasks,
  automations,
  runs,
  hooks,
  deliveries,
  signing,
  usage,
  events,
  sandbox,
})
