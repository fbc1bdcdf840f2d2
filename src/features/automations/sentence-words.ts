import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Names } from '#api/names.ts'
import { priorityName } from '#api/priority-name.ts'
import type { MemberId, PlaceId, StatusId, TagId } from '#domain/brand.ts'
import type { DailyTime } from '#domain/calendar.ts'
import type { Priority } from '#domain/task.ts'

/** How sentences name what an automation refers to. */
export type Words = {
  status(id: StatusId): string
  member(id: MemberId): string
  tag(id: TagId): string
  priority(priority: Priority): string
  list(id: PlaceId): string
  daily(daily: DailyTime): { time: string; city: string }
}

/** What is gone is named, too. */
export function wordsOf(i18n: I18n, { statuses, members, tags, places }: Names): Words {
  return {
    status: id =>
      statuses.get(id) ?? i18n._(msg({ message: 'a status that is not here', context: 'in a sentence' })),
    member: id => members.get(id) ?? i18n._(msg({ message: 'a member who left', context: 'in a sentence' })),
    tag: id => tags.get(id) ?? i18n._(msg({ message: 'a deleted tag', context: 'in a sentence' })),
    priority: priority => priorityName(i18n, priority),
    list: id => places.get(id)?.name ?? i18n._(msg({ message: 'a deleted List', context: 'in a sentence' })),
    daily: ({ time, zone }) => ({ time, city: zoneCity(zone) }),
  }
}

/** What people call a zone by its IANA name: `America/Argentina/Buenos_Aires` -> `Buenos Aires`. */
function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/**
 * Texts as sentences quote them, without quotes of their own around them; what will be filled in stands by its name:
 * `"{{payload.issue.title}}"` -> `{issue.title}`, `Next: {{ task.title }}` -> `Next: {task.title}`.
 */
export function quoted(text: string): string {
  const named = text.replace(/\{\{\s*(?:payload\.)?([^{}]*?)\s*\}\}/gu, (_whole, path: string) =>
    path === '' ? '…' : `{${path}}`,
  )
  return named.trim().replace(/^["“«‘']\s*(.*?)\s*["”»’']$/su, '$1') || '…'
}
