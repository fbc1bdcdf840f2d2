import { Trans } from '@lingui/react/macro'
import { Card } from '#ui/card.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

/** The two cards at the size they will have. */
export function UsageSkeleton() {
  return (
    <>
      <Card title={<Trans>Workspace usage</Trans>}>
        <Skeleton className="h-9 w-60 max-w-full" announced />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-5 w-24" />
        <div className="flex flex-col gap-1">
          <Skeleton className="h-4 w-90 max-w-full" />
          <Skeleton className="h-4 w-60 max-w-full" />
        </div>
      </Card>
      <Card title={<Trans>Total Automations</Trans>}>
        <Skeleton className="h-9 w-44 max-w-full" />
        <Skeleton className="mt-auto h-8 w-44 max-w-full" />
      </Card>
    </>
  )
}
