import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import type { PlaceId } from '#domain/brand.ts'
import { Segmented } from '#ui/segmented.tsx'
import { AutomationParts } from './automation-parts.tsx'
import { DayParts } from './day-parts.tsx'
import type { By, MonthDays } from './month-days.ts'
import type { PartsOf } from './parts-props.ts'
import { PlaceParts } from './place-parts.tsx'

type BreakdownProps = PartsOf & {
  /** Where the tab is open. */
  placeId: PlaceId
  days: MonthDays
  by: By
  onBy: (by: By) => void
}

/** U9: what used the month's Actions, with each one's share. */
export function Breakdown({ usage, placeId, month, days, by, onBy }: BreakdownProps) {
  const { t } = useLingui()
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 id={id} className="text-heading">
          <Trans comment="Heading: the month’s Actions by automation, place or day">What used them</Trans>
        </h3>
        <Segmented<NonNullable<By> | 'automation'>
          label={t`What used them`}
          value={by ?? 'automation'}
          onValueChange={chosen => onBy(chosen === 'automation' ? undefined : chosen)}
          options={[
            { value: 'automation', label: t({ message: 'Automation', context: 'breakdown' }) },
            { value: 'place', label: t({ message: 'Place', context: 'breakdown' }) },
            { value: 'day', label: t({ message: 'Day', context: 'breakdown' }) },
          ]}
        />
      </div>
      {by === undefined ? (
        // Another month's list begins anew.
        <AutomationParts key={month} {...{ usage, placeId, month }} />
      ) : by === 'place' ? (
        <PlaceParts key={month} {...{ usage, month }} />
      ) : (
        <DayParts {...{ usage, placeId, days }} />
      )}
    </section>
  )
}
