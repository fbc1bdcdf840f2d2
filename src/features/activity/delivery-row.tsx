import { useLingui } from '@lingui/react/macro'
import { memo, useId } from 'react'
import { sentMessage } from '#api/sent-message.ts'
import type { DeliveryView } from '#contract/deliveries.ts'
import type { DeliveryId } from '#domain/brand.ts'
import { answerWords } from './answer-words.ts'
import { DeliveryLink } from './delivery-link.tsx'
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
  const said = sentMessage(delivery)
  const about = said ? said.subject : taskTitle(delivery)
  const last = delivery.attempts.at(-1)
  const Icon = targetIcons[target]
  return (
    <li className="border-b">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the link */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for pointers, no control of its own */}
      <div
        onClick={event => {
          if (!(event.target as Element).closest('a')) onOpen(delivery.id)
        }}
        className="grid cursor-pointer gap-x-4 gap-y-1 px-4 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus-ring sm:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_5.5rem] sm:px-5"
      >
        <div className="flex min-w-0 gap-1.5">
          <Icon size={16} strokeWidth={1.75} className="mt-0.5 text-text-muted" />
          <div className="min-w-0">
            <DeliveryLink
              id={delivery.id}
              onOpen={onOpen}
              aria-describedby={`${id}from ${id}state`}
              className="block truncate font-medium outline-none"
            >
              <bdi>{said?.to ?? url}</bdi>
            </DeliveryLink>
            <p id={`${id}from`} className="text-text-muted wrap-anywhere">
              {targetName(i18n, target)}
              <span className="px-1.5">·</span>
              <bdi>{automationName}</bdi>
              {about && (
                <>
                  <span className="px-1.5">·</span>
                  <bdi>{about}</bdi>
                </>
              )}
            </p>
          </div>
        </div>
        <div id={`${id}state`} className="min-w-0 max-sm:pl-5.5">
          <DeliveryState {...{ delivery, now }} />
          {last && <p className="tnum pl-5.5 text-small text-text-muted">{answerWords(i18n, last.answer)}</p>}
        </div>
        <p className="tnum text-text-muted max-sm:pl-5.5 max-sm:text-small sm:text-right">
          <When at={delivery.createdAt} now={now} />
        </p>
      </div>
    </li>
  )
})

/** Of the task that a webhook's message tells of; null where it tells of none. */
function taskTitle({ body }: DeliveryView): string | null {
  try {
    const { task } = JSON.parse(body) as { task?: { title?: unknown } | null }
    return typeof task?.title === 'string' ? task.title : null
  } catch {
    return null
  }
}
