import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { LucideIcon } from 'lucide-react'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CirclePlay from 'lucide-react/icons/circle-play'
import TrendingUp from 'lucide-react/icons/trending-up'
import type { ReactNode } from 'react'
import type { QuoteView } from '#contract/billing.ts'
import type { CycleKind } from '#domain/billing-cycle.ts'
import { billingDay, countedName, packName } from '#locales/billing/line-words.ts'
import { formatMoney, formatNumber } from '#ui/format.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { NoAmount } from './amount.tsx'

type OrderEffectsProps = {
  /** Null while it is asked for. */
  quote: QuoteView | null
  /** One before it, whose place is kept. */
  shape: QuoteView | null
  /** Whether automations are suspended, of which there will be a line. */
  isSuspended: boolean
  /** There is no order: nothing is asked for. */
  isBlank: boolean
}

/** B3: what renews when, and what it changes now. */
export function OrderEffects({ quote, shape, isSuspended, isBlank }: OrderEffectsProps) {
  if (quote) return <Effects quote={quote} />
  return (
    <div className="grid *:col-start-1 *:row-start-1">
      {shape && (
        <div className="invisible">
          <Effects quote={shape} />
        </div>
      )}
      {isBlank ? (
        <NoAmount />
      ) : (
        <div className="flex flex-col gap-2">
          <Skeleton className="h-5 w-72 max-w-full" announced />
          <Skeleton className="h-10 w-80 max-w-full" />
          {isSuspended && <Skeleton className="h-5 w-64 max-w-full" />}
        </div>
      )}
    </div>
  )
}

function Effects({ quote }: { quote: QuoteView }) {
  return (
    <ul className="flex flex-col gap-2">
      <Effect icon={CalendarClock}>
        <Renewal quote={quote} />
      </Effect>
      <Effect icon={TrendingUp}>
        <Allowance quote={quote} />
      </Effect>
      {quote.resumes && (
        <Effect icon={CirclePlay}>
          <Trans>Suspended automations resume at once.</Trans>
        </Effect>
      )}
    </ul>
  )
}

function Effect({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <Icon size={16} strokeWidth={1.75} className="mt-0.5 text-text-muted" />
      <span className="min-w-0 text-pretty">{children}</span>
    </li>
  )
}

function Renewal({ quote: { wanted, renews, renewsAgain, cycle, taxRate } }: { quote: QuoteView }) {
  const { i18n } = useLingui()
  const price = formatMoney(i18n.locale, renews)
  const day = billingDay(i18n, cycle.end)
  return (
    <>
      {wanted.kind === 'add_on' ? (
        cycle.kind === 'yearly' ? (
          <Trans>
            Then {price} a year from {day}, with your plan.
          </Trans>
        ) : (
          <Trans>
            Then {price} a month from {day}, with your plan.
          </Trans>
        )
      ) : cycle.kind === 'yearly' ? (
        <Trans>
          Then {price} a year for the plan from {day}.
        </Trans>
      ) : (
        <Trans>
          Then {price} a month for the plan from {day}.
        </Trans>
      )}
      {renewsAgain.map((addOn, index) => (
        <RenewsAgain key={`${addOn.pack} ${index}`} {...addOn} cycle={cycle.kind} />
      ))}
      {taxRate > 0 && (
        <>
          {' '}
          <Trans comment="Of the price at the next renewal">Tax is included.</Trans>
        </>
      )}
    </>
  )
}

type RenewsAgainProps = QuoteView['renewsAgain'][number] & { cycle: CycleKind }

/** B10, B11: an add-on that the plan of now cannot renew, and this one does. */
function RenewsAgain({ pack, quantity, price, cycle }: RenewsAgainProps) {
  const { i18n } = useLingui()
  const what = countedName(i18n, packName(i18n, pack), quantity)
  const amount = formatMoney(i18n.locale, price)
  return (
    <span className="block">
      {cycle === 'yearly' ? (
        <Plural
          value={quantity}
          one={`${what} renews again with it: ${amount} a year.`}
          other={`${what} renew again with it: ${amount} a year.`}
        />
      ) : (
        <Plural
          value={quantity}
          one={`${what} renews again with it: ${amount} a month.`}
          other={`${what} renew again with it: ${amount} a month.`}
        />
      )}
    </span>
  )
}

function Allowance({ quote: { allowance } }: { quote: QuoteView }) {
  const { i18n } = useLingui()
  const before = formatNumber(i18n.locale, allowance.before)
  const after = formatNumber(i18n.locale, allowance.after)
  return (
    <Trans>
      Your allowance goes from {before} to <strong className="font-medium">{after}</strong> now.
    </Trans>
  )
}
