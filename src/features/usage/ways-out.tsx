import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import { planName } from '#api/plan-name.ts'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import type { UsageView } from '#contract/usage.ts'
import { lowestPlanThat, type PlanId, planAbove, plans } from '#domain/plans.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

type WayOut = 'upgrade' | 'add-ons'

/** U8: Add-ons come first from the plans that show them as a button, and where there is no plan above. */
function quickest(plan: PlanId): WayOut {
  return plans[plan].addOnsFirst || planAbove(plan) === null ? 'add-ons' : 'upgrade'
}

/** U8: what the plan offers for more: Upgrade, Add-ons, or whom to ask for them. */
export function WaysOut({ plan, except }: { plan: PlanId; except: WayOut | null }) {
  const { i18n } = useLingui()
  const { orpc } = useApi()
  const session = useQuery(orpc.session.get.queryOptions()).data
  if (!session) return <Skeleton className="h-8 w-44" />
  if (!session.may.billing) return <AskForMore />
  const { buysAddOns, addOnsFirst } = plans[plan]
  const addOnsFrom = planName(
    i18n,
    lowestPlanThat(offer => offer.buysAddOns),
  )
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {planAbove(plan) && except !== 'upgrade' && <WayOutButton to="upgrade" />}
      {addOnsFirst && except !== 'add-ons' && <WayOutButton to="add-ons" />}
      {buysAddOns && !addOnsFirst && (
        <Link to="/settings/billing" search={{ for: 'add-ons' }} className={textLink}>
          <AddOnsLabel />
        </Link>
      )}
      {!buysAddOns && (
        <p className="w-full text-small text-text-muted">
          <Trans>Add-ons can be bought from {addOnsFrom} up.</Trans>
        </p>
      )}
    </div>
  )
}

/** The quickest way to more Actions, as the view's one primary button; nothing for those who may not buy. */
export function QuickestWayOut({ plan }: { plan: PlanId }) {
  const { orpc } = useApi()
  const session = useQuery(orpc.session.get.queryOptions()).data
  return session?.may.billing ? <WayOutButton to={quickest(plan)} variant="primary" /> : null
}

/** What `QuickestWayOut` offers already in this state, so that the view does not offer it twice. */
export function offeredAlready({ state, plan }: UsageView): WayOut | null {
  return state === 'ok' ? null : quickest(plan)
}

function WayOutButton({ to, variant = 'secondary' }: { to: WayOut; variant?: 'primary' | 'secondary' }) {
  return (
    <LinkButton variant={variant} render={<Link to="/settings/billing" search={{ for: to }} />}>
      {to === 'upgrade' ? <UpgradeLabel /> : <AddOnsLabel />}
    </LinkButton>
  )
}

const textLink =
  'inline-flex min-h-8 items-center rounded-control font-medium text-accent-text underline-offset-2 hover:underline'

function UpgradeLabel() {
  return (
    <Trans context="usage" comment="French, fixed: Mise à niveau">
      Upgrade
    </Trans>
  )
}

function AddOnsLabel() {
  return <Trans comment="French, fixed: Modules complémentaires">Add-ons</Trans>
}

/** Who may not buy is told who may. */
function AskForMore() {
  const names = useWhomToAsk('billing')
  if (names === '') return <Skeleton className="h-5 w-60" />
  return (
    <p className="text-text-muted">
      <Trans>For more, ask an owner or admin: {names}.</Trans>
    </p>
  )
}
