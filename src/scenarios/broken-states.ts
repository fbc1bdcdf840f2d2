import type { PlaceId } from '#domain/brand.ts'
import { acme } from './acme.ts'
import { acmePlaces } from './acme-places.ts'
import { productTasks } from './acme-product-tasks.ts'
import { type AutomationLine, automationsOf, memberId, statusId, tagId, tasksOf } from './cast.ts'
import type { SeedMaker } from './scenario.ts'
import { lateInMonth, tell } from './story.ts'

const movedTo = (status: string) => ({ kind: 'status_changed' as const, from: null, to: statusId(status) })

/** The tag, the member, the status (it is another Space's) and the List are not there. */
const broken: AutomationLine[] = [
  {
    id: 'tag-reviewed',
    at: 'launch',
    name: 'Tag what is reviewed',
    when: movedTo('review'),
    steps: [
      { kind: 'add_tag', tagId: tagId('ready') },
      { kind: 'add_comment', text: 'Ready to be looked at.' },
    ],
    share: 90,
  },
  {
    id: 'ask-marc',
    at: 'launch',
    name: 'Ask Marc for the texts',
    when: movedTo('in-progress'),
    steps: [{ kind: 'add_assignee', memberId: memberId('marc') }],
    share: 70,
  },
  {
    id: 'approve-finished',
    at: 'website',
    name: 'Get finished work approved',
    when: movedTo('done'),
    steps: [
      { kind: 'add_comment', text: 'Finished, to be approved.' },
      { kind: 'set_status', statusId: statusId('approval') },
    ],
    share: 80,
  },
  {
    id: 'announce',
    at: 'launch',
    name: 'Plan the announcement',
    when: movedTo('done'),
    steps: [
      {
        kind: 'create_task',
        listId: 'press' as PlaceId,
        title: 'Announce: {{task.title}}',
        priority: null,
        assigneeId: null,
      },
    ],
    share: 60,
  },
  {
    id: 'ready-for-marc',
    at: 'launch',
    name: 'Start what Marc has',
    when: { kind: 'tag_added', tagId: tagId('ready') },
    onlyIf: [{ kind: 'assignee_is', memberId: memberId('marc') }],
    steps: [{ kind: 'set_status', statusId: statusId('in-progress') }],
    share: 0,
  },
]

/** Automations that refer to what has been deleted since, or is elsewhere. */
export const brokenReferences: SeedMaker = reading => {
  const start = lateInMonth(reading)
  const cast = acme(start)
  cast.automations.push(...automationsOf({ now: start, lines: broken }))
  return tell(reading, { cast, story: { start, plan: 'business', used: 1_318, before: [{ used: 1_204 }] } })
}

/** Two automations that undo each other's work, until the fifth link (P7), and one beside them. */
const loop: AutomationLine[] = [
  {
    id: 'send-back',
    at: 'launch',
    name: 'Send back what came too early',
    when: movedTo('review'),
    steps: [{ kind: 'set_status', statusId: statusId('in-progress') }],
    share: 3,
  },
  {
    id: 'review-at-once',
    at: 'launch',
    name: 'Review what is in progress',
    when: movedTo('in-progress'),
    steps: [{ kind: 'set_status', statusId: statusId('review') }],
    share: 2,
  },
  {
    id: 'tidy-done',
    at: 'launch',
    name: 'Tidy up what is done',
    when: movedTo('done'),
    steps: [{ kind: 'add_tag', tagId: tagId('shipped') }],
    share: 1,
  },
]

export const chainStopped: SeedMaker = reading => {
  const start = lateInMonth(reading)
  const tasks = tasksOf('launch', { now: start, lines: productTasks.launch })
  const cast = { ...acmePlaces, tasks, automations: automationsOf({ now: start, lines: loop }) }
  return tell(reading, { cast, story: { start, plan: 'unlimited', used: 86, before: [{ used: 31 }] } })
}
