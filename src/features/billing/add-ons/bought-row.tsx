import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import { useExplain } from '#api/use-explain.ts'
import type { BillingView } from '#contract/billing.ts'
import { packs } from '#domain/add-ons.ts'
import { actionsOf } from '#domain/order.ts'
import { plans } from '#domain/plans.ts'
import { billingDay, packName } from '#locales/billing/line-words.ts'
import { Button } from '#ui/button.tsx'
import { formatMoney, formatNumber } from '#ui/format.ts'
import { RowRefusal } from '#ui/row-refusal.tsx'
import { EndDialog } from './end-dialog.tsx'
import { useAddOnEnd } from './use-add-on-end.ts'

type AddOnView = BillingView['addOns'][number]

/** B10: what was bought: when it renews and for how much, or when it ends; and the way from one to the other. */
export function BoughtRow({ addOn, billing }: { addOn: AddOnView; billing: BillingView }) {
  const { t, i18n } = useLingui()
  const id = useId()
  const explain = useExplain()
  const [isAsking, setAsking] = useState(false)
  const { isPending, wanted, refused, dismiss, setEnds } = useAddOnEnd(addOn.id)
  const { cycle, plan, addOns, allowance } = billing
  const ends = wanted ?? addOn.ends
  const item = packName(i18n, addOn.pack)
  const count = formatNumber(i18n.locale, addOn.quantity)
  const name = t({ message: `${count} × ${item}`, comment: '1 × +5,000 Actions a month' })
  const day = cycle && billingDay(i18n, cycle.end)
  // All that end do so on that day.
  const leaving = addOns.filter(one => one.ends || one.id === addOn.id)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p id={id} className="tnum font-medium">
          {name}
        </p>
        <p className="tnum text-text-muted">
          {ends ? <Ends day={day} /> : <Renews {...{ addOn, cycle, day }} />}
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
        name={addOn.quantity === 1 ? item : name}
        day={day}
        allowance={{ before: allowance, after: allowance - actionsOf(leaving) }}
        withOthers={leaving.length > 1}
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

type RenewsProps = { addOn: AddOnView; cycle: BillingView['cycle']; day: string | null }

function Renews({ addOn: { pack, quantity }, cycle, day }: RenewsProps) {
  const { i18n } = useLingui()
  if (cycle === null || day === null) return null
  const price = formatMoney(i18n.locale, packs[pack].price[cycle.kind] * quantity, { short: true })
  return (
    <Trans comment="An add-on: Renews Jan 1, 2027, $400">
      Renews {day}, {price}
    </Trans>
  )
}
