import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { priorityName } from '#api/priority-name.ts'
import type { MemberId, PlaceId, StatusId, TagId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { PRIORITIES, type Priority } from '#domain/task.ts'
import { Select } from '#ui/select.tsx'
import { useBuilding, useField } from './builder-context.tsx'
import { ReferenceField } from './reference-field.tsx'

type Place = 'above' | 'inline' | 'hidden'

type FieldOf<Id> = {
  at: string
  label: string
  labelPlace?: Place
  value: Id | null
  onValueChange: (value: Id | null) => void
  /** What null means; without it null cannot be chosen. */
  open?: string
}

export function StatusField({ value, onValueChange, ...rest }: FieldOf<StatusId>) {
  const { t } = useLingui()
  const { statuses } = useBuilding()
  return (
    <ReferenceField
      {...rest}
      value={value}
      onValueChange={id => onValueChange(id as StatusId | null)}
      options={statuses}
      placeholder={t`Choose a status`}
      gone={t`a status that is not here`}
      nothingFound={t`No such status`}
    />
  )
}

export function MemberField({ value, onValueChange, ...rest }: FieldOf<MemberId>) {
  const { t } = useLingui()
  const { workspace } = useBuilding()
  return (
    <ReferenceField
      {...rest}
      value={value}
      onValueChange={id => onValueChange(id as MemberId | null)}
      options={workspace.members}
      placeholder={t`Choose a member`}
      gone={t`a member who left`}
      nothingFound={t`No such member`}
    />
  )
}

export function TagField({ value, onValueChange, ...rest }: FieldOf<TagId>) {
  const { t } = useLingui()
  const { workspace } = useBuilding()
  return (
    <ReferenceField
      {...rest}
      value={value}
      onValueChange={id => onValueChange(id as TagId | null)}
      options={workspace.tags}
      placeholder={t`Choose a tag`}
      gone={t`a deleted tag`}
      nothingFound={t`No such tag`}
    />
  )
}

/** Lists are told by their path: two may have the same name. */
export function ListField({ value, onValueChange, ...rest }: FieldOf<PlaceId>) {
  const { t } = useLingui()
  const { places } = useBuilding()
  const lists = useMemo(
    () =>
      places
        .filter(({ kind }) => kind === 'list')
        .map(({ id }) => ({
          id,
          name: lineage(places, id)
            .map(({ name }) => name)
            .reverse()
            .join(' / '),
        })),
    [places],
  )
  return (
    <ReferenceField
      {...rest}
      value={value}
      onValueChange={id => onValueChange(id as PlaceId | null)}
      options={lists}
      placeholder={t`Choose a List`}
      gone={t`a deleted List`}
      nothingFound={t`No such List`}
    />
  )
}

type PriorityFieldProps = Omit<FieldOf<never>, 'value' | 'onValueChange' | 'open'> & {
  value: Priority | null
  onValueChange: (value: Priority | null) => void
  /** What null means: any, none. */
  open: string
}

export function PriorityField({
  at,
  label,
  labelPlace = 'hidden',
  value,
  onValueChange,
  open,
}: PriorityFieldProps) {
  const { i18n } = useLingui()
  const field = useField(at)
  return (
    <Select<Priority | 'open'>
      {...field}
      {...{ label, labelPlace }}
      value={value ?? 'open'}
      onValueChange={next => onValueChange(next === 'open' ? null : next)}
      options={[
        ...PRIORITIES.map(priority => ({ value: priority, label: priorityName(i18n, priority) })),
        { value: 'open', label: open },
      ]}
      className="min-w-40 flex-1"
    />
  )
}
