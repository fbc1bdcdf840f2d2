import { Plural, Trans, useLingui } from '@lingui/react/macro'
import Check from 'lucide-react/icons/check'
import { type Ref, useId } from 'react'
import { type PackId, packs } from '#domain/add-ons.ts'
import { CYCLE_KINDS, type CycleKind } from '#domain/billing-cycle.ts'
import { packName, pricePerCycle } from '#locales/billing/line-words.ts'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { formatNumber } from '#ui/format.ts'
import { aboutLack } from './pack-for.ts'
import { packCard } from './pack-look.ts'
import type { NeededPack } from './use-needed-pack.ts'

type PackCardProps = {
  pack: PackId
  /** The rhythm it is billed in; null where none runs: then it says both. */
  cycle: CycleKind | null
  /** That this is the one which covers what the month needs. */
  needed: NeededPack | null
  /** Absent where the plan cannot buy it. */
  onBuy?: (() => void) | undefined
  buyRef: Ref<HTMLButtonElement>
}

/** B2: a pack of Actions a month, what it costs, and Buy. */
export function PackCard({ pack, cycle, needed, onBuy, buyRef }: PackCardProps) {
  const { t, i18n } = useLingui()
  const id = useId()
  const actions = formatNumber(i18n.locale, packs[pack].actions)
  const name = packName(i18n, pack)
  return (
    <li className={cx(packCard, needed ? 'border-accent-border bg-accent-tint' : 'bg-surface-raised')}>
      <div>
        <h4 className="text-text-muted">
          <Trans comment="+5,000 Actions a month: a pack, the number in large type">
            <span className="tnum block text-title text-text">+{actions}</span> Actions a month
          </Trans>
        </h4>
        <p className="tnum mt-1 font-medium">
          {(cycle ? [cycle] : CYCLE_KINDS).map(kind => (
            <span key={kind} className="block">
              {pricePerCycle(i18n, packs[pack].price[kind], { cycle: kind, short: true })}
            </span>
          ))}
        </p>
      </div>
      {needed && (
        <p id={id} className="tnum col-span-full row-start-2 flex gap-1.5 text-small text-accent-text">
          <Check size={12} className="mt-0.5 shrink-0" />
          <span className="min-w-0">
            <Why {...needed} />
          </span>
        </p>
      )}
      {onBuy && (
        <div className="col-start-2 row-start-1 min-[26rem]:mt-auto">
          <Button
            ref={buyRef}
            variant={needed ? 'primary' : 'secondary'}
            aria-label={t({ message: `Buy ${name}`, comment: 'Buy +5,000 Actions a month; French: Acheter' })}
            aria-describedby={needed ? id : undefined}
            data-orders={pack}
            onClick={onBuy}
            className="w-full"
          >
            <Trans comment="French, fixed: Acheter">Buy</Trans>
          </Button>
        </div>
      )}
    </li>
  )
}

/** Why it is this one, short. */
function Why({ lack, quantity }: NeededPack) {
  const { i18n } = useLingui()
  switch (lack.by) {
    case 'pace': {
      const more = formatNumber(i18n.locale, aboutLack(lack.actions))
      return (
        <Plural
          value={quantity}
          one={`Covers about ${more} Actions more at this pace`}
          other={`# of them cover about ${more} Actions more at this pace`}
        />
      )
    }
    case 'count': {
      const more = formatNumber(i18n.locale, lack.actions)
      return (
        <Plural
          value={quantity}
          one={`Covers the ${more} Actions lacking so far this month`}
          other={`# of them cover the ${more} Actions lacking so far this month`}
        />
      )
    }
    case 'nothing':
      return <Trans>The smallest: at this pace the month’s Actions last</Trans>
    case 'unknown':
      return <Trans>The smallest, to begin with</Trans>
  }
}
