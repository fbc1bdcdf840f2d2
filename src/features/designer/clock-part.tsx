import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useResetTime } from '#api/use-reset-time.ts'
import type { SandboxView } from '#contract/sandbox.ts'
import type { Instant } from '#domain/brand.ts'
import { dayStart } from '#domain/usage-month.ts'
import { isoInstant, PACIFIC } from '#domain/zoned.ts'
import { Button } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import { useToasts } from '#ui/toast.tsx'
import { Part } from './part.tsx'
import { useAttempt } from './use-attempt.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

/** Where to move the clock; null where there is nothing to move it to. */
type Target = (clock: { now: number; reset: number }) => number | null | Promise<number | null>

/** When an automation is fired by the clock next, or something is sent again; null where nothing waits for it. */
async function nextTurn(client: ReturnType<typeof useApi>['client']): Promise<number | null> {
  const [automations, pending] = await Promise.all([
    client.automations.list({}),
    client.deliveries.list({ state: 'pending', limit: 200 }),
  ])
  const times = [...automations.items, ...pending.items].flatMap(({ nextAt }) =>
    nextAt === null ? [] : Date.parse(nextAt),
  )
  return times.length === 0 ? null : Math.min(...times)
}

/** When a renewal is charged next, or is tried again (B10); null where nothing renews. Rejects for whom Billing is closed. */
async function nextCharge(client: ReturnType<typeof useApi>['client']): Promise<number | null> {
  const { pastDue, renewal } = await client.billing.get()
  const on = pastDue?.nextOn ?? renewal?.on
  return on ? dayStart(on) : null
}

/** T1: moves the service's clock, forward only. */
export function ClockPart() {
  const { t, i18n } = useLingui()
  const { orpc, client, queryClient } = useApi()
  const attempt = useAttempt()
  const resetTime = useResetTime()
  const toasts = useToasts()
  const sandbox = useQuery({ ...orpc.sandbox.get.queryOptions(), refetchInterval: SECOND }).data
  const [moving, setMoving] = useState(false)

  async function move(target: Target) {
    setMoving(true)
    await attempt(async () => {
      const { now, resetsAt } = await client.sandbox.get()
      const to = await target({ now: Date.parse(now), reset: Date.parse(resetsAt) })
      if (to === null) {
        toasts.add({ title: t`Nothing waits for the clock` })
        return
      }
      const moved: SandboxView = await client.sandbox.moveClock({ to: isoInstant(to as Instant) })
      queryClient.setQueryData(orpc.sandbox.get.queryKey(), moved)
    })
    setMoving(false)
  }
  const steps: { label: string; target: Target }[] = [
    { label: t`+1 hour`, target: ({ now }) => now + HOUR },
    { label: t`+1 day`, target: ({ now }) => now + 24 * HOUR },
    {
      label: t`5 s before the next turn`,
      target: async ({ now }) => {
        const next = await nextTurn(client)
        return next === null ? null : Math.max(now, next - 5 * SECOND)
      },
    },
    {
      label: t`5 s before the reset`,
      target: ({ now, reset }) => Math.max(now, reset - 5 * SECOND),
    },
    { label: t`Past the reset`, target: ({ reset }) => reset + SECOND },
    {
      label: t`Past the next renewal`,
      target: async ({ now }) => {
        const next = await nextCharge(client)
        return next === null ? null : Math.max(now, next + SECOND)
      },
    },
  ]
  const shown = sandbox && formatDate(i18n.locale, Date.parse(sandbox.now), 'full', PACIFIC)
  const reset = sandbox && resetTime(sandbox.resetsAt).words
  return (
    <Part title={t`Clock`}>
      <p className="tnum min-h-5">{shown}</p>
      <p className="tnum min-h-4 text-small text-text-muted">{reset && <Trans>Resets {reset}</Trans>}</p>
      <div className="flex flex-wrap gap-1">
        {steps.map(({ label, target }) => (
          <Button key={label} size="small" pending={moving} onClick={() => void move(target)}>
            {label}
          </Button>
        ))}
      </div>
    </Part>
  )
}
