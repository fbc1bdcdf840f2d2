import type { HookId, Instant, TaskId } from '#domain/brand.ts'
import type { Run } from '#domain/run.ts'
import type { Task } from '#domain/task.ts'
import type { Received } from '#service/collections.ts'
import type { Cast } from './cast.ts'
import { chanceOf } from './chance.ts'
import type { WithOutside } from './outside.ts'
import type { Firings, Message, Played, PlayOptions } from './play-out.ts'
import { playWork } from './work.ts'

/** The longest chain of runs that one change may set off here. */
const CHAIN_MOST = 6
const ROUNDS_MOST = 20

/** The latest firings, oldest first, and what they left behind. */
export type Log = {
  runs: Run[]
  tasks: Map<TaskId, Task>
  messages: Message[]
  received: (Received & { hookId: HookId })[]
}

export type LogOptions = {
  /** Of this many firings that count, from `from` to `until`, the latest `most`. */
  total: number
  most: number
  from: Instant
  until: Instant
  firings: Firings
}

/**
 * Made from the last firing back: the clock and webhooks fire when they do; between, people make the tasks' latest changes
 * in turn, as often as it takes, and each task keeps what its last turn did to it.
 */
export function tellLog(cast: Cast & WithOutside, { total, most, from, until, firings }: LogOptions): Log {
  const wanted = Math.min(total, most)
  const parts: Played[] = []
  const log: Log = { runs: [], tasks: new Map(), messages: [], received: [] }
  const chance = chanceOf(`log of ${cast.tasks.length}`)
  // Guests work on tasks too, and that fires automations (P2).
  const people = cast.members.map(({ id }) => id)
  // Until now this tag was missing, so the steps that add it failed (P8).
  const references = { tags: cast.tags.filter(({ id }) => id !== 'checklist') }
  const { outside } = cast
  const appointments = (most > 0 && outside?.appointmentsOf(cast, { from, until })) || []
  let told = 0
  let next = until

  /** Plays with as many firings as it turns out to have: which of them ran may change what follows. */
  function tell(play: (options: PlayOptions) => Played, at: Instant | null): Played | null {
    for (let count = 0; count <= Math.min(CHAIN_MOST, wanted - told); count += 1) {
      const start = total - told - count
      const natural = Math.min(firings.at(Math.min(start, total - 1)), next)
      const now = at ?? (Math.max(natural, appointments[0]?.at ?? 0) as Instant)
      const played = play({ start, now, serial: parts.length, firings, references })
      if (played.counted !== count) continue
      if (played.runs.length > 0) {
        parts.push(played)
        next = now
      }
      told += count
      for (const [id, task] of played.tasks) {
        if (played.runs.length > 0 && !log.tasks.has(id)) log.tasks.set(id, task)
      }
      return played
    }
    return null
  }

  function keepAppointments(): void {
    for (let due = appointments[0]; outside && due && told < wanted; due = appointments[0]) {
      const index = total - told - 1
      const { at, sent } = due
      if (index > 0 && at <= firings.at(index - 1)) return
      const played = tell(options => outside.playAppointment(cast, due, options), at)
      appointments.shift()
      if (played && sent) log.received.push({ hookId: sent.hookId, ...outside.receivedOf(sent, played) })
    }
  }

  for (let round = 0; round < ROUNDS_MOST && told < wanted; round += 1) {
    const turns = cast.tasks
      .filter(({ latest }) => latest !== null && (round === 0 || latest !== 'created'))
      .map(turn => ({ turn, order: chance() }))
      .sort((a, b) => a.order - b.order)
    for (const { turn } of turns) {
      keepAppointments()
      const by = turn.task.assigneeIds[0] ?? people[Math.floor(chance() * people.length)]
      if (by && told < wanted) tell(options => playWork(cast, turn, { ...options, by }), null)
    }
  }
  parts.reverse()
  log.runs = parts.flatMap(({ runs }) => runs)
  log.messages = parts.flatMap(({ messages }) => messages)
  return log
}
