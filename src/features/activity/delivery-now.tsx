import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import type { DeliveryId } from '#domain/brand.ts'
import type { ActivityLinks } from './activity-links.ts'
import { DeliveryLink } from './delivery-link.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { textButton } from './text-button.ts'

type DeliveryNowProps = { id: DeliveryId; links: ActivityLinks; now: number | undefined }

/** How far what a step handed over has come by now, and the way to it. */
export function DeliveryNow({ id, links, now }: DeliveryNowProps) {
  const { orpc } = useApi()
  const { data: delivery, error } = useQuery(orpc.deliveries.get.queryOptions({ input: { id } }))
  if (problemOf(error)?.code === 'not_found') {
    return (
      <p className="text-text-muted">
        <Trans>The delivery is not kept any more.</Trans>
      </p>
    )
  }
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-3">
      {delivery && <DeliveryState delivery={delivery} now={now} />}
      <DeliveryLink id={id} onOpen={delivery => links.change({ delivery })} className={textButton}>
        <Trans>Open the delivery</Trans>
      </DeliveryLink>
    </div>
  )
}
