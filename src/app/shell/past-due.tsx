import { useEffect, useState } from 'react'
import { useUsage } from '#api/use-usage.ts'
import { withLaterTexts } from '#locales/texts.ts'
import { onDemand, usePart } from '#ui/on-demand.ts'
import { whenIdle } from '../when-idle.ts'

const loadBanner = onDemand(() => withLaterTexts(import('./notices/past-due-banner.tsx')))

/** In milliseconds; the first screen has its numbers by then. */
const PATIENCE = 2_000

/** B10: says that a renewal is not paid, to those who may read Billing. It comes behind the first screen, whose numbers wait for none of it. */
export function PastDue() {
  const { isFetched } = useUsage()
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    let isHere = isFetched
    if (isFetched) void whenIdle(PATIENCE).then(() => isHere && setWanted(true))
    return () => {
      isHere = false
    }
  }, [isFetched])
  const part = usePart(loadBanner, wanted)
  return part && <part.PastDueBanner />
}
