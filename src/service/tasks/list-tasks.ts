import type { TaskView } from '#contract/tasks.ts'
import type { PlaceId } from '#domain/brand.ts'
import { withBelow } from '#domain/places.ts'
import { placeTrees, tasks } from '../collections.ts'
import { type Context, read } from '../context.ts'
import { notFound } from '../problem.ts'
import { taskView } from './task-view.ts'

/** The tasks of a place and the places below it, by position; without a place, all of them ("Everything"). */
export function listTasks(context: Context, { place }: { place?: PlaceId | undefined }): Promise<TaskView[]> {
  return read(context, 'tasks', async ({ tx }) => {
    const [places = [], all] = await Promise.all([placeTrees.get(tx), tasks.scan(tx, [])])
    const below = place === undefined ? null : withBelow(places, place)
    if (below?.length === 0) throw notFound('place')
    const lists = below && new Set(below.map(({ id }) => id))
    return all
      .map(({ value }) => value)
      .filter(task => task.deletedAt === null && (lists === null || lists.has(task.listId)))
      .sort((a, b) => a.position - b.position)
      .map(taskView)
  })
}
