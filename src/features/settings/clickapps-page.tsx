import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Zap from 'lucide-react/icons/zap'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import { Card } from '#ui/card.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Switch } from '#ui/switch.tsx'
import { useToasts } from '#ui/toast.tsx'

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
        <AutomationClickApp
          enabled={workspace.data.automationsEnabled}
          allowed={session.data.may.workspace}
        />
      ) : (
        <Skeleton className="h-32 w-full" announced />
      )}
    </>
  )
}

function AutomationClickApp({ enabled, allowed }: { enabled: boolean; allowed: boolean }) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const queryClient = useQueryClient()
  const explain = useExplain()
  const toasts = useToasts()
  const names = useWhomToAsk('workspace')
  const change = useMutation({
    ...orpc.workspace.update.mutationOptions(),
    onSuccess: updated => queryClient.setQueryData(orpc.workspace.get.queryKey(), updated),
    onError(error) {
      const { reason, help } = explain(error)
      toasts.add({
        title: t`The ClickApp was not switched`,
        detail: `${reason} ${help}`.trim(),
        tone: 'suspended',
      })
    },
  })
  // Switched already while the answer is on its way; back again when it is refused.
  const shown = change.isPending ? (change.variables.automationsEnabled ?? enabled) : enabled

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
          pending={change.isPending}
          disabledReason={allowed ? undefined : t`Only an owner or admin can switch this: ${names}.`}
          onCheckedChange={automationsEnabled => change.mutate({ automationsEnabled })}
        />
      }
    >
      <p className="prose-width text-text-muted">
        <Trans>Lets the workspace’s places react to what happens to their tasks. It uses Actions.</Trans>
      </p>
      <p className="prose-width">
        {shown ? (
          <Trans>
            When it is switched off, nothing fires any more, and every automation is kept as it is: those that
            are active work again as soon as it is switched on.
          </Trans>
        ) : (
          <Trans>
            Nothing fires now. Every automation is kept as it is: those that are active work again as soon as
            it is switched on.
          </Trans>
        )}
      </p>
      {!allowed && (
        <p className="prose-width">
          <Trans>To have it switched, ask an owner or admin: {names}.</Trans>
        </p>
      )}
    </Card>
  )
}
