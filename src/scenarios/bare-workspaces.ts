import { acme } from './acme.ts'
import { acmePlaces } from './acme-places.ts'
import { automationsOf, below, type Cast, memberId, space, statusId } from './cast.ts'
import type { SeedMaker } from './scenario.ts'
import { lateInMonth, tell } from './story.ts'

/** Product, with all its Folders and Lists, has none; Marketing keeps its own. */
export const noAutomations: SeedMaker = reading => {
  const start = lateInMonth(reading)
  const cast = acme(start)
  const elsewhere = ['marketing', 'campaigns', 'newsletter']
  const automations = cast.automations.filter(({ automation }) => elsewhere.includes(automation.placeId))
  return tell(reading, {
    cast: { ...cast, automations },
    story: { start, plan: 'business', used: 214, before: [] },
  })
}

/** A workspace that was just made. */
export const emptyWorkspace: SeedMaker = reading => {
  const cast: Cast = {
    members: acmePlaces.members,
    tags: [],
    tasks: [],
    automations: [],
    places: [
      space('product', {
        name: 'Product',
        position: 1,
        statuses: [
          ['todo', 'To do', 'open'],
          ['in-progress', 'In progress', 'active'],
          ['done', 'Done', 'done'],
        ],
      }),
      below('product', { kind: 'list', id: 'launch', name: 'Launch', position: 1 }),
    ],
  }
  return tell(reading, { cast, story: { start: reading, plan: 'free', used: 0 } })
}

/** Exactly 300 Actions left and one automation to use them: what simultaneous attempts are counted against (U4). */
export const thousand700: SeedMaker = reading => {
  const start = lateInMonth(reading)
  const cast = acme(start)
  const automations = automationsOf({
    now: start,
    lines: [
      {
        id: 'assign-reviewer',
        at: 'launch',
        name: 'Assign reviewer',
        when: { kind: 'status_changed', from: null, to: statusId('review') },
        steps: [{ kind: 'add_assignee', memberId: memberId('kim') }],
        share: 1,
      },
    ],
  })
  return tell(reading, {
    cast: { ...cast, automations },
    story: { start, plan: 'unlimited', used: 700, before: [] },
  })
}
