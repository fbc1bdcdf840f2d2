import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import { useEffect, useRef } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useNow } from '#api/use-now.ts'
import type { DeliveryId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import type { ActivityLinks } from './activity-links.ts'
import type { ActivitySearch } from './activity-search.ts'
import { DeliveryDetail } from './delivery-detail.tsx'

/** Retries come after seconds. */
const STEP = 5_000

type DeliveryPageProps = {
  id: DeliveryId
  /** Where the reader came from, and goes back to. */
  log: ActivitySearch['log'] | undefined
  links: ActivityLinks
}

/** One delivery: what was sent, every attempt with its answer, and sending it again. Kept up to date while it is open. */
export function DeliveryPage({ id, log, links }: DeliveryPageProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const now = useNow(STEP)
  const back = useRef<HTMLButtonElement>(null)
  const delivery = useQuery(orpc.deliveries.get.queryOptions({ input: { id } }))

  // What was pressed is hidden with its list: whoever goes on by keyboard begins here.
  useEffect(() => {
    const { activeElement, body } = document
    if (activeElement === body || activeElement?.closest('[hidden]'))
      back.current?.focus({ preventScroll: true })
  }, [])

  return (
    <div className="flex flex-col gap-4 p-4 sm:px-5">
      <div>
        <Button ref={back} variant="ghost" icon={ArrowLeft} className="-ml-3" onClick={links.leaveDelivery}>
          {log === 'deliveries' ? <Trans>All deliveries</Trans> : <Trans>Back to the runs</Trans>}
        </Button>
      </div>
      {delivery.data ? (
        <DeliveryDetail {...{ links, now }} delivery={delivery.data} />
      ) : delivery.isPending ? (
        <Skeleton className="h-60 w-full" announced />
      ) : (
        <ErrorState
          title={t`The delivery cannot be shown`}
          {...explain(delivery.error)}
          onRetry={() => void delivery.refetch()}
          retrying={delivery.isFetching}
        />
      )}
    </div>
  )
}
