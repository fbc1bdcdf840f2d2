import { Suspense } from 'react'
import { lazyPart } from '#ui/on-demand.ts'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useField } from './builder-context.tsx'
import { loadCombobox } from './load-fields.ts'

const Combobox = lazyPart(loadCombobox, part => part.Combobox)

/** More than these are searched instead of listed. */
const LISTED_MOST = 30

/** What stands for null in a select: no id has this form. */
const OPEN = '*'

type ReferenceFieldProps = {
  /** The field's path, for what is wrong with it. */
  at: string
  label: string
  labelPlace?: 'above' | 'inline' | 'hidden'
  /** An id; empty while nothing is chosen; null for `open`. */
  value: string | null
  onValueChange: (value: string | null) => void
  options: readonly { id: string; name: string }[]
  /** What null means, "Any status": without it there is no such choice. */
  open?: string | undefined
  /** Shown until something is chosen. */
  placeholder: string
  /** How the value reads when it is not among the options: "a deleted tag". */
  gone: string
  nothingFound: string
  className?: string
}

/** One status, member, tag or List. One that is not there any more stays in view until another is chosen. */
export function ReferenceField({
  at,
  label,
  labelPlace = 'hidden',
  value,
  onValueChange,
  options,
  open,
  placeholder,
  gone,
  nothingFound,
  className = 'min-w-40 flex-1',
}: ReferenceFieldProps) {
  const field = useField(at)
  const current = value ?? OPEN
  const isGone = current !== '' && current !== OPEN && !options.some(({ id }) => id === current)
  const choices = [
    ...(open === undefined ? [] : [{ value: OPEN, label: open }]),
    ...(isGone ? [{ value: current, label: gone }] : []),
    ...options.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const choose = (next: string) => onValueChange(next === OPEN ? null : next)

  if (options.length > LISTED_MOST) {
    return (
      <Suspense fallback={<Skeleton className={`h-8 ${className}`} />}>
        <Combobox
          {...field}
          {...{ label, placeholder, nothingFound, className }}
          labelHidden={labelPlace === 'hidden'}
          value={current}
          onValueChange={choose}
          options={choices}
        />
      </Suspense>
    )
  }
  return (
    <Select
      {...field}
      {...{ label, labelPlace, className }}
      value={current}
      onValueChange={choose}
      options={[
        // Nothing leads back to it: it is there until something is chosen.
        ...(current === '' || (value === null && open === undefined)
          ? [{ value: current, label: placeholder, placeholder: true }]
          : []),
        ...choices.map(choice => ({ ...choice, disabled: isGone && choice.value === current })),
      ]}
    />
  )
}
