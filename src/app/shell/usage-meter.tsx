import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useResetTime } from '#api/use-reset-time.ts'
import { useUsage } from '#api/use-usage.ts'
import type { UsageView } from '#contract/usage.ts'
import { PACIFIC } from '#domain/zoned.ts'
import { cx } from '#ui/cx.ts'
import { formatDate, formatNumber, formatPercent } from '#ui/format.ts'
import { Meter } from '#ui/meter.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Tone, toneText } from '#ui/tone.ts'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { ahead, loadAutomationsModal, loadUsageTab } from '../pages/load.ts'
import { useOpenPlaceId, useUsualPlace } from './use-open-place.ts'

const tones: Record<UsageView['state'], Tone> = {
  ok: 'neutral',
  warning: 'warning',
  used_up: 'used_up',
  suspended: 'suspended',
}

/** U5: how much of the month's Actions is used, always in view; it opens Usage at the open place, or at the usual one. */
export function UsageMeter({ onVisit }: { onVisit: () => void }) {
  const { t } = useLingui()
  const usage = useUsage()
  const openPlaceId = useOpenPlaceId()
  const usualPlace = useUsualPlace()
  const placeId = openPlaceId ?? usualPlace?.id
  const preload = ahead(loadAutomationsModal, loadUsageTab)

  if (usage.isPending) return <UsageMeterLoading />
  if (usage.isError) {
    return (
      <button
        type="button"
        onClick={() => void usage.refetch()}
        className="flex min-h-18 w-full flex-col justify-center rounded-control px-2 text-left hover:bg-hover"
      >
        <span className="font-medium">
          <Trans>Usage cannot be shown</Trans>
        </span>
        <span className="text-small text-text-muted">
          <Trans>Try again</Trans>
        </span>
      </button>
    )
  }
  const content = <Reading usage={usage.data} />
  const look = 'block rounded-control px-2 py-1.5 transition-colors'
  if (!placeId) return <div className={look}>{content}</div>
  return (
    <Link
      to="/p/$placeId"
      params={{ placeId }}
      search={{ automations: 'usage' }}
      aria-haspopup="dialog"
      title={t`Open Usage`}
      onClick={onVisit}
      onPointerEnter={preload}
      onFocus={preload}
      className={cx(look, 'hover:bg-hover')}
    >
      {content}
    </Link>
  )
}

function Reading({ usage }: { usage: UsageView }) {
  const { t, i18n } = useLingui()
  const { state } = usage
  const words = useResetTime()(usage.resetsAt).words
  const used = formatNumber(i18n.locale, usage.used)
  const allowance = formatNumber(i18n.locale, usage.allowance)
  const left = formatNumber(i18n.locale, usage.left)
  const percent = formatPercent(i18n.locale, usage.allowance === 0 ? 1 : usage.used / usage.allowance)
  // The day alone has room; U1: the hour and the reader's own are in the tooltip, and read out.
  const day = formatDate(i18n.locale, Date.parse(usage.resetsAt), 'day', PACIFIC)
  const untilReset = (reset: string) =>
    state === 'suspended' ? t`Suspended until ${reset}` : t`Used up until ${reset}`
  const notes: Record<UsageView['state'], string> = {
    ok: t`${left} left`,
    warning: t`${percent} used, ${left} left`,
    used_up: untilReset(day),
    suspended: untilReset(day),
  }
  const whole = state === 'used_up' || state === 'suspended' ? untilReset(words) : undefined
  return (
    <>
      <span className="flex items-baseline justify-between gap-2">
        <span className="font-medium">
          <Trans>Actions</Trans>
        </span>
        <span className="tnum text-small text-text-muted">
          {used}/{allowance}
        </span>
      </span>
      <Meter
        label={t`Actions used this month`}
        valueText={t`${used} of ${allowance} Actions used`}
        value={usage.used}
        max={Math.max(usage.allowance, 1)}
        state={state}
      />
      <span
        title={whole}
        className={cx(
          'tnum relative block truncate text-small',
          toneText[tones[state]],
          state !== 'ok' && 'font-medium',
        )}
      >
        <span aria-hidden={whole !== undefined}>{notes[state]}</span>
        {whole && <VisuallyHidden>{whole}</VisuallyHidden>}
      </span>
    </>
  )
}

/** As high as the reading that takes its place. */
export function UsageMeterLoading() {
  return (
    <div className="flex flex-col px-2 py-1.5">
      <Skeleton className="h-5 w-full py-1" announced />
      <Skeleton className="h-4 w-full py-1" />
      <Skeleton className="h-4 w-1/2 py-0.5" />
    </div>
  )
}
