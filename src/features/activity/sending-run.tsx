import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { namesOf } from '#api/names.ts'
import type { DeliveryView } from '#contract/deliveries.ts'
import type { Instant } from '#domain/brand.ts'
import { calendarDateAt } from '#domain/calendar.ts'
import { isoInstant, parseInstant } from '#domain/zoned.ts'
import type { ActivityLinks } from './activity-links.ts'
import { ownZone } from './activity-search.ts'
import { firedBy } from './fired-by.ts'
import { RunOutcome } from './run-outcome.tsx'
import { textButton } from './text-button.ts'

/** The run that a delivery came from, and the way to it in the log. */
export function SendingRun({ delivery, links }: { delivery: DeliveryView; links: ActivityLinks }) {
  const { i18n } = useLingui()
  const { orpc } = useApi()
  const { automationId, runId, createdAt } = delivery
  const at = parseInstant(createdAt)
  const places = useQuery(orpc.places.list.queryOptions()).data
  const workspace = useQuery(orpc.workspace.get.queryOptions()).data
  // A delivery is made in the instant of its run.
  const input = { automation: automationId, from: createdAt, to: isoInstant((at + 1) as Instant), limit: 200 }
  const run = useQuery(orpc.runs.list.queryOptions({ input })).data?.items.find(({ id }) => id === runId)
  const day = calendarDateAt(at, ownZone())
  return (
    <>
      {run && places && workspace && (
        <>
          <p className="wrap-anywhere">
            {run.task && (
              <>
                <bdi>{run.task.title}</bdi>
                <span className="px-1.5 text-text-muted">·</span>
              </>
            )}
            <span className="text-text-muted">{firedBy(i18n, run, namesOf(places, workspace))}</span>
          </p>
          <RunOutcome run={run} />
        </>
      )}
      <button
        type="button"
        onClick={() =>
          links.change({
            log: undefined,
            delivery: undefined,
            outcome: undefined,
            of: automationId,
            from: day,
            to: day,
          })
        }
        className={textButton}
      >
        <Trans>The automation’s runs of that day</Trans>
      </button>
    </>
  )
}
