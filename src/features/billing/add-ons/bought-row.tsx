import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import type { BillingView } from '#contract/billing.ts'
import { actionsOf, priceOf, taxOn } from '#domain/order.ts'
import { plans } from '#domain/plans.ts'
import { billingDay, countedName, packName } from '#locales/billing/line-words.ts'
import { Button } from '#ui/button.tsx'
import { formatMoney } from '#ui/format.ts'
import { RowRefusal } from '#ui/row-refusal.tsx'
import { isPastDueWith } from '../is-past-due-with.ts'
import { EndDialog } from './end-dialog.tsx'
import { useAddOnEnd } from './use-add-on-end.ts'
import { useExplainEnd } from './use-explain-end.ts'

type AddOnView = BillingView['addOns'][number]

/** B10: what was bought: when it renews and for how much, or when it ends; and the way from one to the other. */
export function BoughtRow({ addOn, billing }: { addOn: AddOnView; billing: BillingView }) {
  const { t, i18n } = useLingui()
  const id = useId()
  const explain = useExplainEnd()
  const [isAsking, setAsking] = useState(false)
  const { isPending, wanted, refused, dismiss, setEnds } = useAddOnEnd(addOn.id)
  const { cycle, plan, addOns, allowance, pastDue, details } = billing
  const ends = wanted ?? addOn.ends
  const item = packName(i18n, addOn.pack)
  const name = countedName(i18n, item, addOn.quantity)
  const day = cycle && billingDay(i18n, cycle.end)
  const since = billingDay(i18n, addOn.boughtOn)
  // All that end do so on that day.
  const leaving = addOns.filter(one => one.ends || one.id === addOn.id)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p id={id} className="tnum font-medium">
          {name}
        </p>
        <p className="tnum text-text-muted">
          {ends ? <Ends day={day} /> : <Renews {...{ addOn, cycle, day }} taxRate={details.taxRate} />}
        </p>
        <p className="tnum text-small text-text-muted">
          <Trans comment="An add-on: Bought Nov 8, 2026">Bought {since}</Trans>
        </p>
      </div>
      {/* One button for both, so that the focus stays on it. Where the plan buys none, none can be kept. */}
      {plans[plan].buysAddOns && (
        <Button
          pending={isPending}
          aria-describedby={id}
          onClick={() => (ends ? setEnds(false) : setAsking(true))}
        >
          {ends ? (
            <Trans comment="A cancelled add-on: renew it after all">Keep it</Trans>
          ) : (
            <Trans>Cancel at the end of the cycle</Trans>
          )}
        </Button>
      )}
      {refused && (
        <RowRefusal
          className="w-full"
          text={`${refused.ends ? t`It was not cancelled.` : t`It was not kept.`} ${words(explain(refused.error))}`}
          onRetry={() => setEnds(refused.ends)}
          onDismiss={dismiss}
        />
      )}
      <EndDialog
        open={isAsking}
        name={name}
        day={day}
        allowance={{ before: allowance, after: allowance - actionsOf(leaving) }}
        withOthers={leaving.length > 1}
        owed={pastDue && isPastDueWith(pastDue, addOn) ? formatMoney(i18n.locale, pastDue.total) : null}
        onClose={() => setAsking(false)}
        onEnd={() => {
          setAsking(false)
          setEnds(true)
        }}
      />
    </li>
  )
}

function words({ reason, help }: { reason: string; help: string }): string {
  return `${reason} ${help}`.trim()
}

function Ends({ day }: { day: string | null }) {
  return day === null ? (
    <Trans comment="An add-on">Ends with the cycle</Trans>
  ) : (
    <Trans comment="An add-on: Ends Jan 1, 2027">Ends {day}</Trans>
  )
}

type RenewsProps = { addOn: AddOnView; cycle: BillingView['cycle']; day: string | null; taxRate: number }

/** As the order promised it: with tax. */
function Renews({ addOn: { pack, quantity }, cycle, day, taxRate }: RenewsProps) {
  const { i18n } = useLingui()
  if (cycle === null || day === null) return null
  const net = priceOf({ kind: 'add_on', pack, quantity }, cycle.kind)
  const price = formatMoney(i18n.locale, net + taxOn(net, taxRate))
  return taxRate > 0 ? (
    <Trans comment="An add-on: Renews Jan 1, 2027, $480.00, tax included">
      Renews {day}, {price}, tax included
    </Trans>
  ) : (
    <Trans comment="An add-on: Renews Jan 1, 2027, $400.00">
      Renews {day}, {price}
    </Trans>
  )
}
