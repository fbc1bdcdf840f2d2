import { Trans, useLingui } from '@lingui/react/macro'
import { useExplain } from '#api/use-explain.ts'
import { useDeclineWords } from '../decline-words.ts'
import { Notice } from './notice.tsx'
import type { Said } from './payment-state.ts'

type SaidNoticeProps = {
  said: Said
  /** Whether a payment that was in the way is over by now. */
  isFree: boolean
}

/** B8: why it was not paid, at the card, and that nothing was charged or granted. */
export function SaidNotice({ said, isFree }: SaidNoticeProps) {
  const { t } = useLingui()
  const explain = useExplain()
  const declineWords = useDeclineWords()
  switch (said.kind) {
    case 'declined': {
      const { what, help } = declineWords(said.decline)
      return <Unpaid what={what} help={help} />
    }
    case 'card_gone':
      return <Unpaid what={t`This card is not saved any more.`} help={t`Choose another one.`} />
    case 'card_silent':
      return <Unpaid what={t`The card fields did not answer.`} help={t`Try again.`} />
    case 'refused': {
      const { reason, help } = explain(said.error)
      return <Unpaid what={reason} help={help} />
    }
    case 'given_up':
      return <Notice tone="neutral" title={t`You cancelled the payment.`} detail={<NothingCharged />} />
    case 'canceled':
      return (
        <Notice
          tone="neutral"
          title={t`The payment had not gone through and was cancelled.`}
          detail={<NothingCharged />}
        />
      )
    case 'order_open':
      // While it is open, it is shown instead.
      return isFree ? (
        <Unpaid
          what={t`Another payment was under way.`}
          help={t`It is over: look at the order again, and press the button to agree.`}
        />
      ) : null
    case 'quote_expired':
      // Said at the amount.
      return null
  }
}

function Unpaid({ what, help }: { what: string; help: string }) {
  return (
    <Notice
      tone="suspended"
      urgent
      title={what}
      detail={
        <>
          {help} <NothingCharged />
        </>
      }
    />
  )
}

function NothingCharged() {
  return <Trans>Nothing was charged, and nothing has changed.</Trans>
}
