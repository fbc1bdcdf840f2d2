import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import Copy from 'lucide-react/icons/copy'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { memo } from 'react'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { formatDate, formatNumber, formatRelative } from '#ui/format.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Switch } from '#ui/switch.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { PlaceKind } from './place-kind.tsx'
import { rowGrid } from './row-look.ts'
import { useRefusal } from './use-refusal.ts'
import type { SwitchState } from './use-switches.ts'

export type RowActions = {
  switchOne: (automation: AutomationView, active: boolean) => void
  duplicate: (automation: AutomationView) => void
  dismiss: (id: AutomationView['id']) => void
}

type AutomationRowProps = {
  automation: AutomationView
  sentence: string
  /** Where it is inherited from; absent for the place's own. */
  from: PlaceView | undefined
  state: SwitchState | undefined
  /** The service's clock; absent until known. */
  now: number | undefined
  disabledReason: string | undefined
  actions: RowActions
}

/** One automation: its switch, what it does as a sentence, what it used. */
export const AutomationRow = memo(function AutomationRow({
  automation,
  sentence,
  from,
  state,
  now,
  disabledReason,
  actions,
}: AutomationRowProps) {
  const { t } = useLingui()
  const pending = state?.kind === 'pending'
  const active = pending ? state.active : automation.active
  const { name } = automation
  return (
    <div className={cx(rowGrid, 'transition-colors hover:bg-hover')}>
      <Switch
        label={name}
        labelHidden
        checked={active}
        pending={pending}
        disabledReason={disabledReason}
        onCheckedChange={next => actions.switchOne(automation, next)}
      />
      <div className="min-w-0 py-0.5">
        <p dir="auto" className={cx('font-medium wrap-anywhere', !active && 'text-text-muted')}>
          {name}
        </p>
        {from && (
          <p className="text-small text-text-muted wrap-anywhere">
            <Trans>
              from <bdi>{from.name}</bdi> (<PlaceKind kind={from.kind} />)
            </Trans>
          </p>
        )}
      </div>
      <p
        dir="auto"
        className="py-0.5 text-text-muted wrap-anywhere max-sm:col-start-2 max-sm:row-start-2 sm:text-text"
      >
        {sentence}
      </p>
      <div className="tnum flex gap-x-3 py-0.5 text-text-muted max-sm:col-start-2 max-sm:row-start-3 max-sm:text-small sm:contents">
        <Used automation={automation} />
        <LastRun at={automation.lastRunAt} now={now} />
      </div>
      <Menu
        align="end"
        trigger={
          <IconButton
            icon={Ellipsis}
            name={t`More of ${name}`}
            size="small"
            className="col-start-3 row-start-1 -my-0.5 sm:col-start-6"
          />
        }
        entries={[
          {
            kind: 'item',
            label: t`Duplicate`,
            icon: Copy,
            disabledReason,
            onSelect: () => actions.duplicate(automation),
          },
        ]}
      />
      {state?.kind === 'refused' && <Refused {...{ automation, state, actions }} />}
    </div>
  )
})

function Used({ automation: { used, refused } }: { automation: AutomationView }) {
  const { i18n } = useLingui()
  return (
    <p className="sm:py-0.5 sm:text-right">
      {formatNumber(i18n.locale, used)}
      <span className="sm:sr-only">
        {' '}
        <Plural value={used} one="Action this month" other="Actions this month" />
      </span>
      {refused > 0 && (
        <span className="block text-small text-suspended-text">
          <Plural value={refused} one="# refused" other="# refused" />
        </span>
      )}
    </p>
  )
}

function LastRun({ at, now }: { at: string | null; now: number | undefined }) {
  const { i18n } = useLingui()
  const instant = at === null ? null : Date.parse(at)
  return (
    <p className="text-text-muted sm:py-0.5 sm:text-right">
      <VisuallyHidden>
        <Trans>Last run:</Trans>{' '}
      </VisuallyHidden>
      {at === null || instant === null ? (
        <Trans comment="An automation that has not run yet">never</Trans>
      ) : (
        <time dateTime={at} title={formatDate(i18n.locale, instant, 'full')}>
          {now === undefined
            ? formatDate(i18n.locale, instant, 'dayTime')
            : formatRelative(i18n.locale, Math.min(instant, now), now)}
        </time>
      )}
    </p>
  )
}

type RefusedProps = {
  automation: AutomationView
  state: Extract<SwitchState, { kind: 'refused' }>
  actions: RowActions
}

/** Why the switch went back, beside it, until it is dismissed or something else is switched. */
function Refused({ automation, state, actions }: RefusedProps) {
  const { text, wayOut } = useRefusal()(state.error)
  return (
    <div
      role="alert"
      className="col-span-full mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control border border-used-up-border bg-used-up-tint px-3 py-1 text-used-up-text sm:col-start-2"
    >
      <p className="prose-width min-w-0 flex-1 basis-60 wrap-anywhere">{text}</p>
      <div className="-mx-2 flex flex-wrap items-center gap-1">
        {wayOut === 'upgrade' && (
          <Link
            to="/settings/billing"
            search={{ for: 'upgrade' }}
            className="inline-flex min-h-7 items-center rounded-control px-2 font-medium underline underline-offset-2"
          >
            <Trans context="usage">Upgrade</Trans>
          </Link>
        )}
        {wayOut === 'retry' && (
          <Button size="small" variant="ghost" onClick={() => actions.switchOne(automation, state.active)}>
            <Trans>Try again</Trans>
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={() => actions.dismiss(automation.id)}>
          <Trans>Dismiss</Trans>
        </Button>
      </div>
    </div>
  )
}
