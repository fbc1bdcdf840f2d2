import type { Instant } from '#domain/brand.ts'
import { acmeAutomations } from './acme-automations.ts'
import { marketingTasks } from './acme-marketing-tasks.ts'
import { acmePlaces } from './acme-places.ts'
import { productTasks } from './acme-product-tasks.ts'
import { type Cast, tasksOf } from './cast.ts'

/** Acme Studio at work: two Spaces, sixty tasks, fourteen automations of which twelve are active. */
export function acme(now: Instant): Cast {
  return {
    ...acmePlaces,
    tasks: Object.entries({ ...productTasks, ...marketingTasks }).flatMap(([list, lines]) =>
      tasksOf(list, { now, lines }),
    ),
    automations: acmeAutomations(now),
  }
}
