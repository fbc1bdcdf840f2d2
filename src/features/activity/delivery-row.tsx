import { useLingui } from '@lingui/react/macro'
import { memo, useId } from 'react'
import { sentMessage } from '#api/sent-message.ts'
import type { DeliveryView } from '#contract/deliveries.ts'
import type { DeliveryId } from '#domain/brand.ts'
import { DeliveryState } from './delivery-state.tsx'
import { targetIcons, targetName } from './target-name.ts'
import { When } from './when.tsx'

type DeliveryRowProps = {
  delivery: DeliveryView
  onOpen: (id: DeliveryId) => void
  now: number | undefined
}

/** One delivery: what went where, from which automation, and whether it arrived. */
export const DeliveryRow = memo(function DeliveryRow({ delivery, onOpen, now }: DeliveryRowProps) {
  const { i18n } = useLingui()
  const id = useId()
  const { target, url, automationName } = delivery
  const Icon = targetIcons[target]
  return (
    <li className="border-b">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the button, whose press comes up to here */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for pointers, no control of its own */}
      <div
        onClick={() => onOpen(delivery.id)}
        className="grid cursor-pointer gap-x-4 gap-y-1 px-4 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus-ring sm:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_5.5rem] sm:px-5"
      >
        <div className="flex min-w-0 gap-1.5">
          <Icon size={16} strokeWidth={1.75} className="mt-0.5 text-text-muted" />
          <div className="min-w-0">
            <button
              type="button"
              aria-describedby={`${id}from ${id}state`}
              className="max-w-full truncate text-left font-medium outline-none"
            >
              <bdi>{sentMessage(delivery)?.to ?? url}</bdi>
            </button>
            <p id={`${id}from`} className="text-text-muted wrap-anywhere">
              {targetName(i18n, target)}
              <span className="px-1.5">·</span>
              <bdi>{automationName}</bdi>
            </p>
          </div>
        </div>
        <div id={`${id}state`} className="min-w-0 max-sm:pl-5.5">
          <DeliveryState {...{ delivery, now }} />
        </div>
        <p className="tnum text-text-muted max-sm:pl-5.5 max-sm:text-small sm:text-right">
          <When at={delivery.createdAt} now={now} />
        </p>
      </div>
    </li>
  )
})
