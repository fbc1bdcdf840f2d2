import { useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import type { TimeOfDay } from '#domain/brand.ts'
import type { DailyTime } from '#domain/calendar.ts'
import { lazyPart } from '#ui/on-demand.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useField } from './builder-context.tsx'
import { loadCombobox } from './load-fields.ts'

const Combobox = lazyPart(loadCombobox, part => part.Combobox)

type DailyFieldsProps = { value: DailyTime; onChange: (value: DailyTime) => void }

/** A time of day, and the zone whose clocks show it. */
export function DailyFields({ value: { time, zone }, onChange }: DailyFieldsProps) {
  const { t } = useLingui()
  const timeField = useField('trigger.time')
  const zoneField = useField('trigger.zone')
  const zones = zonesWith(zone)
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <TextField
        {...timeField}
        type="time"
        required
        label={t({ message: 'Time', comment: 'Of day' })}
        value={time}
        onValueChange={next => onChange({ time: next.slice(0, 5) as TimeOfDay, zone })}
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
