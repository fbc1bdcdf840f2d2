import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { SwitchState } from '#api/use-automation-switch.ts'
import type { AutomationPartView } from '#contract/usage-detail.ts'
import type { Instant } from '#domain/brand.ts'
import { Badge } from '#ui/badge.tsx'
import { cx } from '#ui/cx.ts'
import { LastRun } from '#ui/last-run.tsx'
import { Switch } from '#ui/switch.tsx'
import { PartRow, Refused } from './part-row.tsx'
import { SwitchRefusal } from './switch-refusal.tsx'
import { textLink } from './text-link.ts'

export type PartActions = {
  switchOne: (part: AutomationPartView, active: boolean) => void
  dismiss: (id: AutomationPartView['id']) => void
}

type AutomationPartProps = {
  part: AutomationPartView
  /** Its place with those above it; empty where that is not known. */
  path: string
  total: number
  most: number | null
  now: Instant | undefined
  state: SwitchState | undefined
  /** Why nothing can be switched. */
  disabledReason: string | undefined
  actions: PartActions
}

/** An automation and what it used. A deleted one stays in the sum. */
export const AutomationPart = memo(function AutomationPart({
  part,
  path,
  total,
  most,
  now,
  state,
  disabledReason,
  actions,
}: AutomationPartProps) {
  const { id, name, placeId, used, refused, refusedSince, lastRunAt } = part
  const pending = state?.kind === 'pending'
  const active = pending ? state.active : part.active
  return (
    <PartRow
      kind="automation"
      {...{ total, most, used }}
      name={
        active === null || placeId === null ? (
          <DeletedName name={name} />
        ) : (
          <Link
            to="/p/$placeId"
            params={{ placeId }}
            search={{ automations: 'active', edit: id }}
            dir="auto"
            className={cx(textLink, !active && 'text-text-muted')}
          >
            {name}
          </Link>
        )
      }
      note={
        <>
          <bdi>{path || <Trans>Deleted place</Trans>}</bdi>
          <Refused count={refused} since={refusedSince} />
        </>
      }
      lastRun={<LastRun at={lastRunAt} now={now} />}
      control={
        active !== null && (
          <Switch
            label={name}
            labelHidden
            checked={active}
            pending={pending}
            disabledReason={disabledReason}
            onCheckedChange={next => actions.switchOne(part, next)}
            className="max-sm:col-start-2 max-sm:row-start-1"
          />
        )
      }
    >
      {state?.kind === 'refused' && <SwitchRefusal {...{ part, state, actions }} />}
    </PartRow>
  )
})

function DeletedName({ name }: { name: string }) {
  const { t } = useLingui()
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <bdi className="min-w-0 font-medium text-text-muted wrap-anywhere">{name || t`Deleted automation`}</bdi>
      {name !== '' && (
        <Badge>
          <Trans context="automation">Deleted</Trans>
        </Badge>
      )}
    </span>
  )
}
