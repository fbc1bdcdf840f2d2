import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { planName } from '#api/plan-name.ts'
import type { BillingView } from '#contract/billing.ts'
import { PACK_IDS } from '#domain/add-ons.ts'
import { lowestPlanThat, plans } from '#domain/plans.ts'
import { Banner } from '#ui/banner.tsx'
import { formatNumber } from '#ui/format.ts'
import { LinkButton } from '#ui/link-button.tsx'
import type { BillingSearch } from '../billing-search.ts'
import { PackCard } from './pack-card.tsx'
import { packGrid } from './pack-look.ts'
import { useLandingFocus } from './use-landing-focus.ts'
import type { NeededPack } from './use-needed-pack.ts'

type ExtraAutomationProps = {
  billing: BillingView
  /** The visitor came for add-ons. */
  wanted: boolean
  needed: NeededPack | null
}

/** B2: the packs, at the price of the workspace's cycle. Buy opens the Order summary, by the address. */
export function ExtraAutomation({ billing, wanted, needed }: ExtraAutomationProps) {
  const { plan, cycle } = billing
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const search: BillingSearch = useSearch({ strict: false })
  const first = useLandingFocus<HTMLButtonElement>(wanted)
  const { buysAddOns } = plans[plan]
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div>
        <h3 className="text-heading">
          <Trans comment="French, fixed: Automatisation supplémentaire">Extra Automation</Trans>
        </h3>
        <p className="prose-width text-text-muted">
          {buysAddOns ? (
            <Included plan={plan} />
          ) : (
            <Trans>
              More Actions a month for the whole workspace, on top of those that the plan includes.
            </Trans>
          )}
        </p>
      </div>
      {!buysAddOns && <FromWhichPlan wanted={wanted} />}
      <ul className={packGrid}>
        {PACK_IDS.map(pack => {
          const one = buysAddOns && needed?.pack === pack ? needed : null
          return (
            <PackCard
              key={pack}
              pack={pack}
              cycle={cycle?.kind ?? null}
              needed={one}
              buyRef={one && first}
              onBuy={
                buysAddOns
                  ? () => {
                      const quantity = one?.quantity ?? 1
                      const { quantity: _, upgrade: __, ...rest } = search
                      const order = { buy: pack, ...(quantity > 1 && { quantity }) }
                      void navigate({ to: pathname, search: { ...rest, ...order } })
                    }
                  : undefined
              }
            />
          )
        })}
      </ul>
    </section>
  )
}

function Included({ plan }: Pick<BillingView, 'plan'>) {
  const { i18n } = useLingui()
  const name = planName(i18n, plan)
  const included = formatNumber(i18n.locale, plans[plan].actions)
  return (
    <Trans>
      More Actions for the whole workspace, on top of the {included} a month that {name} includes. They are
      there at once and renew with your plan. Packs add up.
    </Trans>
  )
}

/** B2: where the plan cannot buy add-ons, from which it can. */
function FromWhichPlan({ wanted }: { wanted: boolean }) {
  const { i18n } = useLingui()
  const link = useLandingFocus<HTMLAnchorElement>(wanted)
  const from = planName(
    i18n,
    lowestPlanThat(offer => offer.buysAddOns),
  )
  return (
    <Banner
      shape="card"
      tone="neutral"
      announced={false}
      title={<Trans>Add-ons can be bought from {from} up.</Trans>}
      action={
        <LinkButton
          variant={wanted ? 'primary' : 'secondary'}
          render={<Link ref={link} to="/settings/billing/plans" search={{ for: 'upgrade' }} />}
        >
          <Trans context="usage" comment="French, fixed: Mise à niveau">
            Upgrade
          </Trans>
        </LinkButton>
      }
    />
  )
}
