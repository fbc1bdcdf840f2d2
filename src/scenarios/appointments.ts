import type { Instant } from '#domain/brand.ts'
import { addDays, calendarDateAt, instantOn } from '#domain/calendar.ts'
import { lineage } from '#domain/places.ts'
import type { Received } from '#service/collections.ts'
import { timedId } from '#service/firing/outbox.ts'
import type { Cast, Sent } from './cast.ts'
import { type Played, type PlayOptions, playOut, type Turn } from './play-out.ts'

/** What fires an automation at a time of its own, whatever people do: the clock, or a webhook that comes in. */
export type Appointment = { at: Instant; turn: Turn; sent: Sent | null }

/** All appointments from `from` to `until`, the latest first. */
export function appointmentsOf(
  cast: Cast,
  { from, until }: { from: Instant; until: Instant },
): Appointment[] {
  const active = cast.automations.map(({ automation }) => automation).filter(one => one.active)
  return active
    .flatMap((automation): Appointment[] => {
      const { trigger, placeId } = automation
      const byClock = { automation, cause: { kind: 'clock' } as const, link: 1 }
      switch (trigger.kind) {
        case 'daily': {
          const days: Appointment[] = []
          for (let on = calendarDateAt(until, trigger.zone); ; on = addDays(on, -1)) {
            const at = instantOn(on, trigger)
            if (at < from) return days
            const event = { kind: 'daily', on, missed: 0 } as const
            days.push({ at, turn: { ...byClock, taskId: null, event }, sent: null })
          }
        }
        case 'due_date_arrives':
          return cast.tasks.flatMap(({ task: { id, listId, dueOn } }) => {
            if (dueOn === null || !lineage(cast.places, listId).some(place => place.id === placeId)) return []
            const event = { kind: 'due_date_arrives', on: dueOn } as const
            return { at: instantOn(dueOn, trigger), turn: { ...byClock, taskId: id, event }, sent: null }
          })
        case 'webhook_received':
          return (cast.sent ?? [])
            .filter(({ hookId }) => hookId === trigger.hookId)
            .map(sent => {
              const { at, source, payload } = sent
              const event = { kind: 'webhook_received', receivedId: receivedId(sent), source } as const
              const cause = { kind: 'webhook' } as const
              return { at, turn: { automation, taskId: null, event, payload, cause, link: 1 }, sent }
            })
        default:
          return []
      }
    })
    .filter(({ at }) => at >= from && at <= until)
    .sort((a, b) => b.at - a.at)
}

export function playAppointment(cast: Cast, { turn }: Appointment, options: PlayOptions): Played {
  const task = cast.tasks.find(one => one.task.id === turn.taskId)?.task
  const played: Played = { runs: [], counted: 0, tasks: new Map(), messages: [] }
  if (task) played.tasks.set(task.id, task)
  playOut(cast, [turn], played, options)
  return played
}

/** What is kept of a webhook that came in and of what it fired. */
export function receivedOf(sent: Sent, { runs }: Pick<Played, 'runs'>): Received {
  const { at, source, payload } = sent
  return {
    ...{ id: receivedId(sent), at, source, payload },
    runs: runs.map(({ id, automationId, automationName, outcome }) => ({
      ...{ id, automationId, automationName, outcome },
    })),
  }
}

function receivedId({ at, hookId }: Sent): string {
  return timedId(at, `came-${hookId}`)
}
