import type { Automation, Condition, Step, Trigger } from '#domain/automation.ts'
import type {
  AutomationId,
  HookId,
  Instant,
  MemberId,
  PlaceId,
  StatusId,
  TagId,
  TaskId,
} from '#domain/brand.ts'
import { addDays, calendarDateAt } from '#domain/calendar.ts'
import type { Place, StatusCategory } from '#domain/places.ts'
import type { Priority, Task } from '#domain/task.ts'
import { PACIFIC } from '#domain/zoned.ts'
import type { Hook, Member, Received, Tag } from '#service/collections.ts'
import { chanceOf } from './chance.ts'

/** Who and what a workspace has, before any history. */
export type Cast = {
  members: Member[]
  tags: Tag[]
  places: Place[]
  tasks: CastTask[]
  automations: CastAutomation[]
  hooks?: Hook[]
  /** What came to the incoming webhooks. */
  sent?: Sent[]
}

/** `source`: what the sender says it is. */
export type Sent = Pick<Received, 'at' | 'source' | 'payload'> & { hookId: HookId }

/**
 * What someone last did to a task: created it, moved it here from the status before, assigned it or set its priority
 * while it still had the first status, added its last tag; or, in a status it has left, added a tag it no longer has.
 */
export type LatestChange =
  | 'created'
  | 'moved'
  | 'assigned'
  | 'prioritized'
  | 'tagged'
  | { added: TagId; in: StatusId }

/** A task as people left it; what automations do to it comes by its latest change. */
export type CastTask = { task: Task; latest: LatestChange | null }

/** `share`: how often it runs beside the others. One that was deleted is not active, and ran before. */
export type CastAutomation = { automation: Automation; share: number; deletedAt?: Instant }

const DAY = 86_400_000
const HOUR = 3_600_000

export const memberId = (id: string) => id as MemberId
const placeId = (id: string) => id as PlaceId
export const statusId = (id: string) => id as StatusId
export const tagId = (id: string) => id as TagId

export function member(
  id: string,
  name: string,
  role: Member['role'],
  locale: Member['locale'] = 'en',
): Member {
  return { id: memberId(id), name, email: `${id}@acme.example`, role, locale }
}

export function tag(id: string, name: string, hue: number): Tag {
  return { id: tagId(id), name, hue }
}

/** `statuses`: id, name and category, in order. */
export function space(
  id: string,
  {
    name,
    position,
    statuses,
  }: { name: string; position: number; statuses: [string, string, StatusCategory][] },
): Place {
  return {
    id: placeId(id),
    kind: 'space',
    name,
    parentId: null,
    position,
    statuses: statuses.map(([status, label, category]) => ({ id: statusId(status), name: label, category })),
  }
}

export function below(
  parent: string,
  { kind, id, name, position }: { kind: 'folder' | 'list'; id: string; name: string; position: number },
): Place {
  return { id: placeId(id), kind, name, parentId: placeId(parent), position, statuses: [] }
}

/**
 * A task in short: title, status, and as far as there are any: priority, assignees, tags, in how many days it is due, a
 * comment, the latest change.
 */
export type TaskLine = {
  title: string
  status: string
  priority?: Priority
  who?: string[]
  tags?: string[]
  due?: number
  said?: { by: string; text: string }
  latest?: LatestChange
}

/** The tasks of a list, some days or weeks old at `now`. */
export function tasksOf(list: string, { now, lines }: { now: Instant; lines: TaskLine[] }): CastTask[] {
  const today = calendarDateAt(now, PACIFIC)
  return lines.map((line, index) => {
    const { title, status, priority = null, who = [], tags = [], due, said, latest = null } = line
    const id = `${list}-${index + 1}`
    const age = 2 * DAY + Math.floor(chanceOf(id)() * 38 * DAY)
    return {
      latest,
      task: {
        id: id as TaskId,
        listId: placeId(list),
        title,
        statusId: statusId(status),
        priority,
        assigneeIds: who.map(memberId),
        tagIds: tags.map(tagId),
        dueOn: due === undefined ? null : addDays(today, due),
        position: index + 1,
        comments: said
          ? [
              {
                at: (now - Math.floor(age / 3)) as Instant,
                by: { kind: 'member', memberId: memberId(said.by) },
                text: said.text,
              },
            ]
          : [],
        createdAt: (now - age) as Instant,
        automated: [],
      },
    }
  })
}

export type AutomationLine = {
  id: string
  at: string
  name: string
  when: Trigger
  onlyIf?: Condition[]
  steps: Step[]
  share: number
  active?: boolean
}

/** The automations, each some days younger than the one before. */
export function automationsOf({ now, lines }: { now: Instant; lines: AutomationLine[] }): CastAutomation[] {
  return lines.map(({ id, at, name, when, onlyIf = [], steps, share, active = true }, index) => {
    const createdAt = (now - (130 - index * 3) * DAY + index * HOUR) as Instant
    return {
      share,
      automation: {
        id: id as AutomationId,
        placeId: placeId(at),
        name,
        active,
        trigger: when,
        conditions: onlyIf,
        steps,
        createdAt,
        updatedAt: createdAt,
      },
    }
  })
}
