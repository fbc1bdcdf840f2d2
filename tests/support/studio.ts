import type { Automation, Step, Trigger } from '#domain/automation.ts'
import type {
  AutomationId,
  HookId,
  Instant,
  MemberId,
  PlaceId,
  StatusId,
  TagId,
  TaskId,
  WorkspaceId,
} from '#domain/brand.ts'
import type { Place } from '#domain/places.ts'
import { type PlanId, plans } from '#domain/plans.ts'
import type { Role } from '#domain/roles.ts'
import type { Task } from '#domain/task.ts'
import { type Meter, newMeter } from '#domain/usage.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import type { Scenario } from '#scenarios/scenario.ts'
import type { Hook, Member } from '#service/collections.ts'

/** Ids that tests read by. */
export const place = (name: 'product' | 'website' | 'launch' | 'backlog' | 'other' | 'inbox') =>
  name as PlaceId
export const status = (name: 'todo' | 'doing' | 'review' | 'done' | 'new') => name as StatusId
export const member = (name: 'ana' | 'kim' | 'lea' | 'tom') => name as MemberId
export const tag = (name: 'docs') => name as TagId

const space = (id: PlaceId, position: number, statuses: Place['statuses']): Place => ({
  id,
  kind: 'space',
  name: id,
  parentId: null,
  position,
  statuses,
})
const inside = (id: PlaceId, kind: 'folder' | 'list', parentId: PlaceId, position = 0): Place => ({
  id,
  kind,
  name: id,
  parentId,
  position,
  statuses: [],
})

const places: Place[] = [
  space(place('product'), 0, [
    { id: status('todo'), name: 'To do', category: 'open' },
    { id: status('doing'), name: 'In progress', category: 'active' },
    { id: status('review'), name: 'Review', category: 'active' },
    { id: status('done'), name: 'Done', category: 'done' },
  ]),
  inside(place('website'), 'folder', place('product')),
  inside(place('launch'), 'list', place('website')),
  inside(place('backlog'), 'list', place('website'), 1),
  space(place('other'), 1, [{ id: status('new'), name: 'New', category: 'open' }]),
  inside(place('inbox'), 'list', place('other')),
]

const person = (id: MemberId, role: Role, locale: 'en' | 'fr' = 'en'): Member => ({
  id,
  name: id,
  email: `${id}@acme.example`,
  role,
  locale,
})

export type StudioAutomation = {
  id?: string
  placeId?: PlaceId
  active?: boolean
  trigger?: Trigger
  conditions?: Automation['conditions']
  steps?: Step[]
}

/** What is not said is as in `t1`, but stands behind it. */
export type StudioTask = Partial<Omit<Task, 'id'>> & { id: string }

export type StudioHook = { id: string; secret?: string }

export type StudioOptions = {
  plan?: PlanId
  addOnActions?: number
  automationsEnabled?: boolean
  /** Of this month, as the month's meter has it. */
  meter?: Partial<Meter>
  automations?: StudioAutomation[]
  /** Beside `t1`, or instead of it. */
  tasks?: StudioTask[]
  /** Each is attached to the automation whose trigger names it. */
  hooks?: StudioHook[]
}

/**
 * A small workspace of which a test says only what it is about. One task `t1` stands in the List `launch`, to do and due on
 * no day.
 */
export function studio({
  plan = 'business',
  addOnActions = 0,
  automationsEnabled = true,
  meter = {},
  automations = [],
  tasks = [],
  hooks = [],
}: StudioOptions = {}): Scenario {
  return {
    name: 'studio',
    title: 'A small workspace for tests',
    seed: reading => ({
      scenario: 'studio',
      clockOffset: 0,
      workspace: {
        id: 'acme' as WorkspaceId,
        name: 'Studio',
        plan,
        addOnActions,
        automationsEnabled,
        members: [
          person(member('ana'), 'owner'),
          person(member('kim'), 'admin', 'fr'),
          person(member('lea'), 'member', 'fr'),
          person(member('tom'), 'guest'),
        ],
        tags: [{ id: tag('docs'), name: 'docs', hue: 200 }],
      },
      places,
      tasks: [{ id: 't1' }, ...tasks]
        .filter(({ id }, index, all) => all.findLastIndex(other => other.id === id) === index)
        .map((one, index) => taskOf(one, index, reading)),
      automations: automations.map((one, index) => automationOf(one, index, reading)),
      hooks: hooks.map(one => hookOf(one, automations, reading)),
      months: [
        {
          meter: { ...newMeter(usageMonthOf(reading)), days: {}, ...meter },
          automations: {},
          places: {},
          log: [],
          allowance: plans[plan].actions + addOnActions,
          alerts: [],
        },
      ],
    }),
  }
}

function taskOf({ id, ...rest }: StudioTask, index: number, now: Instant): Task {
  return {
    listId: place('launch'),
    title: 'Write the release note',
    statusId: status('todo'),
    priority: null,
    assigneeIds: [],
    tagIds: [],
    dueOn: null,
    position: index + 1,
    comments: [],
    createdAt: now,
    automated: [],
    ...rest,
    id: id as TaskId,
  }
}

function hookOf(
  { id, secret = 'a secret' }: StudioHook,
  automations: StudioAutomation[],
  now: Instant,
): Hook {
  const index = automations.findIndex(
    ({ trigger }) => trigger?.kind === 'webhook_received' && trigger.hookId === id,
  )
  const automation = automations[index]
  return {
    id: id as HookId,
    secret,
    createdAt: now,
    automationId: automation ? idOf(automation, index) : null,
  }
}

function idOf(one: StudioAutomation, index: number): AutomationId {
  return (one.id ?? `a${index + 1}`) as AutomationId
}

function automationOf(one: StudioAutomation, index: number, now: Instant): Automation {
  const id = idOf(one, index)
  return {
    id,
    placeId: one.placeId ?? place('product'),
    name: `Automation ${id}`,
    active: one.active ?? true,
    trigger: one.trigger ?? { kind: 'task_created' },
    conditions: one.conditions ?? [],
    steps: one.steps ?? [{ kind: 'set_priority', priority: 'high' }],
    createdAt: (now - 1_000_000 + index) as Instant,
    updatedAt: now,
  }
}
