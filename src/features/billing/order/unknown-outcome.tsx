import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useExplain } from '#api/use-explain.ts'
import type { Cents } from '#domain/brand.ts'
import { formatMoney } from '#ui/format.ts'
import { tinted } from '#ui/tone.ts'

type UnknownOutcomeProps = { total: Cents; error: unknown }

/** B7: no answer came. Whatever is asked for next, it is one payment. */
export function UnknownOutcome({ total, error }: UnknownOutcomeProps) {
  const { i18n } = useLingui()
  const explain = useExplain()
  const amount = formatMoney(i18n.locale, total)
  return (
    <section role="alert" className={`flex flex-col gap-2 rounded-card border p-4 ${tinted.used_up}`}>
      <h3 className="text-heading">
        <Trans>It is not known yet whether {amount} was charged</Trans>
      </h3>
      <p className="text-text">
        {error !== null && explain(error).reason}{' '}
        <Trans>Check again: it is one payment, charged once at most.</Trans>
      </p>
      <p className="text-text">
        <Trans>
          If you leave, it stands under{' '}
          <Link to="/settings/billing/invoices" className="underline underline-offset-2">
            Invoices
          </Link>{' '}
          once it was charged.
        </Trans>
      </p>
    </section>
  )
}
