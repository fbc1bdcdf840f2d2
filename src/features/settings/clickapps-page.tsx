import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import Zap from 'lucide-react/icons/zap'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import type { SessionView } from '#contract/session.ts'
import { Card } from '#ui/card.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Switch } from '#ui/switch.tsx'
import { useClickAppSwitch } from './use-clickapp-switch.ts'

/** P1: the Automation ClickApp, on or off for the whole workspace. */
export function ClickAppsPage() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const session = useQuery(orpc.session.get.queryOptions())
  const failed = [workspace, session].find(part => part.isError && part.data === undefined)

  return (
    <>
      <div>
        <h2 className="text-title">
          <Trans>ClickApps</Trans>
        </h2>
        <p className="text-text-muted">
          <Trans>Parts of the product that a workspace can do without.</Trans>
        </p>
      </div>
      {failed ? (
        <ErrorState
          title={t`The ClickApps cannot be shown`}
          {...explain(failed.error)}
          onRetry={() => {
            void workspace.refetch()
            void session.refetch()
          }}
          retrying={workspace.isFetching || session.isFetching}
        />
      ) : workspace.data && session.data ? (
        <AutomationClickApp enabled={workspace.data.automationsEnabled} may={session.data.may} />
      ) : (
        <Skeleton className="h-32 w-full" announced />
      )}
    </>
  )
}

function AutomationClickApp({ enabled, may }: { enabled: boolean; may: SessionView['may'] }) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const names = useWhomToAsk('workspace')
  const { pending, wanted, switchTo } = useClickAppSwitch()
  // P2: guests are not told how many there are.
  const usage = useQuery({ ...orpc.usage.get.queryOptions(), enabled: may.automations })
  // Switched already while the answer is on its way; back again when it is refused.
  const shown = wanted ?? enabled

  return (
    <Card
      level={3}
      title={
        <span className="flex items-center gap-2">
          <Zap size={16} strokeWidth={1.75} className="text-text-muted" />
          <Trans>Automation</Trans>
        </span>
      }
      aside={
        <Switch
          label={shown ? t`On` : t`Off`}
          checked={shown}
          pending={pending}
          disabledReason={may.workspace ? undefined : t`Only an owner or admin can switch this: ${names}.`}
          onCheckedChange={switchTo}
        />
      }
    >
      <p className="prose-width text-text-muted">
        <Trans>Lets the workspace’s places react to what happens to their tasks. It uses Actions.</Trans>
      </p>
      <Consequences enabled={shown} active={usage.data?.active} />
      {!may.workspace && (
        <p className="prose-width">
          <Trans>To have it switched, ask an owner or admin: {names}.</Trans>
        </p>
      )}
    </Card>
  )
}

/** P1: what does not happen while it is off, and that nothing is lost. */
function Consequences({ enabled, active }: { enabled: boolean; active: number | undefined }) {
  return (
    <>
      {active !== undefined && (
        <p className="prose-width font-semibold">
          {enabled ? (
            <Plural
              value={active}
              one="# automation is active in this workspace."
              other="# automations are active in this workspace."
            />
          ) : (
            <Plural
              value={active}
              one="# active automation waits until it is switched on."
              other="# active automations wait until it is switched on."
            />
          )}
        </p>
      )}
      <ul className="prose-width flex list-disc flex-col gap-1 pl-4">
        <li>
          {enabled ? (
            <Trans>
              When it is switched off, nothing fires any more: no work on tasks, no due date, no daily time,
              no incoming webhook.
            </Trans>
          ) : (
            <Trans>
              Nothing fires now: no work on tasks, no due date, no daily time, no incoming webhook.
            </Trans>
          )}
        </li>
        <li>
          <Trans>
            All automations are kept as they are. Those that are active work again as soon as it is switched
            on.
          </Trans>
        </li>
        <li>
          <Trans>What would have fired in between is not made up for.</Trans>
        </li>
      </ul>
    </>
  )
}
