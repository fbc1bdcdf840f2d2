import { useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '#domain/brand.ts'
import { daysBetween } from '#domain/calendar.ts'
import { type DateStyle, formatDate } from '#ui/format.ts'
import { useBoard } from './board-context.tsx'
import type { DueLook } from './due.ts'

/** A calendar's day has no zone: it is written as it is. */
export function useDayText(): (day: CalendarDate, style?: DateStyle) => string {
  const { i18n } = useLingui()
  const { today } = useBoard()
  return (day, style) =>
    formatDate(
      i18n.locale,
      Date.parse(day),
      style ?? (today === null || today.slice(0, 4) === day.slice(0, 4) ? 'day' : 'date'),
      'UTC',
    )
}

/** A due date in short: `Nov 28`, `Today`, `Overdue: Nov 21`. */
export function useDueText(): (day: CalendarDate, look: DueLook) => string {
  const { t } = useLingui()
  const { today } = useBoard()
  const dayText = useDayText()
  return (day, look) => {
    const away = today === null ? Number.NaN : daysBetween(today, day)
    if (look === 'overdue') {
      const late = dayText(day)
      return away === -1 ? t`Overdue: yesterday` : t`Overdue: ${late}`
    }
    const near: Record<number, string> = { [-1]: t`Yesterday`, 0: t`Today`, 1: t`Tomorrow` }
    return near[away] ?? dayText(day)
  }
}
