import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import type { Names } from '#api/names.ts'
import { problemOf } from '#api/problem.ts'
import type { RunView } from '#contract/runs.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { Facts } from '#ui/facts.tsx'
import type { ActivityLinks } from './activity-links.ts'
import { firedBy } from './fired-by.ts'
import { OutcomeNote } from './outcome-note.tsx'
import { StepLine } from './step-line.tsx'
import { TaskLink } from './task-link.tsx'
import { textButton } from './text-button.ts'
import { Exactly } from './when.tsx'

type RunDetailProps = { run: RunView; names: Names; links: ActivityLinks; now: number | undefined }

/** P8: a run step by step, with what is there today of what it was about. */
export function RunDetail({ run, names, links, now }: RunDetailProps) {
  const { t, i18n } = useLingui()
  return (
    <div className="flex max-w-160 flex-col gap-3">
      <Facts
        of={[
          { name: t({ message: 'When', context: 'run' }), value: <Exactly at={run.at} /> },
          { name: t({ message: 'Fired by', context: 'run' }), value: firedBy(i18n, run, names) },
          { name: t`Task`, value: run.task && <TaskLink {...run.task} /> },
          {
            name: t`Automation`,
            value: (
              <AutomationLink
                id={run.automationId}
                place={run.placeId}
                {...{ names }}
                open={links.openAutomation}
              />
            ),
          },
        ]}
      />
      {run.steps.length > 0 && (
        <ol aria-label={t`Steps`} className="flex flex-col gap-2">
          {run.steps.map((step, index) => (
            // Steps are known by where they stand.
            <StepLine key={index} {...{ step, links, now }} number={index + 1} />
          ))}
        </ol>
      )}
      <OutcomeNote run={run} />
    </div>
  )
}

type AutomationLinkProps = {
  id: AutomationId
  place: PlaceId
  names: Names
  open: (id: AutomationId) => void
}

/** To the automation, if it is still there. */
function AutomationLink({ id, place, names, open }: AutomationLinkProps) {
  const { orpc } = useApi()
  const automation = useQuery(orpc.automations.get.queryOptions({ input: { id } }))
  const path = lineage([...names.places.values()], place)
    .map(({ name }) => name)
    .reverse()
    .join(' / ')
  if (problemOf(automation.error)?.code === 'not_found') {
    return (
      <span className="text-text-muted">
        <Trans comment="The automation or task">Deleted since</Trans>
      </span>
    )
  }
  return (
    <>
      <button type="button" onClick={() => open(id)} className={textButton}>
        <Trans>Open the automation</Trans>
      </button>
      {path !== '' && (
        <span className="text-text-muted">
          <span className="px-1.5">·</span>
          <bdi>{path}</bdi>
        </span>
      )}
    </>
  )
}
