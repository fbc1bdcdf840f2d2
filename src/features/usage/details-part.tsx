import { useLingui } from '@lingui/react/macro'
import { useCallback, useEffect, useState } from 'react'
import { useExplain } from '#api/use-explain.ts'
import type { UsageView } from '#contract/usage.ts'
import { withLaterTexts } from '#locales/texts.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { onDemand, usePart } from '#ui/on-demand.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import type { UsagePlace } from './usage-search.ts'

const loadDetails = onDemand(() => withLaterTexts(import('./details/usage-details.tsx')))

/** U9: what lies below the numbers. It is fetched once they are on screen. */
export function DetailsPart(props: UsagePlace & { usage: UsageView }) {
  const { t } = useLingui()
  const explain = useExplain()
  const [wanted, setWanted] = useState(false)
  const part = usePart(
    loadDetails,
    wanted,
    useCallback(() => setWanted(false), []),
  )
  // What an effect of this drawing began would come before the browser has painted it.
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      setTimeout(() => {
        setDrawn(true)
        setWanted(true)
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [])

  return (
    <div className="mt-6 min-h-150">
      {part ? (
        <part.UsageDetails {...props} />
      ) : wanted || !drawn ? (
        <div className="flex flex-col gap-6">
          <Skeleton className="h-12 w-full" announced={drawn} />
          <Skeleton className="h-87 w-full" />
          <Skeleton className="h-8 w-60 max-w-full" />
        </div>
      ) : (
        <ErrorState
          title={t`The details cannot be shown`}
          {...explain(undefined)}
          onRetry={() => setWanted(true)}
        />
      )}
    </div>
  )
}
