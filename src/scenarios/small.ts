import type { Instant } from '#domain/brand.ts'
import { acmePlaces, productStatuses } from './acme-places.ts'
import {
  type AutomationLine,
  automationsOf,
  below,
  type Cast,
  memberId,
  space,
  statusId,
  type TaskLine,
  tagId,
  tasksOf,
} from './cast.ts'

const lines: AutomationLine[] = [
  {
    id: 'assign-reviewer',
    at: 'product',
    name: 'Assign reviewer',
    when: { kind: 'status_changed', from: null, to: statusId('review') },
    steps: [
      { kind: 'add_assignee', memberId: memberId('kim') },
      { kind: 'add_comment', text: 'Ready for review.' },
    ],
    share: 5,
  },
  {
    id: 'bugs-first',
    at: 'launch',
    name: 'Bugs first',
    when: { kind: 'tag_added', tagId: tagId('bug') },
    steps: [{ kind: 'set_priority', priority: 'high' }],
    share: 2,
  },
  {
    id: 'tidy-done',
    at: 'launch',
    name: 'Tidy up what is done',
    when: { kind: 'status_changed', from: null, to: statusId('done') },
    steps: [
      { kind: 'remove_tag', tagId: tagId('blocked') },
      { kind: 'add_tag', tagId: tagId('shipped') },
    ],
    share: 4,
  },
  {
    id: 'triage-new',
    at: 'backlog',
    name: 'Triage new tasks',
    when: { kind: 'task_created' },
    steps: [{ kind: 'add_tag', tagId: tagId('triage') }],
    share: 2,
  },
  {
    id: 'docs-to-lea',
    at: 'product',
    name: 'Docs go to Léa',
    when: { kind: 'tag_added', tagId: tagId('docs') },
    steps: [{ kind: 'add_assignee', memberId: memberId('lea') }],
    share: 2,
  },
  {
    id: 'note-start',
    at: 'launch',
    name: 'Note the start',
    when: { kind: 'status_changed', from: statusId('todo'), to: statusId('in-progress') },
    steps: [{ kind: 'add_comment', text: 'Work has started.' }],
    share: 3,
  },
  {
    id: 'urgent-to-ana',
    at: 'product',
    name: 'Urgent work goes to Ana',
    when: { kind: 'priority_changed', to: 'urgent' },
    steps: [{ kind: 'add_assignee', memberId: memberId('ana') }],
    share: 1,
  },
]

const launch: TaskLine[] = [
  { title: 'Write the release note', status: 'todo', priority: 'high', tags: ['docs'], latest: 'tagged' },
  { title: 'Record the demo', status: 'todo', tags: ['video'] },
  {
    title: 'Build the launch page',
    status: 'in-progress',
    who: ['priya'],
    tags: ['design'],
    latest: 'moved',
  },
  {
    title: 'Prices jump while the page loads',
    status: 'in-progress',
    who: ['jonas'],
    tags: ['bug'],
    latest: 'tagged',
  },
  { title: 'Screenshots in both themes', status: 'review', who: ['priya'], latest: 'moved' },
  { title: 'Announcement for the changelog', status: 'review', who: ['lea'], latest: 'moved' },
  { title: 'Agree on the launch date', status: 'done', who: ['ana'], latest: 'moved' },
  { title: 'Brief the support team', status: 'done', who: ['kim'], latest: 'moved' },
]

const backlog: TaskLine[] = [
  { title: 'Search in the changelog', status: 'todo', latest: 'created' },
  { title: 'Show prices in euros', status: 'todo', tags: ['customer'], latest: 'created' },
  { title: 'A page for partners', status: 'todo', tags: ['partner'] },
]

/**
 * A workspace of the size that Free Forever is for: one Space, eleven tasks, and the first `active` of seven automations
 * switched on; after them come `inactive` ones.
 */
export function small(now: Instant, { active, inactive = 0 }: { active: number; inactive?: number }): Cast {
  return {
    ...acmePlaces,
    places: [
      space('product', {
        name: 'Product',
        position: 1,
        statuses: productStatuses,
      }),
      below('product', { kind: 'list', id: 'launch', name: 'Launch', position: 1 }),
      below('product', { kind: 'list', id: 'backlog', name: 'Backlog', position: 2 }),
    ],
    tasks: [...tasksOf('launch', { now, lines: launch }), ...tasksOf('backlog', { now, lines: backlog })],
    automations: automationsOf({
      now,
      lines: lines
        .slice(0, active + inactive)
        .map((line, index) => (index < active ? line : { ...line, active: false, share: 0 })),
    }),
  }
}
