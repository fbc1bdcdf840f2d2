import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { NAME_MAX } from '#domain/automation.ts'
import { Badge } from '#ui/badge.tsx'
import { formatNumber } from '#ui/format.ts'
import { TextField } from '#ui/text-field.tsx'
import { useBuilding, useField } from './builder-context.tsx'

/** From here on the length is shown. */
const NEAR = NAME_MAX - 40

/** @param written the name that the automation has by itself */
export function NameField({ written }: { written: string }) {
  const { t, i18n } = useLingui()
  const { draft, change, saved } = useBuilding()
  const { error, onBlur } = useField('name')
  // Who clears it means to type another: it writes itself again once it is left empty.
  const [cleared, setCleared] = useState(false)
  const value = draft.name ?? (cleared ? '' : written)
  const length = [...value].length
  const count = `${formatNumber(i18n.locale, length)} / ${formatNumber(i18n.locale, NAME_MAX)}`
  return (
    <TextField
      label={t({ message: 'Name', context: 'of an automation' })}
      labelAside={
        saved &&
        (saved.active ? (
          <Badge tone="accent">
            <Trans context="automation">Active</Trans>
          </Badge>
        ) : (
          <Badge>
            <Trans context="automation">Inactive</Trans>
          </Badge>
        ))
      }
      value={value}
      onValueChange={typed => {
        setCleared(typed === '')
        change(before => ({ ...before, name: typed === '' ? null : typed }))
      }}
      onBlur={() => {
        setCleared(false)
        onBlur()
      }}
      placeholder={written || t`Writes itself from what it does`}
      dir="auto"
      error={error && length > NEAR ? `${error} ${count}` : error}
      hint={
        length > NEAR ? (
          <span className="tnum">{count}</span>
        ) : draft.name === null && written !== '' ? (
          t`Writes itself until you change it.`
        ) : undefined
      }
    />
  )
}
