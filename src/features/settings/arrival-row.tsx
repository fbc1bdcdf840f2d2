import { Trans, useLingui } from '@lingui/react/macro'
import type { LucideIcon } from 'lucide-react'
import ChevronRight from 'lucide-react/icons/chevron-right'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import { memo, type ReactNode, useId, useState } from 'react'
import { sentMessage } from '#api/sent-message.ts'
import type { ArrivalView } from '#contract/sandbox.ts'
import { cx } from '#ui/cx.ts'
import { formatDate, formatRelative } from '#ui/format.ts'
import { type Tone, toneText } from '#ui/tone.ts'
import { ArrivalDetail } from './arrival-detail.tsx'
import { targetNames } from './target-names.ts'

/** One thing that arrived, as what it is: a webhook's request, a Slack message, a GitHub issue, an e-mail. */
export const ArrivalRow = memo(function ArrivalRow({
  arrival,
  now,
}: {
  arrival: ArrivalView
  now: number | undefined
}) {
  const { i18n } = useLingui()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { target, url, at } = arrival
  const said = sentMessage(arrival)
  const instant = Date.parse(at)
  return (
    <li className="border-b">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the button, whose press comes up to here */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for pointers, no control of its own */}
      <div
        onClick={event => {
          // Who marks text does not want it to move away.
          if (event.detail === 0 || getSelection()?.isCollapsed !== false) setOpen(!open)
        }}
        className="grid cursor-pointer gap-x-4 gap-y-1 px-4 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus-ring sm:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_5.5rem]"
      >
        <div className="flex min-w-0 gap-1.5">
          <ChevronRight
            size={16}
            className={cx('mt-0.5 text-text-muted transition-[rotate]', open && 'rotate-90')}
          />
          <div className="min-w-0">
            <button
              type="button"
              aria-expanded={open}
              aria-controls={open ? `${id}detail` : undefined}
              aria-describedby={`${id}what ${id}answer`}
              className="text-left font-medium outline-none wrap-anywhere"
            >
              <bdi>{said?.to ?? url}</bdi>
            </button>
            <p id={`${id}what`} className="line-clamp-2 text-text-muted wrap-anywhere">
              {i18n._(targetNames[target])}
              {said && (
                <>
                  <span className="px-1.5">·</span>
                  <bdi>{said.subject ?? said.text}</bdi>
                </>
              )}
            </p>
          </div>
        </div>
        <div id={`${id}answer`} className="min-w-0 max-sm:pl-5.5">
          <Answer arrival={arrival} />
        </div>
        <p className="tnum text-text-muted max-sm:pl-5.5 max-sm:text-small sm:text-right">
          <time dateTime={at}>
            {now === undefined
              ? formatDate(i18n.locale, instant, 'dayTime')
              : formatRelative(i18n.locale, Math.min(instant, now), now)}
          </time>
        </p>
      </div>
      {open && (
        <div id={`${id}detail`} className="px-4 pt-1 pb-4 pl-9.5">
          <ArrivalDetail {...{ arrival, said }} />
        </div>
      )}
    </li>
  )
})

/** What the receiver said to it, and whether it could tell by the signature where it came from. */
function Answer({ arrival: { status, signed, target } }: { arrival: ArrivalView }) {
  const taken = status !== null && status >= 200 && status < 300
  return (
    <>
      <Sign icon={taken ? CircleCheck : CircleAlert} tone={taken ? 'paid' : 'suspended'}>
        {status === null ? (
          <Trans comment="The receiver let the sender wait">Not answered in time</Trans>
        ) : (
          <Trans comment="An HTTP status">Answered {status}</Trans>
        )}
      </Sign>
      {signed === null ? (
        target === 'webhook' && (
          <Sign icon={CircleDashed} tone="neutral">
            <Trans comment="The request carries no signature">Not signed</Trans>
          </Sign>
        )
      ) : (
        <Sign icon={signed ? CircleCheck : CircleAlert} tone={signed ? 'paid' : 'suspended'}>
          {signed ? <Trans>Signature valid</Trans> : <Trans>Signature invalid</Trans>}
        </Sign>
      )}
    </>
  )
}

function Sign({ icon: Icon, tone, children }: { icon: LucideIcon; tone: Tone; children: ReactNode }) {
  return (
    <p className="tnum flex items-start gap-1.5">
      <Icon size={16} strokeWidth={1.75} className={cx('mt-0.5', toneText[tone])} />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  )
}
