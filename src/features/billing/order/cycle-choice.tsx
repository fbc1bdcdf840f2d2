import { useLingui } from '@lingui/react/macro'
import type { CycleKind } from '#domain/billing-cycle.ts'
import { Segmented } from '#ui/segmented.tsx'

type CycleChoiceProps = { value: CycleKind; onValueChange: (value: CycleKind) => void; locked: boolean }

/** B11: from a plan that costs nothing, the buyer chooses how the first one that does is billed. */
export function CycleChoice({ value, onValueChange, locked }: CycleChoiceProps) {
  const { t } = useLingui()
  return (
    <div inert={locked}>
      <Segmented
        label={t({ message: 'Billed', comment: 'By the month or by the year' })}
        value={value}
        onValueChange={onValueChange}
        options={[
          { value: 'monthly', label: t({ message: 'Monthly', comment: 'How a plan is billed' }) },
          { value: 'yearly', label: t({ message: 'Yearly', comment: 'How a plan is billed' }) },
        ]}
      />
    </div>
  )
}
