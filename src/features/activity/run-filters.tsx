import { Trans, useLingui } from '@lingui/react/macro'
import type { RunView } from '#contract/runs.ts'
import type { PlaceId } from '#domain/brand.ts'
import { OUTCOMES, type Outcome } from '#domain/run.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import { type ChangeActivity, type RunSearch, unfiltered } from './activity-search.ts'
import { AutomationFilter } from './automation-filter.tsx'
import { DayField } from './day-field.tsx'
import { outcomeName } from './outcome-reason.ts'

type RunFiltersProps = {
  placeId: PlaceId
  search: RunSearch
  change: ChangeActivity
  /** The rows that are shown: an automation that was deleted is known by its name in them. */
  seen: readonly Pick<RunView, 'automationId' | 'automationName'>[] | undefined
}

/** Which runs: how they ended, of which automation, on which days. All of it is in the URL. */
export function RunFilters({ placeId, search, change, seen }: RunFiltersProps) {
  const { t, i18n } = useLingui()
  const { outcome, of, from, to } = search
  return (
    <div className="grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap">
      <Select<Outcome | ''>
        label={t`Outcome`}
        labelPlace="hidden"
        value={outcome ?? ''}
        onValueChange={value => change({ outcome: value || undefined })}
        options={[
          { value: '', label: t`Any outcome` },
          ...OUTCOMES.map(value => ({ value, label: outcomeName(i18n, value) })),
        ]}
        className="sm:w-36"
      />
      <AutomationFilter {...{ placeId, of, change, seen }} className="sm:w-48" />
      <DayField
        label={t({ message: 'From', context: 'days' })}
        value={from}
        max={to}
        onValueChange={day => change({ from: day })}
      />
      <DayField
        label={t({ message: 'To', context: 'days' })}
        value={to}
        min={from}
        onValueChange={day => change({ to: day })}
      />
      {(outcome || of || from || to) && (
        <Button variant="ghost" onClick={() => change(unfiltered)}>
          <Trans comment="All filters at once; the button is beside them">Reset</Trans>
        </Button>
      )}
    </div>
  )
}
