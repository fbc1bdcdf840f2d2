import type { FiringEvent, Trigger } from '#domain/automation.ts'
import type { AutomationId, CalendarDate, Instant, TaskId } from '#domain/brand.ts'
import { daysBetween, daysCome, instantOn, nextDay } from '#domain/calendar.ts'
import { withBelow } from '#domain/places.ts'
import type { Task } from '#domain/task.ts'
import { type StoredAutomation, tasks, turnOf, turns } from '../collections.ts'
import type { Deps } from '../context.ts'
import { type Firing, openPlay, type Play } from '../firing/play.ts'
import type { ReadTx, WriteTx } from '../ports.ts'
import { unaskedChange } from './unasked-change.ts'

/** The most turns one transaction takes, and the runs after which it takes no more: others wait for their turn meanwhile. */
const TURNS_AT_ONCE = 50
const RUNS_AT_ONCE = 500

type Turn = { at: Instant; id: AutomationId; date: CalendarDate }
type ClockTrigger = Extract<Trigger, { kind: 'daily' | 'due_date_arrives' }>
type Come = { automation: StoredAutomation; trigger: ClockTrigger; from: CalendarDate; last: CalendarDate }

/**
 * P6: fires what goes by the clock and whose turn has come, and moves each turn to its next day, in one transaction: exactly
 * once, however many tabs look at it. What was missed is caught up: each task that was due once, a daily automation once for
 * all days. While the ClickApp is off turns pass without firing (P1).
 */
export function fireTurns(deps: Deps): Promise<void> {
  return unaskedChange(deps, async ({ tx, now, head, workspace, announce }) => {
    const due = (await turns.scan(tx, [], { limit: TURNS_AT_ONCE }))
      .map(({ parts: [at, id], value: { date } }): Turn => ({ at, id, date }))
      .filter(({ at }) => at <= now)
    const play = await openPlay({ tx, now, workspace, head, ids: deps.ids })
    const tasksDue = dueTasks(tx, play)
    let runs = 0
    // Those of one instant fire together, so that a task keeps the marks of all that worked on it.
    for (const together of Map.groupBy(due, ({ at }) => at).values()) {
      if (runs >= RUNS_AT_ONCE) break
      const firings: Firing[] = []
      for (const turn of together) {
        const come = await takeTurn(tx, turn, { play, now, since: workspace.enabledSince })
        if (come && workspace.automationsEnabled) firings.push(...(await firingsOf(come, tasksDue)))
      }
      runs += (await play.fire(...firings)).length
    }
    const { topics, published } = await play.close()
    announce({ topics: [...topics, 'automations'], usage: published })
  })
}

/** Moves the turn to the next day, or drops it where nothing waits for it any more. Answers the days that have come. */
async function takeTurn(
  tx: WriteTx,
  { at, id, date }: Turn,
  { play, now, since }: { play: Play; now: Instant; since: Instant | undefined },
): Promise<Come | null> {
  const [automation, current] = await Promise.all([play.automation(id), turnOf.get(tx, id)])
  turns.delete(tx, at, id)
  if (current !== at) return null
  const trigger = automation?.trigger
  if (!automation?.active || (trigger?.kind !== 'daily' && trigger?.kind !== 'due_date_arrives')) {
    turnOf.delete(tx, id)
    return null
  }
  const come = daysCome(trigger, { from: date, now })
  // Where zones have been changed meanwhile, the day may not have come yet; it stays the next one.
  const next = come ? nextDay(trigger, now) : date
  const nextAt = Math.max(instantOn(next, trigger), now + 1) as Instant
  turns.put(tx, { date: next }, nextAt, id)
  turnOf.put(tx, nextAt, id)
  // P1: days that passed while the ClickApp was off are not caught up, also where the app was closed meanwhile.
  const earliest = since === undefined ? date : nextDay(trigger, since)
  const from = earliest > date ? earliest : date
  return come && from <= come.last ? { automation, trigger, from, last: come.last } : null
}

async function firingsOf(come: Come, tasksDue: DueTasks): Promise<Firing[]> {
  const { automation, trigger, from, last } = come
  const firing = (event: FiringEvent, taskId: TaskId | null): Firing => ({
    ...{ automation, taskId, event },
    cause: { kind: 'clock' },
    link: 1,
  })
  switch (trigger.kind) {
    case 'daily': {
      const missed = daysBetween(from, last)
      return [firing({ kind: 'daily', on: last, missed }, null)]
    }
    case 'due_date_arrives':
      return (await tasksDue(come)).map(({ id, dueOn }) =>
        firing({ kind: 'due_date_arrives', on: dueOn }, id),
      )
  }
}

type Due = Task & { dueOn: CalendarDate }
type DueTasks = (come: Come) => Promise<Due[]>

/** The tasks at the automation's place or below that are due on one of the days, in their order. */
function dueTasks(tx: ReadTx, play: Play): DueTasks {
  let read: Promise<Due[]> | undefined
  const all = () =>
    (read ??= tasks.scan(tx, []).then(found =>
      found
        .map(({ value }) => value)
        .filter((task): task is typeof task & Due => task.deletedAt === null && task.dueOn !== null)
        .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.position - b.position),
    ))
  return async ({ automation, from, last }) => {
    const lists = new Set(withBelow(await play.places(), automation.placeId).map(({ id }) => id))
    return (await all()).filter(({ listId, dueOn }) => lists.has(listId) && dueOn >= from && dueOn <= last)
  }
}
