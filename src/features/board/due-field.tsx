import { useLingui } from '@lingui/react/macro'
import Calendar from 'lucide-react/icons/calendar'
import type { RefObject } from 'react'
import type { CalendarDate } from '#domain/brand.ts'
import { Popover } from '#ui/popover.tsx'
import { useBoard } from './board-context.tsx'
import { CellButton, quiet } from './cell-button.tsx'
import { type DueLook, dueLook } from './due.ts'
import { DuePicker } from './due-picker.tsx'
import { useDayText, useDueText } from './use-due-words.ts'
import type { FieldProps } from './use-field-entries.tsx'

const colours: Record<DueLook, string> = {
  overdue: 'text-danger-text',
  today: 'text-warning-text',
  later: 'text-text-muted',
}

/** How a row's menu opens the field: it sets `opens`, and hands the focus to the button as it closes. */
export type DueRequest = { button: RefObject<HTMLButtonElement | null>; opens: RefObject<boolean> }

type DueFieldProps = FieldProps & {
  isDone: boolean
  /** Shown though it is empty: the row's menu has asked for it. */
  isShown: boolean
  request: DueRequest
}

/** When the task is due. An overdue one says so in words, too. */
export function DueField({ task, onChange, isDone, isShown, request }: DueFieldProps) {
  const { t } = useLingui()
  const { today } = useBoard()
  const dayText = useDayText()
  const dueText = useDueText()
  const { dueOn, title } = task
  const look = dueOn && dueLook(dueOn, { today, isDone })
  const day = dueOn ? dayText(dueOn, 'date') : t`none`
  const spoken = look === 'overdue' ? t`${day}, overdue` : day
  return (
    <Popover
      title={t`Due date`}
      align="end"
      trigger={
        <CellButton
          ref={request.button}
          data-part="due"
          name={t`Due date of ${title}: ${spoken}`}
          className={dueOn || isShown ? 'max-w-full min-w-0' : quiet}
          onFocus={({ currentTarget }) => {
            if (!request.opens.current) return
            request.opens.current = false
            currentTarget.click()
          }}
        >
          {dueOn && look ? (
            <span className={`tnum truncate ${colours[look]}`}>{dueText(dueOn, look)}</span>
          ) : (
            <Calendar size={16} strokeWidth={1.75} className="text-text-muted" />
          )}
        </CellButton>
      }
    >
      {close => (
        <DuePicker
          dueOn={dueOn}
          onChoose={(day: CalendarDate | null) => day !== dueOn && onChange({ dueOn: day })}
          onClose={close}
        />
      )}
    </Popover>
  )
}
