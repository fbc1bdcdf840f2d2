import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { planName } from '#api/plan-name.ts'
import { PLAN_IDS, type PlanId } from '#domain/plans.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { Part } from './part.tsx'
import { useAttempt } from './use-attempt.ts'

/** The plan and the add-ons' Actions, without a charge. */
export function PlanPart() {
  const { t, i18n } = useLingui()
  const { orpc, client, queryClient } = useApi()
  const attempt = useAttempt()
  const sandbox = useQuery(orpc.sandbox.get.queryOptions()).data
  const [typed, setTyped] = useState<string>()
  if (!sandbox) return null
  const addOns = typed ?? String(sandbox.addOnActions)
  const valid = /^\d{1,9}$/.test(addOns)

  const set = (change: { plan?: PlanId; addOnActions?: number }) =>
    attempt(async () => {
      queryClient.setQueryData(orpc.sandbox.get.queryKey(), await client.sandbox.setPlan(change))
      setTyped(undefined)
    })
  return (
    <Part title={t`Plan`}>
      <Select
        label={t`Plan`}
        labelPlace="hidden"
        value={sandbox.plan}
        onValueChange={plan => void set({ plan })}
        options={PLAN_IDS.map(value => ({ value, label: planName(i18n, value) }))}
      />
      <form
        className="flex items-end gap-1"
        onSubmit={event => {
          event.preventDefault()
          if (valid) void set({ addOnActions: Number(addOns) })
        }}
      >
        <TextField
          label={t`Add-on Actions a month`}
          inputMode="numeric"
          className="w-44"
          value={addOns}
          onValueChange={setTyped}
        />
        <Button type="submit" disabledReason={valid ? undefined : t`Enter a whole number`}>{t`Set`}</Button>
      </form>
      <p className="text-small text-text-muted">
        <Trans>Set without a charge: Billing has no order or invoice of it.</Trans>
      </p>
    </Part>
  )
}
