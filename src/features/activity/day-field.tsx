import { useId, useState } from 'react'
import type { CalendarDate } from '#domain/brand.ts'
import { isCalendarDate } from '#domain/calendar.ts'
import { cx } from '#ui/cx.ts'
import { fieldLook } from '#ui/field-look.ts'

/** While the digits of a year are typed, the field goes through the first centuries. */
const EARLIEST = '2000-01-01'

type DayFieldProps = {
  label: string
  value: CalendarDate | undefined
  onValueChange: (day: CalendarDate | undefined) => void
  min?: CalendarDate | undefined
  max?: CalendarDate | undefined
}

/** A day of the calendar, by the browser's own field. */
export function DayField({ label, value = '' as CalendarDate, onValueChange, min, max }: DayFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string>(value)
  const [before, setBefore] = useState(value)
  if (before !== value) {
    setBefore(value)
    setTyped(value)
  }
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="text-text-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={typed}
        min={min}
        max={max}
        onChange={event => {
          const day = event.currentTarget.value
          setTyped(day)
          if (day === '') onValueChange(undefined)
          else if (day >= EARLIEST && isCalendarDate(day)) onValueChange(day)
        }}
        className={cx(fieldLook, 'border-quiet-border sm:w-34')}
      />
    </div>
  )
}
