// A workspace to measure on, in the state that costs: hundreds of places and automations, tasks that change.
import type { Automation, Step } from '#domain/automation.ts'
import type {
  AutomationId,
  Instant,
  MemberId,
  PlaceId,
  StatusId,
  TaskId,
  WorkspaceId,
} from '#domain/brand.ts'
import type { Place } from '#domain/places.ts'
import type { Task } from '#domain/task.ts'
import type { Seed } from '#service/seed.ts'

export const WORKSHOP_ID = 'workshop' as WorkspaceId

const SPACES = 5
const LISTS_A_SPACE = 20
/** Automations that only log; those on a task come beside them. */
const AUTOMATIONS = 200

const todo = 'todo' as StatusId
const spaceId = (space: number) => `space-${space}` as PlaceId
const listId = (space: number, list: number) => `list-${space}-${list}` as PlaceId
/** A task's automations stand in a list of their own, where nothing else listens. */
const taskList = listId(0, 0)

export const automationIds = Array.from({ length: AUTOMATIONS }, (_, index) => `a${index}` as AutomationId)
/** Two that set the task's priority by turns, so that every run changes it. */
export const onTask = {
  taskId: 'task' as TaskId,
  automationIds: ['raise', 'lower'] as AutomationId[],
}

export function workshop(now: Instant): Seed {
  return {
    scenario: 'workshop',
    clockOffset: 0,
    workspace: {
      id: WORKSHOP_ID,
      name: 'Workshop',
      plan: 'enterprise',
      addOnActions: 1_000_000,
      automationsEnabled: true,
      members: Array.from({ length: 20 }, (_, index) => ({
        id: `member-${index}` as MemberId,
        name: `Member ${index}`,
        email: `member-${index}@workshop.example`,
        role: index === 0 ? 'owner' : 'member',
        locale: 'en',
      })),
      tags: [],
    },
    places: places(),
    tasks: [task(now)],
    automations: [
      ...automationIds.map((id, index) =>
        automation(id, {
          placeId: listId(index % SPACES, 1 + (index % (LISTS_A_SPACE - 1))),
          steps: [{ kind: 'add_comment', text: 'Ready for review' }],
          now,
        }),
      ),
      ...onTask.automationIds.map((id, index) =>
        automation(id, {
          placeId: taskList,
          steps: [{ kind: 'set_priority', priority: index === 0 ? 'high' : 'low' }],
          now,
        }),
      ),
    ],
    months: [],
  }
}

function places(): Place[] {
  return Array.from({ length: SPACES }, (_, space): Place[] => [
    {
      id: spaceId(space),
      kind: 'space',
      name: `Space ${space}`,
      parentId: null,
      position: space,
      statuses: [{ id: todo, name: 'To do', category: 'open' }],
    },
    ...Array.from(
      { length: LISTS_A_SPACE },
      (_, list): Place => ({
        id: listId(space, list),
        kind: 'list',
        name: `List ${space}.${list}`,
        parentId: spaceId(space),
        position: list,
        statuses: [],
      }),
    ),
  ]).flat()
}

function task(now: Instant): Task {
  return {
    id: onTask.taskId,
    listId: taskList,
    title: 'Write the release note',
    statusId: todo,
    priority: null,
    assigneeIds: [],
    tagIds: [],
    dueOn: null,
    position: 1,
    comments: [],
    createdAt: now,
    automated: [],
  }
}

function automation(
  id: AutomationId,
  { placeId, steps, now }: { placeId: PlaceId; steps: Step[]; now: Instant },
): Automation {
  return {
    id,
    placeId,
    name: `When a task is created, ${id}`,
    active: true,
    trigger: { kind: 'task_created' },
    conditions: [],
    steps,
    createdAt: now,
    updatedAt: now,
  }
}
