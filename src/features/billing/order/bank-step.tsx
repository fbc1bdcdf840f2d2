import { Trans, useLingui } from '@lingui/react/macro'
import type { BankAnswer } from '#contract/card-frame.ts'
import { formatMoney } from '#ui/format.ts'
import { ChallengeFrame } from '../challenge-frame.tsx'
import type { Begun } from './payment-state.ts'
import { useWantedName } from './wanted-name.ts'

type BankStepProps = { begun: Begun; round: number; onAnswer: (answer: BankAnswer) => void }

/** B8: the bank's question; once it is answered it stays until it is known what came of it. */
export function BankStep({ begun: { order, agreed }, round, onAnswer }: BankStepProps) {
  const { i18n } = useLingui()
  const nameOf = useWantedName()
  const amount = formatMoney(i18n.locale, order.total)
  const what = nameOf(order.wanted)
  return (
    <div className="flex flex-col gap-3">
      {/* Of an order that was begun elsewhere nothing else says what it is for. */}
      {!agreed && (
        <p className="font-medium">
          <Trans>
            {amount} for {what}
          </Trans>
        </p>
      )}
      <ChallengeFrame
        key={`${order.id} ${round}`}
        total={order.total}
        card={agreed?.card ?? null}
        onAnswer={onAnswer}
      />
    </div>
  )
}
