import type { TaskView } from '#contract/tasks.ts'
import type { TaskPatch } from '#domain/task.ts'
import { positionAt, type Section, type Status } from './sections.ts'
import type { DropTarget } from './use-drag.ts'

/** What a drop changes of the task; null where it lands on its own place. */
export function dropped(sections: readonly Section[], task: TaskView, target: DropTarget): TaskPatch | null {
  const section = sections.find(({ space }) => space.id === target.spaceId)
  const group = section?.groups.find(({ status }) => status.id === target.statusId)
  if (!group) return null
  const others = group.tasks.filter(({ id }) => id !== task.id)
  const index = target.before === null ? others.length : others.findIndex(({ id }) => id === target.before)
  if (index < 0) return null
  const own = group.tasks.findIndex(({ id }) => id === task.id)
  if (own === index) return null
  return {
    position: positionAt(others, index),
    ...(target.statusId !== task.statusId && { statusId: target.statusId }),
  }
}

export type Step = {
  status: Status
  position: number
  /** Where it then stands in the status, from 0, and how many there are with it. */
  index: number
  count: number
}

/** A step up or down; from a group's end into the next one. null at the end of the Space. */
export function stepOf(sections: readonly Section[], task: TaskView, direction: -1 | 1): Step | null {
  for (const { groups } of sections) {
    const at = groups.findIndex(({ tasks }) => tasks.some(({ id }) => id === task.id))
    const group = groups[at]
    if (!group) continue
    const others = group.tasks.filter(({ id }) => id !== task.id)
    const index = group.tasks.findIndex(({ id }) => id === task.id) + direction
    if (index >= 0 && index <= others.length) {
      return { status: group.status, position: positionAt(others, index), index, count: others.length + 1 }
    }
    const next = groups[at + direction]
    if (!next) return null
    const inNext = direction === 1 ? 0 : next.tasks.length
    return {
      status: next.status,
      position: positionAt(next.tasks, inNext),
      index: inNext,
      count: next.tasks.length + 1,
    }
  }
  return null
}
