import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { BATCH_MAX } from '#contract/runs.ts'
import type { AutomationId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { formatNumber } from '#ui/format.ts'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { Part } from './part.tsx'
import { useAttempt } from './use-attempt.ts'

type Tally = { ran: number; refused: number }

/** Fires any number of runs, and shows the exact count beside the displayed one (U3). */
export function RunsPart() {
  const { t, i18n } = useLingui()
  const { orpc, client } = useApi()
  const queryClient = useQueryClient()
  const attempt = useAttempt()
  const sandbox = useQuery(orpc.sandbox.get.queryOptions()).data
  const automations = useQuery(orpc.automations.list.queryOptions({ input: {} }))
  const active = automations.data?.items.filter(automation => automation.active) ?? []
  const [chosen, setChosen] = useState<AutomationId>()
  const [count, setCount] = useState('1000')
  const [firing, setFiring] = useState(false)
  const [tally, setTally] = useState<Tally>()
  const automation = active.find(({ id }) => id === chosen) ?? active[0]
  const number = (value: number) => formatNumber(i18n.locale, value)
  const wanted = /^\d{1,6}$/.test(count) ? Number(count) : 0

  async function fire(automationId: AutomationId, total: number) {
    const sum: Tally = { ran: 0, refused: 0 }
    setFiring(true)
    setTally(sum)
    await attempt(async () => {
      for (let left = total; left > 0; left -= BATCH_MAX) {
        const keys = Array.from({ length: Math.min(left, BATCH_MAX) }, () => crypto.randomUUID())
        const answer = await client.runs.createMany({ runs: keys.map(key => ({ automationId, key })) })
        sum.ran += answer.ran
        sum.refused += answer.refused
        setTally({ ...sum })
      }
    })
    setFiring(false)
    void queryClient.invalidateQueries({ queryKey: orpc.sandbox.key() })
  }

  const nothing = automations.isError
    ? t`This role may not run automations`
    : automations.data && !automation
      ? t`No automation is active`
      : undefined
  const fireButton = (total: number, label: string) => (
    <Button
      key={label}
      size="small"
      disabledReason={nothing ?? (total > 0 ? undefined : t`Enter how many`)}
      pending={firing}
      onClick={() => automation && void fire(automation.id, total)}
    >
      {label}
    </Button>
  )
  const ran = number(tally?.ran ?? 0)
  const refused = number(tally?.refused ?? 0)

  return (
    <Part title={t`Actions`}>
      <dl className="tnum grid w-full grid-cols-3 gap-2">
        {(
          [
            [t`Exact`, sandbox?.used],
            [t`Displayed`, sandbox?.displayed],
            [t`Refused`, sandbox?.refused],
          ] as const
        ).map(([label, value]) => (
          <div key={label}>
            <dt className="text-small text-text-muted">{label}</dt>
            <dd className="text-heading">{value === undefined ? '–' : number(value)}</dd>
          </div>
        ))}
      </dl>
      {automation && (
        <Select
          label={t`Automation to run`}
          labelPlace="hidden"
          className="w-full"
          value={automation.id}
          onValueChange={setChosen}
          options={active.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <div className="flex flex-wrap items-center gap-1">
        <span className="pr-1">
          <Trans>Run</Trans>
        </span>
        {[1, 10, 100].map(total => fireButton(total, number(total)))}
        <TextField
          label={t`How many runs`}
          labelHidden
          inputMode="numeric"
          className="w-20"
          value={count}
          onValueChange={setCount}
        />
        {fireButton(wanted, t`Run`)}
      </div>
      <p role="status" className="text-small text-text-muted">
        {tally && (
          <Trans>
            {ran} ran, {refused} refused
          </Trans>
        )}
      </p>
    </Part>
  )
}
