import { oc } from '@orpc/contract'
import { automations } from './automations.ts'
import { places } from './places.ts'
import { problems } from './problems.ts'
import { session, workspace } from './session.ts'
import { tasks } from './tasks.ts'
import { events, usage } from './usage.ts'

export const API_PREFIX = '/api/v1'

/** The part of the contract that the first screens ask for. */
export const firstContract = oc
  .errors(problems)
  .router({ session, workspace, places, tasks, automations, usage, events })
