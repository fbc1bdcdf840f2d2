import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import { useResetTime } from '#api/use-reset-time.ts'
import { useUsage } from '#api/use-usage.ts'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import type { RunPageView } from '#contract/runs.ts'
import type { UsageView } from '#contract/usage.ts'
import { planAbove, plans } from '#domain/plans.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { formatDate } from '#ui/format.ts'
import { LinkButton } from '#ui/link-button.tsx'
import type { ActivitySearch, ChangeActivity } from './activity-search.ts'

type RefusedNoticeProps = {
  refused: RunPageView['refused']
  search: ActivitySearch
  change: ChangeActivity
}

/** P8: how many firings were refused this month and since when, and the way out as long as they still are. */
export function RefusedNotice({ refused: { count, since }, search, change }: RefusedNoticeProps) {
  const { i18n } = useLingui()
  const resetTime = useResetTime()
  const usage = useUsage().data
  if (count === 0 || since === null || !usage) return null

  const moment = formatDate(i18n.locale, Date.parse(since), 'dayTime')
  const title = search.of ? (
    <Plural
      value={count}
      one={`# firing of this automation was refused, on ${moment}.`}
      other={`# firings of this automation were refused since ${moment}.`}
    />
  ) : (
    <Plural
      value={count}
      one={`# firing was refused in the workspace, on ${moment}.`}
      other={`# firings were refused in the workspace since ${moment}.`}
    />
  )
  const isOver = usage.state !== 'suspended'
  const reset = resetTime(usage.resetsAt).words
  return (
    <div className="p-4 pb-2 sm:px-5">
      {isOver ? (
        <Banner
          shape="card"
          tone="neutral"
          title={title}
          detail={<Trans>Automations run again.</Trans>}
          action={search.outcome !== 'refused' && <ShowRefused change={change} />}
        />
      ) : (
        <Banner
          shape="card"
          tone="suspended"
          announced={false}
          title={title}
          detail={<WayOut reset={reset} />}
          action={
            <>
              {search.outcome !== 'refused' && <ShowRefused change={change} />}
              <WayOutButton plan={usage.plan} />
            </>
          }
        />
      )}
    </div>
  )
}

function ShowRefused({ change }: { change: ChangeActivity }) {
  return (
    <Button onClick={() => change({ outcome: 'refused' })}>
      <Trans>Show the refused ones</Trans>
    </Button>
  )
}

/** Who may buy has the button beside it; others are told who may. */
function WayOut({ reset }: { reset: string }) {
  const { orpc } = useApi()
  const session = useQuery(orpc.session.get.queryOptions()).data
  const names = useWhomToAsk('billing')
  return (
    <>
      <Trans>Automations resume by themselves on {reset}, or now with more Actions.</Trans>
      {session && !session.may.billing && names !== '' && (
        <>
          {' '}
          <Trans>For more, ask an owner or admin: {names}.</Trans>
        </>
      )}
    </>
  )
}

/** U8: Add-ons where the plan has them first or there is no plan above, else Upgrade. */
function WayOutButton({ plan }: { plan: UsageView['plan'] }) {
  const { orpc } = useApi()
  const session = useQuery(orpc.session.get.queryOptions()).data
  if (!session?.may.billing) return null
  const addOns = plans[plan].addOnsFirst || planAbove(plan) === null
  return (
    <LinkButton
      variant="primary"
      render={<Link to="/settings/billing" search={{ for: addOns ? 'add-ons' : 'upgrade' }} />}
    >
      {addOns ? (
        <Trans comment="French, fixed: Modules complémentaires">Add-ons</Trans>
      ) : (
        <Trans context="usage" comment="French, fixed: Mise à niveau">
          Upgrade
        </Trans>
      )}
    </LinkButton>
  )
}
