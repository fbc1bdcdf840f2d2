import type { TaskId } from '#domain/brand.ts'
import type { Run } from '#domain/run.ts'
import type { Task } from '#domain/task.ts'
import type { Cast } from './cast.ts'
import { chanceOf } from './chance.ts'
import { type Firings, playOut } from './play-out.ts'

/** The longest chain of runs that one change may set off here. */
const CHAIN_MOST = 6
const ROUNDS_MOST = 20

/**
 * The latest `most` of `total` firings, oldest first, and the tasks that they changed. Made from the last one back: people
 * make the tasks' latest changes in turn, as often as it takes, and each task keeps what its last turn did to it.
 */
export function tellLog(
  cast: Cast,
  { total, most, firings }: { total: number; most: number; firings: Firings },
): { runs: Run[]; tasks: Map<TaskId, Task> } {
  const wanted = Math.min(total, most)
  const parts: Run[][] = []
  const tasks = new Map<TaskId, Task>()
  const chance = chanceOf(`log of ${cast.tasks.length}`)
  // Guests work on tasks too, and that fires automations (P2).
  const people = cast.members.map(({ id }) => id)
  // Until now this tag was missing, so the steps that add it failed (P8).
  const references = { tagIds: cast.tags.map(({ id }) => id).filter(id => id !== 'checklist') }
  let told = 0

  for (let round = 0; round < ROUNDS_MOST && told < wanted; round += 1) {
    const turns = cast.tasks
      .filter(({ latest }) => latest !== null && (round === 0 || latest !== 'created'))
      .map(turn => ({ turn, order: chance() }))
      .sort((a, b) => a.order - b.order)
    for (const { turn } of turns) {
      const by = turn.task.assigneeIds[0] ?? people[Math.floor(chance() * people.length)]
      for (let count = 1; by && count <= Math.min(CHAIN_MOST, wanted - told); count += 1) {
        const { runs, task } = playOut(cast, turn, { by, start: total - told - count, firings, references })
        if (runs.length !== count) continue
        parts.push(runs)
        told += count
        if (!tasks.has(task.id)) tasks.set(task.id, task)
        break
      }
    }
  }
  return { runs: parts.reverse().flat(), tasks }
}
