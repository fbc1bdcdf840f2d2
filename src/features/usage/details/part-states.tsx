import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useExplain } from '#api/use-explain.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useMomentOf } from '../moment-of.ts'
import { PartHeadings, partGrid, type Scale } from './part-row.tsx'

const ROWS = [0, 1, 2, 3, 4, 5]

/** Some rows at the size they will have. */
export function PartsSkeleton({ kind }: Pick<Scale, 'kind'>) {
  return (
    <div>
      <PartHeadings kind={kind} />
      {ROWS.map(row => (
        <div key={row} className={`${partGrid(kind)} border-t py-2`}>
          <div className="flex flex-col gap-1 py-1">
            <Skeleton className="h-4 w-44 max-w-full" announced={row === 0} />
            <Skeleton className="h-3.5 w-60 max-w-full" />
          </div>
          <Skeleton className="my-1 ml-auto h-4 w-10 max-sm:hidden" />
          <Skeleton className="my-1 h-4 w-full max-sm:hidden" />
        </div>
      ))}
    </div>
  )
}

type PartsFailedProps = { error: unknown; onRetry: () => void; retrying: boolean }

export function PartsFailed({ error, onRetry, retrying }: PartsFailedProps) {
  const { t } = useLingui()
  const explain = useExplain()
  return (
    <ErrorState
      title={t`What used them cannot be shown`}
      level={4}
      {...explain(error)}
      {...{ onRetry, retrying }}
    />
  )
}

/** @param asOf where that is as of another moment than what stands above */
export function NothingUsed({ asOf, failures }: { asOf: string | null; failures?: ReactNode }) {
  return (
    <>
      {failures}
      <p className="flex flex-wrap gap-x-3 border-t py-3 text-text-muted">
        <Trans>No automation has used an Action in this month.</Trans>
        {asOf !== null && <AsOf moment={asOf} />}
      </p>
    </>
  )
}

/** U3: `as of 14:03` */
export function AsOf({ moment }: { moment: string }) {
  const told = useMomentOf()(moment)
  return (
    <span className="font-normal text-text-muted">
      <Trans comment="Of a sum: when it was so">
        as of <time dateTime={moment}>{told}</time>
      </Trans>
    </span>
  )
}
