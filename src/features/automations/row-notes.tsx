import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import Lock from 'lucide-react/icons/lock'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { Instant } from '#domain/brand.ts'
import { Badge } from '#ui/badge.tsx'
import { formatDate } from '#ui/format.ts'
import { useConnectingPlan } from './locked.tsx'
import { nextTurnText, ownZone } from './next-turn.ts'
import { PlaceKind } from './place-kind.tsx'

type RowNotesProps = {
  automation: AutomationView
  /** Where it is inherited from; absent for the place's own. */
  from: PlaceView | undefined
  now: Instant | undefined
  /** P1: off, nothing has a turn. */
  clickAppOn: boolean
  /** P6: it uses what the plan does not include; `upgrade` for those who can buy. */
  locked: 'upgrade' | 'ask' | undefined
  /** What it refers to that is not there, in words. */
  broken: string | undefined
  /** The way to its builder. */
  edit: ReactNode
}

/** Under an automation's name: where it comes from, when its turn is, and what keeps it from running. */
export function RowNotes({ automation, from, now, clickAppOn, locked, broken, edit }: RowNotesProps) {
  const { nextAt, refused, refusedSince } = automation
  const hasTurn = clickAppOn && nextAt !== null && now !== undefined
  return (
    <>
      {(from || hasTurn || refused > 0) && (
        <p className="flex flex-wrap gap-x-3 text-small text-text-muted wrap-anywhere">
          {from && (
            <span>
              <Trans>
                from <bdi>{from.name}</bdi> (<PlaceKind kind={from.kind} />)
              </Trans>
            </span>
          )}
          {hasTurn && <NextTurn {...{ nextAt, now }} zone={zoneOf(automation)} />}
          {refused > 0 && <RefusedCount {...{ refused, refusedSince }} />}
        </p>
      )}
      {locked && <Locked locked={locked} />}
      {broken !== undefined && (
        <p className="flex gap-1.5 text-small text-warning-text wrap-anywhere">
          <TriangleAlert size={12} className="mt-0.5 shrink-0" />
          <span>
            {broken} {edit}
          </span>
        </p>
      )}
    </>
  )
}

const zoneOf = ({ trigger }: AutomationView) => ('zone' in trigger ? trigger.zone : undefined)

type NextTurnProps = { nextAt: string; now: Instant; zone: string | undefined }

/** On the reader's own clock, which it says where the automation goes by another one. */
function NextTurn({ nextAt, now, zone }: NextTurnProps) {
  const { i18n } = useLingui()
  const at = Date.parse(nextAt) as Instant
  const turn = nextTurnText(i18n, { at, now, zone: ownZone() })
  return (
    <time dateTime={nextAt} title={formatDate(i18n.locale, at, 'full')} className="tnum">
      {zone === undefined || zone === ownZone() ? (
        <Trans comment="When an automation by the clock runs next: next: tomorrow 09:00">next: {turn}</Trans>
      ) : (
        <Trans comment="The automation goes by another zone's clock">next: {turn} your time</Trans>
      )}
    </time>
  )
}

function RefusedCount({ refused, refusedSince }: Pick<AutomationView, 'refused' | 'refusedSince'>) {
  const { i18n } = useLingui()
  const since = refusedSince === null ? '' : formatDate(i18n.locale, Date.parse(refusedSince), 'dayTime')
  return (
    <span className="tnum text-suspended-text">
      {refusedSince === null ? (
        <Plural value={refused} one="# refused" other="# refused" />
      ) : (
        <Plural value={refused} one={`# refused since ${since}`} other={`# refused since ${since}`} />
      )}
    </span>
  )
}

function Locked({ locked }: { locked: 'upgrade' | 'ask' }) {
  const plan = useConnectingPlan()
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-small">
      <Badge tone="accent" icon={Lock}>
        <Trans comment="An automation that uses webhooks or integrations, on a plan without them">
          Skipped: needs {plan}
        </Trans>
      </Badge>
      {locked === 'upgrade' && (
        <Link
          to="/settings/billing"
          search={{ for: 'upgrade' }}
          className="font-medium text-accent-text underline underline-offset-2"
        >
          <Trans context="usage">Upgrade</Trans>
        </Link>
      )}
    </p>
  )
}
