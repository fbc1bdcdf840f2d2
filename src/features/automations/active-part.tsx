import { useLingui } from '@lingui/react/macro'
import { useCallback, useState } from 'react'
import { useExplain } from '#api/use-explain.ts'
import type { PlaceId } from '#domain/brand.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { usePart } from '#ui/on-demand.ts'
import { ActiveSkeleton } from './active-skeleton.tsx'
import { loadActiveTab } from './load-active-tab.ts'
import type { ModalSearch } from './modal-search.ts'

/**
 * The Active tab, as soon as its code has come. Not with `lazy`: React would keep the skeleton on screen for 300 ms at the
 * least, however soon the code and the rows are there.
 */
export function ActivePart(props: { placeId: PlaceId; search: ModalSearch }) {
  const { t } = useLingui()
  const explain = useExplain()
  const [missing, setMissing] = useState(false)
  const onMissing = useCallback(() => setMissing(true), [])
  const part = usePart(loadActiveTab, !missing, onMissing)

  if (part) return <part.ActiveTab {...props} />
  if (!missing) return <ActiveSkeleton />
  return (
    <ErrorState
      title={t`The automations cannot be shown`}
      {...explain(undefined)}
      onRetry={() => setMissing(false)}
    />
  )
}
