import { Trans, useLingui } from '@lingui/react/macro'
import { planName } from '#api/plan-name.ts'
import type { BillingView } from '#contract/billing.ts'
import { plans } from '#domain/plans.ts'
import { billingDay, lineWords } from '#locales/billing/line-words.ts'
import { taxRateWords } from '#locales/billing/payment-words.ts'
import { Card } from '#ui/card.tsx'
import { cx } from '#ui/cx.ts'
import { formatMoney } from '#ui/format.ts'

/** B10: what the next cycle costs, and when that is charged. */
export function NextRenewal({ billing: { renewal, cycle, plan } }: { billing: BillingView }) {
  const { i18n } = useLingui()
  const money = (cents: number) => formatMoney(i18n.locale, cents)
  return (
    <Card level={3} title={<Trans>Next renewal</Trans>}>
      {renewal === null || cycle === null || renewal.lines.length === 0 ? (
        <p className="text-text-muted">
          <NothingRenews plan={plan} />
        </p>
      ) : (
        <dl className="tnum flex flex-col gap-1">
          {renewal.lines.map((line, index) => {
            const terms = { cycle: cycle.kind, period: { from: renewal.on, to: renewal.on } }
            const { counted, due } = lineWords(i18n, line, terms)
            return <Amount key={`${index} ${counted}`} name={counted} amount={due} />
          })}
          {renewal.taxRate > 0 && <Tax rate={renewal.taxRate} amount={money(renewal.tax)} />}
          <div className={cx(row, 'mt-1 border-t pt-2 font-medium')}>
            <dt className="min-w-0">
              <RenewsOn day={billingDay(i18n, renewal.on)} />
            </dt>
            <dd>{money(renewal.total)}</dd>
          </div>
        </dl>
      )}
    </Card>
  )
}

function RenewsOn({ day }: { day: string }) {
  return (
    <Trans comment="What is charged at a renewal to come: Charged Jan 1, 2027; French: Sera débité le …">
      Charged {day}
    </Trans>
  )
}

function Tax({ rate: perTenThousand, amount }: { rate: number; amount: string }) {
  const { t, i18n } = useLingui()
  const rate = taxRateWords(i18n, perTenThousand)
  return (
    <Amount name={t({ message: `Tax (${rate})`, comment: 'With its rate: Tax (20%)' })} amount={amount} />
  )
}

const row = 'flex items-baseline justify-between gap-4'

function Amount({ name, amount }: { name: string; amount: string }) {
  return (
    <div className={row}>
      <dt className="min-w-0 text-text-muted wrap-anywhere">{name}</dt>
      <dd className="whitespace-nowrap">{amount}</dd>
    </div>
  )
}

function NothingRenews({ plan }: Pick<BillingView, 'plan'>) {
  const { i18n } = useLingui()
  const name = planName(i18n, plan)
  return plans[plan].price === null ? (
    <Trans>{name} is billed by contract, and no add-on renews.</Trans>
  ) : (
    <Trans>Nothing renews: {name} costs nothing.</Trans>
  )
}
