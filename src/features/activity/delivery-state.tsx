import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { LucideIcon } from 'lucide-react'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Clock from 'lucide-react/icons/clock'
import RotateCw from 'lucide-react/icons/rotate-cw'
import type { DeliveryView } from '#contract/deliveries.ts'
import { cx } from '#ui/cx.ts'
import { formatDate, formatRelative } from '#ui/format.ts'
import { type Tone, toneText } from '#ui/tone.ts'

/** Nearer than this, in milliseconds, the next attempt is about to begin. */
const SOON = 45_000

type Delivery = Pick<DeliveryView, 'state' | 'nextAt'> & { attempts: readonly unknown[] }

/** How far a delivery has come: a sign and words. */
export function DeliveryState({ delivery, now }: { delivery: Delivery; now: number | undefined }) {
  const { t, i18n } = useLingui()
  const { icon: Icon, tone } = lookOf(delivery)
  return (
    <span className="flex items-start gap-1.5">
      <Icon size={16} strokeWidth={1.75} className={cx('mt-0.5', toneText[tone])} />
      <span className="min-w-0 wrap-anywhere">{words()}</span>
    </span>
  )

  function words(): string {
    const { state, nextAt, attempts } = delivery
    const count = attempts.length
    switch (state) {
      case 'delivered':
        return count > 1
          ? t`Delivered, ${plural(count, { one: 'at the first attempt', other: 'after # attempts' })}`
          : t`Delivered`
      case 'failed':
        return t`Not delivered, ${plural(count, { one: 'after # attempt', other: 'after # attempts' })}`
      case 'pending': {
        if (count === 0) return t`Being sent`
        const next = nextAt === null ? Number.NaN : Date.parse(nextAt)
        if (now === undefined) {
          if (Number.isNaN(next)) return t`Retrying soon`
          const at = formatDate(i18n.locale, next, 'dayTime')
          return t`Retrying on ${at}`
        }
        if (!(next - now > SOON)) return t`Retrying soon`
        const when = formatRelative(i18n.locale, next, now)
        return t({ message: `Retrying ${when}`, comment: 'Retrying in 4 min.' })
      }
    }
  }
}

function lookOf({ state, attempts }: Delivery): { icon: LucideIcon; tone: Tone } {
  switch (state) {
    case 'delivered':
      return { icon: CircleCheck, tone: 'paid' }
    case 'failed':
      return { icon: CircleAlert, tone: 'suspended' }
    case 'pending':
      return attempts.length === 0 ? { icon: Clock, tone: 'neutral' } : { icon: RotateCw, tone: 'warning' }
  }
}
