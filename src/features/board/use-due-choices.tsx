import { useLingui } from '@lingui/react/macro'
import type { CalendarDate } from '#domain/brand.ts'
import type { MenuEntry } from '#ui/menu-entry.ts'
import { useBoard } from './board-context.tsx'
import { quickDays } from './due.ts'
import { useDayText } from './use-due-words.ts'
import type { FieldProps } from './use-field-entries.tsx'

export type DueChoice = { label: string; day: CalendarDate | null; detail: string | null; isChosen: boolean }

/** The days that are chosen most, and none; only that where today is not known. */
export function useDueChoices(dueOn: CalendarDate | null): DueChoice[] {
  const { t } = useLingui()
  const { today } = useBoard()
  const dayText = useDayText()
  const days = today && quickDays(today)
  const named: [string, CalendarDate][] = days
    ? [
        [t`Today`, days.today],
        [t`Tomorrow`, days.tomorrow],
        [t`Next week`, days.nextWeek],
      ]
    : []
  return [
    ...named.map(([label, day]) => ({ label, day, detail: dayText(day), isChosen: day === dueOn })),
    { label: t`No date`, day: null, detail: null, isChosen: dueOn === null },
  ]
}

export function useDueEntries({ task, onChange }: FieldProps, onChooseDay: () => void): MenuEntry[] {
  const { t } = useLingui()
  const choices = useDueChoices(task.dueOn)
  return [
    ...choices.map(
      ({ label, day, detail }): MenuEntry => ({
        kind: 'item',
        label,
        trailing: detail && <span className="tnum text-small text-text-muted">{detail}</span>,
        onSelect: () => day !== task.dueOn && onChange({ dueOn: day }),
      }),
    ),
    { kind: 'separator' },
    { kind: 'item', label: t`Another day…`, onSelect: onChooseDay },
  ]
}
