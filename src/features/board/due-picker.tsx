import { useLingui } from '@lingui/react/macro'
import Check from 'lucide-react/icons/check'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { CalendarDate } from '#domain/brand.ts'
import { isCalendarDate } from '#domain/calendar.ts'
import { TextField } from '#ui/text-field.tsx'
import { DUE_EARLIEST, DUE_LATEST } from './due.ts'
import { type DueChoice, useDueChoices } from './use-due-choices.tsx'

type DuePickerProps = {
  dueOn: CalendarDate | null
  onChoose: (day: CalendarDate | null) => void
  onClose: () => void
}

/**
 * A day by the browser's own field, or one of those that are chosen most. What is picked counts at once; what is typed when
 * Enter is pressed or the field is left, for on the way it is many other days. Escape leaves it as it was.
 */
export function DuePicker({ dueOn, onChoose, onClose }: DuePickerProps) {
  const { t } = useLingui()
  const choices = useDueChoices(dueOn)
  const [draft, setDraft] = useState<string>(dueOn ?? '')
  const [wrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const typing = useRef(false)

  /** Answers whether the field holds a day, or none. */
  function save(): boolean {
    const { value = '', validity } = field.current ?? {}
    const isRight = validity?.valid === true && (value === '' || isCalendarDate(value))
    setWrong(!isRight)
    if (isRight) onChoose(value === '' ? null : (value as CalendarDate))
    typing.current = false
    return isRight
  }

  function onKeyDown({ key }: KeyboardEvent) {
    if (key === 'Enter' && save()) onClose()
    typing.current = key !== 'Enter' && key !== 'Tab' && key !== 'Escape'
  }

  return (
    <div className="flex w-56 max-w-full flex-col gap-2">
      <TextField
        ref={field}
        type="date"
        label={t`Day`}
        labelHidden
        min={DUE_EARLIEST}
        max={DUE_LATEST}
        value={draft}
        onValueChange={day => {
          setDraft(day)
          if (!typing.current) save()
        }}
        onKeyDown={onKeyDown}
        onBlur={() => typing.current && save()}
        error={wrong ? t`A day of the years 2000 to 2099` : undefined}
      />
      <div className="-mx-1 flex flex-col">
        {choices.map(choice => (
          <Choice
            key={choice.label}
            choice={choice}
            onChoose={() => {
              onChoose(choice.day)
              onClose()
            }}
          />
        ))}
      </div>
    </div>
  )
}

function Choice({
  choice: { label, detail, isChosen },
  onChoose,
}: {
  choice: DueChoice
  onChoose: () => void
}) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className="flex min-h-8 items-center gap-2 rounded-control px-2 text-left hover:bg-hover"
    >
      <span className="flex-1">{label}</span>
      <span className="tnum text-small text-text-muted">{detail}</span>
      <Check size={16} className={isChosen ? '' : 'invisible'} />
    </button>
  )
}
