import type { ReactNode } from 'react'
import type { LineView } from '#contract/billing.ts'
import type { Cents } from '#domain/brand.ts'
import type { LineTerms } from '#locales/billing/line-words.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { useLineWords } from '../line-words.ts'
import { Amount, NoAmount } from './amount.tsx'

type OrderLineProps = {
  line: LineView
  /** Whether its amounts are. */
  isKnown: boolean
  /** There is no order, so that none is on its way. */
  isBlank: boolean
  /** The line that says how much time is left, and the terms of that; null until there is one. */
  timed: LineView | null
  terms: LineTerms | null
  quantity: ReactNode
}

/** Nothing of it is shown. */
const NO_TERMS = { cycle: 'yearly', period: { from: '2000-01-01', to: '2001-01-01' } } as LineTerms

/** B3: a line's price for a whole cycle, and under it the time that is left, with what that takes off. */
export function OrderLine({ line, isKnown, isBlank, timed, terms, quantity }: OrderLineProps) {
  const wordsOf = useLineWords()
  const words = wordsOf(line, terms ?? NO_TERMS)
  const time = timed && terms ? wordsOf(timed, terms) : null
  const { price, due } = line
  // A whole cycle is paid for as it is; until it is known, something is taken off.
  const isProrated = timed === null || timed.remaining !== null
  const takenOff = words.isCredit ? null : ((due - price) as Cents)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1">
      <dt className="font-medium wrap-anywhere">{words.item}</dt>
      <dd className="text-right">
        {!isKnown ? (
          <Amount of={null} isBlank={isBlank} />
        ) : words.isCredit ? (
          <Amount of={due} />
        ) : (
          <span className="tnum">{words.price}</span>
        )}
      </dd>
      {(quantity || words.quantity > 1) && !words.isCredit && (
        <>
          <dd className="min-w-0">{quantity}</dd>
          <dd className="tnum min-h-5 self-center text-right text-text-muted">{isKnown && words.each}</dd>
        </>
      )}
      <dd className="min-w-0 text-text-muted">
        {!time && isBlank ? (
          <NoAmount />
        ) : !time ? (
          <Skeleton className={words.isCredit ? 'h-5 w-28' : 'h-9 w-44'} />
        ) : words.isCredit ? (
          time.time
        ) : (
          <>
            {time.time}
            <span className="block text-small">{time.dates}</span>
          </>
        )}
      </dd>
      <dd className="text-right">
        {isProrated && takenOff !== null && <Amount of={isKnown ? takenOff : null} isBlank={isBlank} />}
      </dd>
    </div>
  )
}
