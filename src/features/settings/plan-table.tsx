import { Trans, useLingui } from '@lingui/react/macro'
import Check from 'lucide-react/icons/check'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Minus from 'lucide-react/icons/minus'
import { useRef } from 'react'
import { planName } from '#api/plan-name.ts'
import type { UsageView } from '#contract/usage.ts'
import { PLAN_IDS, type PlanId, plans } from '#domain/plans.ts'
import { Badge } from '#ui/badge.tsx'
import { cx } from '#ui/cx.ts'
import { formatMoney, formatNumber } from '#ui/format.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { useMoreBeside } from './use-more-beside.ts'

/** B11, in part: what the plans allow, beside what the workspace uses. */
export function PlanTable({ usage }: { usage: UsageView }) {
  const { t, i18n } = useLingui()
  const area = useRef<HTMLElement>(null)
  const more = useMoreBeside(area)
  const number = (value: number) => formatNumber(i18n.locale, value)
  const used = number(usage.used)
  const active = number(usage.active)
  const money = (cents: number) => formatMoney(i18n.locale, cents, { short: true })

  function priceOf(plan: PlanId): string {
    const { price } = plans[plan]
    if (price === null) return t`By contract`
    const monthly = money(price.monthly)
    const yearly = money(price.yearly)
    return price.monthly === 0 ? money(0) : t`${monthly} a month, ${yearly} a year`
  }

  return (
    <div className="relative overflow-hidden rounded-card border bg-surface-raised">
      <section
        ref={area}
        aria-label={t`Plans`}
        // `relative`, or what is hidden from sight in the cells would reach beyond the page.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where it does not fit, by keyboard too
        tabIndex={0}
        className="relative overflow-x-auto focus-visible:-outline-offset-2"
      >
        <table className="w-full min-w-160 border-collapse text-left [&_td]:px-4 [&_td]:py-2.5 [&_th]:px-4 [&_th]:py-2.5">
          <thead>
            <tr className="text-small text-text-muted [&_th]:font-medium">
              <th scope="col">
                <Trans>Plan</Trans>
              </th>
              <th scope="col">
                <Trans>Actions a month</Trans>
                <span className="tnum block font-normal">{t`used: ${used}`}</span>
              </th>
              <th scope="col">
                <Trans>Active automations</Trans>
                <span className="tnum block font-normal">{t`yours: ${active}`}</span>
              </th>
              <th scope="col">
                <Trans>Webhooks and integrations</Trans>
              </th>
              <th scope="col">
                <Trans>Add-ons</Trans>
              </th>
              <th scope="col">
                <Trans>Price per member</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {PLAN_IDS.map(id => {
              const plan = plans[id]
              const current = id === usage.plan
              return (
                <tr
                  key={id}
                  aria-current={current || undefined}
                  className={cx('border-t', current && 'bg-accent-tint')}
                >
                  <th scope="row" className="font-medium sm:whitespace-nowrap">
                    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                      {planName(i18n, id)}
                      {current && (
                        <Badge tone="accent">
                          <Trans>Current</Trans>
                        </Badge>
                      )}
                    </span>
                  </th>
                  <td className="tnum">
                    {number(plan.actions)}
                    <Short short={!current && usage.used > plan.actions + usage.addOnActions} />
                  </td>
                  <td className="tnum">
                    {Number.isFinite(plan.activeCap) ? number(plan.activeCap) : t`Unlimited`}
                    <Short short={!current && usage.active > plan.activeCap} />
                  </td>
                  <td>
                    <YesNo yes={plan.connects} />
                  </td>
                  <td>
                    <YesNo yes={plan.buysAddOns} />
                  </td>
                  <td className="tnum">{priceOf(id)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {more && (
        <div className="pointer-events-none absolute inset-y-0 right-0 flex w-12 items-center justify-end bg-linear-to-l from-surface-raised to-transparent pr-1">
          <ChevronRight size={16} className="text-text-muted" />
        </div>
      )}
    </div>
  )
}

function Short({ short }: { short: boolean }) {
  return (
    short && (
      <span className="block text-small text-warning-text">
        <Trans>less than you use</Trans>
      </span>
    )
  )
}

function YesNo({ yes }: { yes: boolean }) {
  const { t } = useLingui()
  return (
    <>
      {yes ? <Check size={16} className="text-paid-text" /> : <Minus size={16} className="text-text-muted" />}
      <VisuallyHidden>{yes ? t`Yes` : t`No`}</VisuallyHidden>
    </>
  )
}
