import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { Instant, PlaceId } from '#domain/brand.ts'
import { cx } from '#ui/cx.ts'
import { formatNumber } from '#ui/format.ts'
import { LastRun } from '#ui/last-run.tsx'
import { Switch } from '#ui/switch.tsx'
import { changeModalSearch } from './modal-search.ts'
import { rowGrid } from './row-look.ts'
import { type MenuActions, RowMenu } from './row-menu.tsx'
import { type NameActions, RowName } from './row-name.tsx'
import { RowNotes } from './row-notes.tsx'
import { SwitchRefusal } from './switch-refusal.tsx'
import type { NameDraft } from './use-rename.ts'
import type { SwitchState } from './use-switches.ts'

export type RowActions = NameActions &
  MenuActions & {
    switchOne: (automation: AutomationView, active: boolean) => void
    dismiss: (id: AutomationView['id']) => void
  }

type AutomationRowProps = {
  automation: AutomationView
  /** The place that the list is open at. */
  placeId: PlaceId
  sentence: string
  /** Where it is inherited from; absent for the place's own. */
  from: PlaceView | undefined
  state: SwitchState | undefined
  draft: NameDraft | undefined
  /** P6: it uses what the plan does not include; `upgrade` for those who can buy. */
  locked: 'upgrade' | 'ask' | undefined
  /** Why what is locked can neither be switched on nor copied. */
  lockedReason: string
  /** What it refers to that is not there, in words. */
  broken: string | undefined
  /** The service's clock; absent until known. */
  now: Instant | undefined
  /** Why nothing can be changed. */
  disabledReason: string | undefined
  actions: RowActions
}

/** One automation: its switch, what it does as a sentence, what it used, and what can be done with it. */
export const AutomationRow = memo(function AutomationRow({
  automation,
  placeId,
  sentence,
  from,
  state,
  draft,
  locked,
  lockedReason,
  broken,
  now,
  disabledReason,
  actions,
}: AutomationRowProps) {
  const { t } = useLingui()
  const pending = state?.kind === 'pending'
  const active = pending ? state.active : automation.active
  const { name } = automation
  const copyReason = locked && lockedReason
  return (
    <div data-automation={automation.id} className={cx(rowGrid, 'transition-colors hover:bg-hover')}>
      <Switch
        label={name}
        labelHidden
        checked={active}
        pending={pending}
        disabledReason={disabledReason ?? (active ? undefined : copyReason)}
        onCheckedChange={next => actions.switchOne(automation, next)}
      />
      <div className="min-w-0 py-0.5">
        <RowName
          {...{ automation, placeId, draft, actions }}
          muted={!active}
          changeable={disabledReason === undefined}
        />
        <RowNotes
          {...{ automation, from, now, locked, broken }}
          clickAppOn={disabledReason === undefined}
          edit={
            <Link
              to="/p/$placeId"
              params={{ placeId }}
              search={before => changeModalSearch(before, { automations: 'active', edit: automation.id })}
              aria-label={t`Edit “${name}”`}
              className="font-medium underline underline-offset-2"
            >
              <Trans context="automation">Edit</Trans>
            </Link>
          }
        />
      </div>
      <p className="py-0.5 text-text-muted wrap-anywhere max-sm:col-start-2 max-sm:row-start-2 sm:text-text">
        {sentence}
      </p>
      <div className="tnum flex gap-x-3 py-0.5 text-text-muted max-sm:col-start-2 max-sm:row-start-3 max-sm:text-small sm:contents">
        <Used used={automation.used} />
        <LastRun at={automation.lastRunAt} now={now} />
      </div>
      <RowMenu {...{ automation, disabledReason, copyReason, actions }} />
      {state?.kind === 'refused' && <SwitchRefusal {...{ automation, state, actions }} />}
    </div>
  )
})

function Used({ used }: { used: number }) {
  const { i18n } = useLingui()
  return (
    <p className="sm:py-0.5 sm:text-right">
      {formatNumber(i18n.locale, used)}
      <span className="sm:sr-only">
        {' '}
        <Plural value={used} one="Action this month" other="Actions this month" />
      </span>
    </p>
  )
}
