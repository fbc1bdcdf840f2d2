import { useLingui } from '@lingui/react/macro'
import { Suspense, useState } from 'react'
import type { TimeOfDay } from '#domain/brand.ts'
import type { DailyTime } from '#domain/calendar.ts'
import { lazyPart } from '#ui/on-demand.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useField } from './builder-context.tsx'
import { loadCombobox } from './load-fields.ts'
import { typedTime } from './typed-time.ts'

const Combobox = lazyPart(loadCombobox, part => part.Combobox)

type DailyFieldsProps = { value: DailyTime; onChange: (value: DailyTime) => void }

/** A time of day, and the zone whose clocks show it. */
export function DailyFields({ value: { time, zone }, onChange }: DailyFieldsProps) {
  const { t } = useLingui()
  const timeField = useField('trigger.time')
  const zoneField = useField('trigger.zone')
  const zones = zonesWith(zone)
  /** As it is written, until the field is left. */
  const [typed, type] = useState<string | null>(null)
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <TextField
        {...timeField}
        required
        label={t({ message: 'Time', comment: 'Of day' })}
        // Not the browser's own field: that shows the clock of its own language, the app 24 hours wherever it says a time.
        value={typed ?? time}
        onValueChange={next => {
          type(next)
          onChange({ time: typedTime(next) ?? ('' as TimeOfDay), zone })
        }}
        onBlur={() => {
          if (time !== '') type(null)
          timeField.onBlur()
        }}
        placeholder="09:00"
        autoComplete="off"
        className="w-32"
      />
      <Suspense fallback={<Skeleton className="mt-6 h-8 min-w-48 flex-1" />}>
        <Combobox
          {...zoneField}
          label={t`Time zone`}
          value={zone}
          onValueChange={next => onChange({ time, zone: next })}
          options={zones}
          nothingFound={t`No such time zone`}
          className="min-w-48 flex-1 sm:max-w-80"
        />
      </Suspense>
    </div>
  )
}

/** Browsers list some zones by the name that their city had; people search for the one that it has. */
const renamed: Record<string, string> = {
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
}

let all: readonly string[] | undefined

/** All zones that the browser knows, and the one that is chosen: it may have another name here. */
function zonesWith(chosen: string): { value: string; label: string }[] {
  all ??= [
    ...new Set([...Intl.supportedValuesOf('timeZone').map(zone => renamed[zone] ?? zone), 'UTC']),
  ].sort()
  const zones = all.includes(chosen) || chosen === '' ? all : [chosen, ...all]
  return zones.map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}
