import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useUsage } from '#api/use-usage.ts'
import { withLaterTexts } from '#locales/texts.ts'
import { onDemand, usePart } from '#ui/on-demand.ts'
import { useToasts } from '#ui/toast.tsx'
import { type SuspensionChange, suspensionChange } from './suspension-change.ts'

const ID = 'suspension'
const loadNotice = onDemand(() => withLaterTexts(import('./notices/suspension-notice.tsx')))

/**
 * U6: says that suspension began or ended since the answer before, in whatever tab. What was so at first is said by the
 * banner alone; where the ClickApp is off nothing could fire, and nothing is said (P1).
 */
export function SuspensionNotices({ buys }: { buys: boolean }) {
  const { orpc } = useApi()
  const toasts = useToasts()
  const usage = useUsage().data
  const enabled = useQuery(orpc.workspace.get.queryOptions()).data?.automationsEnabled ?? false
  const latest = useRef(usage)
  const isShown = useRef(false)
  const [change, setChange] = useState<SuspensionChange | null>(null)
  const part = usePart(loadNotice, change !== null)

  const close = useEffectEvent(() => {
    if (isShown.current) toasts.close(ID)
    isShown.current = false
  })
  const follow = useEffectEvent(() => {
    const before = latest.current
    // Answers may overtake each other; the service's clock never runs backwards (T1).
    if (!usage || (before && usage.now < before.now)) return
    latest.current = usage
    const found = before && suspensionChange(before, usage)
    if (!found && enabled) return
    close()
    setChange(enabled && found ? found : null)
    isShown.current = enabled
  })
  useEffect(() => follow(), [usage, enabled])
  useEffect(() => () => close(), [])

  return part && change && <part.SuspensionNotice id={ID} change={change} buys={buys} />
}
