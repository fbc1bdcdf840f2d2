import type { Payload } from './payload.ts'
import { payloadText, payloadValue } from './payload.ts'
import type { Task } from './task.ts'

/** `{{ task.title }}`: a path between double braces. */
const PLACEHOLDER = /\{\{\s*([^{}\s](?:[^{}]*[^{}\s])?)\s*\}\}/gu

/** What texts can name of a task, in the order in which they are offered. */
export const TASK_VALUES = ['title', 'status', 'priority', 'assignees', 'tags', 'list', 'due'] as const
export type TaskValue = (typeof TASK_VALUES)[number]

/** The names that stand for a task's ids in texts. */
export type Names = {
  statuses: readonly { id: string; name: string }[]
  members: readonly { id: string; name: string }[]
  tags: readonly { id: string; name: string }[]
  lists: readonly { id: string; name: string }[]
}

export type Filling = { task: Task | null; names: Names; automation: { name: string }; payload: Payload }

/** The paths that a text names: `'On {{task.title}}'` -> `['task.title']`. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, path = '']) => path)
}

/**
 * The text with its placeholders filled in: `task.…` (TASK_VALUES), `automation.name`, and `payload.…` by path. What is
 * not there leaves nothing. What is filled in is never read for placeholders again.
 */
export function fillIn(text: string, filling: Filling): string {
  return text.replace(PLACEHOLDER, (_whole, path: string) => valueAt(path, filling))
}

function valueAt(path: string, { task, names, automation, payload }: Filling): string {
  if (path === 'automation.name') return automation.name
  if (path === 'payload') return payloadText(payload)
  if (path.startsWith('payload.')) return payloadText(payloadValue(payload, path.slice('payload.'.length)))
  const value = TASK_VALUES.find(known => path === `task.${known}`)
  return value && task ? taskValue(value, task, names) : ''
}

function taskValue(value: TaskValue, task: Task, names: Names): string {
  const nameOf = (all: readonly { id: string; name: string }[], id: string) =>
    all.find(one => one.id === id)?.name ?? ''
  const listed = (all: readonly { id: string; name: string }[], ids: readonly string[]) =>
    ids
      .map(id => nameOf(all, id))
      .filter(name => name !== '')
      .join(', ')
  switch (value) {
    case 'title':
      return task.title
    case 'status':
      return nameOf(names.statuses, task.statusId)
    case 'priority':
      return task.priority ?? ''
    case 'assignees':
      return listed(names.members, task.assigneeIds)
    case 'tags':
      return listed(names.tags, task.tagIds)
    case 'list':
      return nameOf(names.lists, task.listId)
    case 'due':
      return task.dueOn ?? ''
  }
}
