import type { I18n } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { Names } from '#api/names.ts'
import { priorityName } from '#api/priority-name.ts'
import type { RunView } from '#contract/runs.ts'
import type { CalendarDate } from '#domain/brand.ts'
import { formatDate } from '#ui/format.ts'

/** What fired a run, as a sentence: "Ana moved it to Review", "A webhook came in (GitHub issues)". */
export function firedBy(
  i18n: I18n,
  { cause, event }: Pick<RunView, 'cause' | 'event'>,
  names: Names,
): string {
  const who = causeName(i18n, cause, names)
  if (event === null)
    return i18n._(msg({ message: `${who} ran it`, comment: 'Ran the automation by itself' }))
  switch (event.kind) {
    case 'task_created':
      return i18n._(msg({ message: `${who} created it`, comment: 'it: the task' }))
    case 'status_changed': {
      const status = names.statuses.get(event.to) ?? i18n._(msg`a deleted status`)
      return i18n._(msg({ message: `${who} moved it to ${status}`, comment: 'it: the task' }))
    }
    case 'priority_changed': {
      if (event.to === null) {
        return i18n._(msg({ message: `${who} cleared its priority`, comment: 'its: the task’s' }))
      }
      const priority = priorityName(i18n, event.to)
      return i18n._(msg({ message: `${who} set its priority to ${priority}`, comment: 'its: the task’s' }))
    }
    case 'assignee_added': {
      if (cause.kind === 'member' && cause.memberId === event.memberId) {
        return i18n._(msg({ message: `${who} took it on`, comment: 'Assigned themselves to the task' }))
      }
      const member = names.members.get(event.memberId) ?? i18n._(msg`a former member`)
      return i18n._(msg({ message: `${who} assigned ${member} to it`, comment: 'it: the task' }))
    }
    case 'tag_added': {
      const tag = names.tags.get(event.tagId) ?? i18n._(msg`a deleted tag`)
      return i18n._(msg({ message: `${who} tagged it ${tag}`, comment: 'it: the task' }))
    }
    case 'due_date_arrives': {
      const day = dayName(i18n, event.on)
      return i18n._(msg({ message: `Its due date arrived, ${day}`, comment: 'Its: the task’s' }))
    }
    case 'daily': {
      const day = dayName(i18n, event.on)
      if (event.missed === 0) return i18n._(msg({ message: `The clock, for ${day}`, comment: 'Fired it' }))
      const { missed } = event
      return i18n._(
        msg({
          message: `The clock, caught up for ${day}: ${plural(missed, { one: '# earlier day was missed', other: '# earlier days were missed' })}`,
          comment: 'The app was closed on those days; one firing stands for all of them',
        }),
      )
    }
    case 'webhook_received': {
      const { source } = event
      return source === null
        ? i18n._(msg`A webhook came in`)
        : i18n._(msg({ message: `A webhook came in (${source})`, comment: 'From: GitHub issues' }))
    }
  }
}

/** A day of the calendar, in no zone. */
function dayName(i18n: I18n, day: CalendarDate): string {
  return formatDate(i18n.locale, Date.parse(day), 'date', 'UTC')
}

function causeName(i18n: I18n, cause: RunView['cause'], names: Names): string {
  switch (cause.kind) {
    case 'member':
      return names.members.get(cause.memberId) ?? i18n._(msg`A former member`)
    case 'automation': {
      const { name } = cause
      return i18n._(msg`Automation “${name}”`)
    }
    case 'clock':
      return i18n._(msg({ message: 'The clock', comment: 'Fired the automation' }))
    case 'webhook':
      return i18n._(msg({ message: 'A webhook', comment: 'Fired the automation' }))
    case 'api': {
      const member = names.members.get(cause.memberId) ?? i18n._(msg`a former member`)
      return i18n._(
        msg({ message: `The API (${member})`, comment: 'A call of the API, with a member’s token' }),
      )
    }
  }
}
