import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import Inbox from 'lucide-react/icons/inbox'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useHeldTop } from '#api/use-held-top.ts'
import { useLog } from '#api/use-log.ts'
import { useNow } from '#api/use-now.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { LogList } from '#ui/log-list.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { ArrivalRow } from './arrival-row.tsx'

const HALF_MINUTE = 30_000

/** What arrived at the built-in receiver, which stands for all that is outside. */
export function ReceiverPage() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const now = useNow(HALF_MINUTE)
  const first = useQuery(orpc.sandbox.arrivals.queryOptions({ input: {} }))
  const top = useHeldTop(first.data, { settled: !first.isFetching, of: 'arrivals' })
  const older = useInfiniteQuery(
    orpc.sandbox.arrivals.infiniteOptions({
      input: (after: string) => ({ after }),
      initialPageParam: top.after ?? '',
      getNextPageParam: page => page.next ?? undefined,
      enabled: top.wanted,
    }),
  )
  const log = useLog(top, older)

  return (
    <>
      <div>
        <h2 className="text-title">
          <Trans comment="What automations send arrives there">Receiver</Trans>
        </h2>
        <p className="prose-width text-text-muted">
          <Trans>
            Nothing leaves this browser: whatever the address, all that automations send arrives here, and is
            answered with 200.
          </Trans>
        </p>
      </div>
      <details className="group prose-width">
        <summary className="w-fit cursor-pointer rounded-control font-medium text-accent-text">
          <Trans comment="How to make the receiver answer with an error">How to make an address fail</Trans>
        </summary>
        <ul className="flex list-disc flex-col gap-1 pt-2 pl-5">
          <li>
            <Trans>
              An address that ends with <Code>/status/500</Code> is answered with that code; any from 200 to
              599 will do. <Code>410</Code> says that it is gone for good, which ends the attempts.
            </Trans>
          </li>
          <li>
            <Trans>
              An address that ends with <Code>/slow</Code> is never answered in time.
            </Trans>
          </li>
          <li>
            <Trans>
              A host that begins with <Code>unreachable.</Code> cannot be reached, and nothing of it arrives.
            </Trans>
          </li>
          <li>
            <Trans>
              Integrations do the same with the repository <Code>status/500</Code> or <Code>acme/slow</Code>,
              and with e-mail to <Code>someone@unreachable.example</Code>.
            </Trans>
          </li>
        </ul>
      </details>
      {first.isPending ? (
        <Skeleton className="h-60 w-full" announced />
      ) : first.data === undefined || log.rows === undefined ? (
        <ErrorState
          title={t`What arrived cannot be shown`}
          {...explain(first.error)}
          onRetry={() => void first.refetch()}
          retrying={first.isFetching}
        />
      ) : log.rows.length === 0 && !log.hasMore ? (
        <EmptyState icon={Inbox} title={t`Nothing has arrived yet`}>
          <p>
            <Trans>
              What an automation sends by a webhook step or an integration is shown here with all that came
              with it.
            </Trans>
          </p>
        </EmptyState>
      ) : (
        <div className="overflow-clip rounded-card border bg-surface-raised">
          <LogList
            label={t`What arrived`}
            {...{ top, log }}
            failure={log.error ? explain(log.error).reason : undefined}
          >
            {log.rows.map(arrival => (
              <ArrivalRow key={arrival.id} {...{ arrival, now }} />
            ))}
          </LogList>
        </div>
      )}
    </>
  )
}

function Code({ children }: { children: string }) {
  return <code className="rounded-[4px] bg-neutral-4 px-1 font-mono text-small">{children}</code>
}
