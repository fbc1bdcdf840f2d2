import { useLingui } from '@lingui/react/macro'
import { Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { scrollerOf } from '#ui/list-end.tsx'
import { lazyPart } from '#ui/on-demand.ts'
import { Segmented } from '#ui/segmented.tsx'
import {
  type ActivityChange,
  type ActivitySearch,
  type ChangeActivity,
  runSearch,
} from './activity-search.ts'
import { ActivitySkeleton } from './activity-skeleton.tsx'
import { RunLog } from './run-log.tsx'

const DeliveryLog = lazyPart(
  () => import('./delivery-log.tsx'),
  part => part.DeliveryLog,
)
const DeliveryPage = lazyPart(
  () => import('./delivery-page.tsx'),
  part => part.DeliveryPage,
)

type ActivityTabProps = {
  placeId: PlaceId
  /** Of the modal's URL: which log, its filters, the delivery that is looked into. */
  search: ActivitySearch
  change: ChangeActivity
  /** From a delivery back to the log. */
  leaveDelivery: () => void
  /** Where automations are looked at is another feature's. */
  openAutomation: (id: AutomationId) => void
}

/** P8: what ran at a place and below it, and what that sent to the outside. */
export function ActivityTab(props: ActivityTabProps) {
  const { placeId, search, change: changeUrl, leaveDelivery, openAutomation } = props
  const { t } = useLingui()
  const area = useRef<HTMLDivElement>(null)
  const left = useRef<{ top: number; focus: Element | null }>({ top: 0, focus: null })
  const { delivery } = search

  // The log waits under an open delivery as it was left.
  const [logged, setLogged] = useState(delivery === undefined)
  if (!logged && delivery === undefined) setLogged(true)

  const change = useCallback(
    (wanted: ActivityChange) => {
      const scroller = area.current && scrollerOf(area.current)
      if (wanted.delivery) left.current = { top: scroller?.scrollTop ?? 0, focus: document.activeElement }
      changeUrl(wanted)
    },
    [changeUrl],
  )
  useLayoutEffect(() => {
    const scroller = area.current && scrollerOf(area.current)
    const { top, focus } = left.current
    if (scroller) scroller.scrollTop = delivery === undefined ? top : 0
    if (delivery === undefined && focus instanceof HTMLElement) focus.focus({ preventScroll: true })
  }, [delivery])

  const links = useMemo(
    () => ({ change, leaveDelivery, openAutomation }),
    [change, leaveDelivery, openAutomation],
  )
  const lead = (
    <Segmented<'runs' | 'deliveries'>
      label={t({ message: 'Log', comment: 'What is listed: runs, or what they sent' })}
      value={search.log ?? 'runs'}
      onValueChange={log => change({ log: log === 'runs' ? undefined : log })}
      options={[
        { value: 'runs', label: t({ message: 'Runs', context: 'log' }) },
        { value: 'deliveries', label: t({ message: 'Deliveries', context: 'log' }) },
      ]}
    />
  )
  return (
    <div ref={area}>
      {delivery !== undefined && (
        <Suspense fallback={null}>
          <DeliveryPage key={delivery} id={delivery} log={search.log} links={links} />
        </Suspense>
      )}
      {logged && (
        <div hidden={delivery !== undefined}>
          {search.log === 'deliveries' ? (
            <Suspense fallback={<ActivitySkeleton />}>
              <DeliveryLog {...{ placeId, search, links, lead }} />
            </Suspense>
          ) : (
            <RunLog search={runSearch(search)} {...{ placeId, links, lead }} />
          )}
        </div>
      )}
    </div>
  )
}
