import { Trans } from '@lingui/react/macro'
import type { UseQueryResult } from '@tanstack/react-query'
import { useExplain } from '#api/use-explain.ts'
import { Button } from '#ui/button.tsx'

type NotUpdatedProps = { queries: readonly UseQueryResult[] }

/** That what is shown is old since it could not be read again; nothing where it could. */
export function NotUpdated({ queries }: NotUpdatedProps) {
  const explain = useExplain()
  const failed = queries.filter(({ isError }) => isError)
  const [first] = failed
  if (!first) return null
  const { reason } = explain(first.error)
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      <p className="text-pretty text-suspended-text">
        <Trans comment="{reason}: a sentence">This could not be updated. {reason}</Trans>
      </p>
      <Button
        size="small"
        pending={failed.some(({ isFetching }) => isFetching)}
        onClick={() => readFailed(failed)}
      >
        <Trans>Try again</Trans>
      </Button>
    </div>
  )
}

/** Asks again for those that failed. */
export function readFailed(queries: readonly UseQueryResult[]): void {
  for (const { isError, refetch } of queries) if (isError) void refetch()
}
