import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useResetTime } from '#api/use-reset-time.ts'
import { useUsage } from '#api/use-usage.ts'
import type { UsageView } from '#contract/usage.ts'
import { quickestWayOut } from '#domain/plans.ts'
import { Banner } from '#ui/banner.tsx'
import { formatNumber } from '#ui/format.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { keep, readKept } from '../kept.ts'
import { useAppSession } from '../session-context.tsx'
import { useOpenPlaceId, useUsualPlace } from './use-open-place.ts'

/** U5, A4: at warning, used up and suspended; not where the ClickApp is off, since nothing could fire then. */
export function UsageBanner({ buys }: { buys: boolean }) {
  const { orpc } = useApi()
  const usage = useUsage().data
  const workspace = useQuery(orpc.workspace.get.queryOptions()).data
  if (!usage || !workspace?.automationsEnabled || usage.state === 'ok') return null
  return <Told usage={usage} state={usage.state} buys={buys} />
}

type ToldProps = { usage: UsageView; state: Exclude<UsageView['state'], 'ok'>; buys: boolean }

function Told({ usage, state, buys }: ToldProps) {
  const { t, i18n } = useLingui()
  const { scenario } = useAppSession()
  const resetTime = useResetTime()
  // Another month or allowance is another warning (A2).
  const key = `dismissed.${scenario ?? ''}`
  const subject = `${usage.month} ${usage.allowance}`
  const [dismissed, setDismissed] = useState(() => readKept(key))
  if (state === 'warning' && dismissed === subject) return null

  const used = formatNumber(i18n.locale, usage.used)
  const allowance = formatNumber(i18n.locale, usage.allowance)
  const reset = resetTime(usage.resetsAt).words
  const details: Record<ToldProps['state'], string> = {
    warning: t`The count starts again on ${reset}.`,
    used_up: t`Automations run again on ${reset}, or now with more Actions.`,
    suspended: t`Automations resume on ${reset}, or now with more Actions.`,
  }
  return (
    <section aria-label={t`Actions used this month`}>
      <Banner
        // A state that comes is read out anew; suspension by its notice (suspension-notices.tsx), not twice.
        key={state}
        announced={state !== 'suspended'}
        tone={state}
        title={t`${used} of ${allowance} Actions used.`}
        detail={details[state]}
        action={buys ? <BuyLink plan={usage.plan} /> : <UsageLink />}
        {...(state === 'warning' && {
          onDismiss() {
            keep(key, subject)
            setDismissed(subject)
          },
        })}
      />
    </section>
  )
}

/** U8: Add-ons where the plan has them first, else Upgrade. */
function BuyLink({ plan }: { plan: UsageView['plan'] }) {
  const addOns = quickestWayOut(plan) === 'add_ons'
  return (
    <LinkButton render={<Link to="/settings/billing" search={{ for: addOns ? 'add-ons' : 'upgrade' }} />}>
      {addOns ? <Trans>Add-ons</Trans> : <Trans context="usage">Upgrade</Trans>}
    </LinkButton>
  )
}

function UsageLink() {
  const openPlaceId = useOpenPlaceId()
  const usualPlace = useUsualPlace()
  const placeId = openPlaceId ?? usualPlace?.id
  if (!placeId) return null
  return (
    <LinkButton render={<Link to="/p/$placeId" params={{ placeId }} search={{ automations: 'usage' }} />}>
      <Trans>Usage</Trans>
    </LinkButton>
  )
}
