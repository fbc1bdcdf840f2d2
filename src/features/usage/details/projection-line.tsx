import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { DAYS_NEEDED, type Projection } from '#domain/projection.ts'
import { Button } from '#ui/button.tsx'
import { formatNumber } from '#ui/format.ts'
import { Popover } from '#ui/popover.tsx'
import { aboutTotal } from './about-total.ts'
import { dayName } from './chart-days.ts'

type ProjectionLineProps = {
  projection: Projection
  /** Used this month, by the same answer as the projection; the allowance, too. */
  used: number
  allowance: number
  /** Whether automations are suspended; false also where what is known of that is of another moment. */
  suspended: boolean
}

/** U9: where the month goes, in a sentence, and on demand how that is worked out. */
export function ProjectionLine(props: ProjectionLineProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <p className="tnum text-pretty">
        <Sentence {...props} />
      </p>
      {props.projection.kind === 'projected' && props.used > 0 && (
        <HowWorkedOut projection={props.projection} />
      )}
    </div>
  )
}

function Sentence({ projection, used, allowance, suspended }: ProjectionLineProps) {
  const { i18n } = useLingui()
  const { locale } = i18n
  const all = formatNumber(locale, allowance)
  const day = projection.runsOutOn && dayName(locale, projection.runsOutOn, 'day')
  const total = projection.kind === 'projected' ? aboutTotal(locale, projection.total, allowance) : null

  if (used >= allowance) {
    const more =
      projection.kind === 'projected' ? aboutTotal(locale, projection.total - used, allowance) : null
    const needed = more !== null && (
      <Trans>At the pace before that, the rest of the month would take about {more} more.</Trans>
    )
    if (day === null) return needed
    const reached = suspended ? (
      <Trans>
        {all} was reached on {day}, and automations are suspended.
      </Trans>
    ) : (
      <Trans>
        {all} was reached on {day}.
      </Trans>
    )
    return (
      <>
        {reached} {needed}
      </>
    )
  }
  if (projection.kind === 'too_little') {
    return (
      <Plural
        value={projection.days}
        one={`Too little data for a projection: # of ${DAYS_NEEDED} complete days.`}
        other={`Too little data for a projection: # of ${DAYS_NEEDED} complete days.`}
      />
    )
  }
  if (used === 0) return <Trans>None of this month’s {all} Actions is used yet.</Trans>
  if (day !== null)
    return (
      <Trans>
        At this pace {all} is reached about {day}.
      </Trans>
    )
  return (
    <Trans>
      At this pace about {total} of {all} are used by the reset.
    </Trans>
  )
}

type Projected = Extract<Projection, { kind: 'projected' }>

function HowWorkedOut({ projection: { by, days, leftOut, perDay } }: { projection: Projected }) {
  const { t, i18n } = useLingui()
  const mean = formatNumber(i18n.locale, Math.round(perDay))
  return (
    <Popover
      title={t`How this is worked out`}
      trigger={
        <Button variant="ghost" size="small" className="-mx-2 text-text-muted">
          <Trans>How this is worked out</Trans>
        </Button>
      }
    >
      <div className="tnum flex flex-col gap-2 text-pretty">
        <p>
          {by === 'weekday' ? (
            <Plural
              value={days}
              one="By weekday, over # complete day: a day to come is expected to use what that weekday has used on average."
              other="By weekday, over # complete days: a day to come is expected to use what that weekday has used on average."
            />
          ) : (
            <Plural
              value={days}
              one={`The plain mean over # complete day: each day to come is expected to use ${mean}.`}
              other={`The plain mean over # complete days: each day to come is expected to use ${mean}.`}
            />
          )}
        </p>
        <p>
          <Trans>
            Days are in Pacific Time. Today is not over, so it has no part in the mean: what it lacks of that
            is expected.
          </Trans>
        </p>
        {leftOut > 0 && (
          <p>
            <Plural
              value={leftOut}
              one="# day with refused firings is left out: what would have run on it is not known."
              other="# days with refused firings are left out: what would have run on them is not known."
            />
          </p>
        )}
        {by === 'average' && (
          <p className="text-text-muted">
            <Trans>With two full weeks of data it goes by weekday.</Trans>
          </p>
        )}
      </div>
    </Popover>
  )
}
