import { Trans } from '@lingui/react/macro'
import { PACK_IDS } from '#domain/add-ons.ts'
import { Card } from '#ui/card.tsx'
import { cx } from '#ui/cx.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { packCard, packGrid } from './pack-look.ts'

/** As high as what comes. `marked`: one of the packs will say why it is the one. */
export function AddOnsSkeleton({ marked }: { marked: boolean }) {
  return (
    <div aria-busy="true" className="flex flex-col gap-6">
      <section className="flex flex-col gap-3">
        <div>
          <h3 className="text-heading">
            <Trans comment="French, fixed: Automatisation supplémentaire">Extra Automation</Trans>
          </h3>
          <Skeleton className="h-10 w-full max-w-130 max-sm:h-15" announced />
        </div>
        <div className={packGrid}>
          {PACK_IDS.map(pack => (
            <div key={pack} className={cx(packCard, 'bg-surface-raised')}>
              <Skeleton className="h-18 w-28" />
              {marked && <Skeleton className="h-8 w-40 max-[26rem]:hidden" />}
              <Skeleton className="h-8 w-16 min-[26rem]:w-full" />
            </div>
          ))}
        </div>
      </section>
      <Card level={3} title={<Trans comment="The add-ons that the workspace has bought">Yours</Trans>}>
        <Skeleton className="h-5 w-full max-w-60" />
      </Card>
      <Card level={3} title={<Trans>Next renewal</Trans>}>
        <Skeleton className="h-14.5 w-full" />
      </Card>
    </div>
  )
}
