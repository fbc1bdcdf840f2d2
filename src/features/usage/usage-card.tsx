import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { planName } from '#api/plan-name.ts'
import { useResetTime } from '#api/use-reset-time.ts'
import type { UsageView } from '#contract/usage.ts'
import { PUBLISH_EVERY } from '#domain/usage.ts'
import { Badge } from '#ui/badge.tsx'
import { Card } from '#ui/card.tsx'
import { formatNumber, formatPercent } from '#ui/format.ts'
import { Meter } from '#ui/meter.tsx'
import type { Tone } from '#ui/tone.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { Countdown } from './countdown.tsx'
import { Figure } from './figure.tsx'
import { useMomentOf } from './moment-of.ts'
import { StateNotice } from './state-notice.tsx'
import { QuickestWayOut } from './ways-out.tsx'

/** Workspace usage: the number, then what is left, then when it resets (U1, U3, U5). */
export function UsageCard({ usage }: { usage: UsageView }) {
  const { t, i18n } = useLingui()
  const { used, allowance, left, state } = usage
  const number = (value: number) => formatNumber(i18n.locale, value)
  const [usedText, allowanceText, leftText] = [number(used), number(allowance), number(left)]
  const share = formatPercent(i18n.locale, used / allowance)
  const valueText = t`${usedText} of ${allowanceText} Actions used, ${share}`
  return (
    <Card
      title={
        <Trans comment="French, fixed: Utilisation de l’environnement de travail">Workspace usage</Trans>
      }
      aside={<StateBadge state={state} />}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="tnum text-text-muted">
          <Trans comment="8,730 of 10,000 Actions">
            <Figure>{usedText}</Figure> of {allowanceText} Actions
          </Trans>
        </p>
        <p className="tnum text-heading">{share}</p>
      </div>
      <Meter label={t`Actions used this month`} value={used} max={allowance} {...{ valueText, state }} />
      <p className="tnum font-medium">
        <Trans comment="Actions left this month">{leftText} left</Trans>
      </p>
      <StateNotice usage={usage} action={<QuickestWayOut plan={usage.plan} />} />
      <div className="tnum flex flex-col gap-1 text-small text-text-muted">
        <ResetLine usage={usage} />
        <UpdatedLine usage={usage} />
        <AllowanceLine usage={usage} />
        <RefusedLine usage={usage} />
      </div>
      <Announced>{valueText}</Announced>
    </Card>
  )
}

function ResetLine({ usage: { resetsAt } }: { usage: UsageView }) {
  const { pacific, own } = useResetTime()(resetsAt)
  const countdown = <Countdown until={resetsAt} />
  return (
    <p>
      <time dateTime={resetsAt}>
        <Trans>Resets {pacific} Pacific Time</Trans>
      </time>{' '}
      <span className="inline-block">
        {own === null ? (
          <Trans comment="The reader’s zone shows the same time">(your time too, {countdown})</Trans>
        ) : (
          <Trans comment="(Dec 1, 09:00 your time, in 7 days)">
            ({own} your time, {countdown})
          </Trans>
        )}
      </span>
    </p>
  )
}

/** U3: the displayed value moves in steps, and the tab says so. */
function UpdatedLine({ usage: { publishedAt } }: { usage: UsageView }) {
  const moment = useMomentOf()(publishedAt)
  return (
    <p>
      <Trans>
        <time dateTime={publishedAt}>Updated {moment}</time>, updates every {PUBLISH_EVERY} Actions
      </Trans>
    </p>
  )
}

function AllowanceLine({ usage: { plan, allowance, addOnActions } }: { usage: UsageView }) {
  const { i18n } = useLingui()
  if (addOnActions === 0) return null
  const name = planName(i18n, plan)
  const included = formatNumber(i18n.locale, allowance - addOnActions)
  const bought = formatNumber(i18n.locale, addOnActions)
  return (
    <p>
      <Trans>
        {included} with {name}, {bought} from add-ons
      </Trans>
    </p>
  )
}

/** While suspended the notice says it. */
function RefusedLine({ usage: { refused, refusedSince, state } }: { usage: UsageView }) {
  const momentOf = useMomentOf()
  if (refusedSince === null || state === 'suspended') return null
  const first = momentOf(refusedSince)
  return (
    <p>
      <Plural
        value={refused}
        one={`# firing was refused this month (${first})`}
        other={`# firings were refused this month (first: ${first})`}
      />
    </p>
  )
}

function StateBadge({ state }: { state: UsageView['state'] }) {
  const { t } = useLingui()
  const badges: Record<UsageView['state'], { tone: Tone; text: string } | null> = {
    ok: null,
    warning: { tone: 'warning', text: t`Almost used up` },
    used_up: { tone: 'used_up', text: t`Used up` },
    suspended: { tone: 'suspended', text: t`Suspended` },
  }
  const badge = badges[state]
  return badge && <Badge tone={badge.tone}>{badge.text}</Badge>
}

/** Says a change that came by itself; what was there at first is read with the page. */
function Announced({ children }: { children: ReactNode }) {
  const first = useRef(children)
  return <VisuallyHidden role="status">{children === first.current ? null : children}</VisuallyHidden>
}
