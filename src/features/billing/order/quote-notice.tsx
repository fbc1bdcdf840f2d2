import { Trans, useLingui } from '@lingui/react/macro'
import type { Cents } from '#domain/brand.ts'
import { formatMoney } from '#ui/format.ts'
import { Notice } from './notice.tsx'
import type { Said } from './payment-state.ts'
import type { QuoteChange } from './quote-change.ts'

type QuoteNoticeProps = {
  /** Why a press of the button did not pay; null where the price was replaced by itself. */
  refusal: Extract<Said, { kind: 'quote_expired' }>['reason'] | null
  change: QuoteChange | null
  total: Cents
}

/** B6: what is agreed to is another one now: what was, what is, and that the buyer agrees again. */
export function QuoteNotice({ refusal, change, total }: QuoteNoticeProps) {
  const { t } = useLingui()
  if (refusal === null && change === null) return null
  return (
    <Notice
      tone="warning"
      urgent={refusal !== null}
      title={refusal === null ? t`The order has changed.` : whyOf(refusal)}
      detail={
        <>
          <WhatChanged {...{ change, total }} />{' '}
          {refusal !== null && <Trans>Nothing was charged: press the button again to agree.</Trans>}
        </>
      }
    />
  )

  function whyOf(reason: NonNullable<typeof refusal>): string {
    switch (reason) {
      case 'too_old':
        return t`The price was more than 15 minutes old.`
      case 'changed':
        return t`What the price rests on has changed: the plan, its members, the add-ons or the tax.`
      case 'used':
        return t`This was paid already: see Invoices. Below is another order of the same.`
    }
  }
}

function WhatChanged({ change, total }: Pick<QuoteNoticeProps, 'change' | 'total'>) {
  const { i18n } = useLingui()
  const money = (cents: Cents) => formatMoney(i18n.locale, cents)
  if (change?.kind === 'amount') {
    const [before, after] = [money(change.before), money(change.after)]
    return (
      <Trans>
        Due today was {before} and is <strong className="font-medium">{after}</strong> now.
      </Trans>
    )
  }
  const still = money(total)
  return change ? (
    <Trans>Due today is still {still}; look at the rest again.</Trans>
  ) : (
    <Trans>Due today is still {still}.</Trans>
  )
}
