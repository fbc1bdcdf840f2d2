import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import Mail from 'lucide-react/icons/mail'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useHeldTop } from '#api/use-held-top.ts'
import { useLog } from '#api/use-log.ts'
import { useNow } from '#api/use-now.ts'
import type { MailId } from '#domain/brand.ts'
import { WARNING_PERCENT } from '#domain/usage.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { formatPercent } from '#ui/format.ts'
import { LogList } from '#ui/log-list.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { MailRow } from './mail-row.tsx'

const HALF_MINUTE = 30_000

/** A5: what was sent to whom, when and why, newest first. */
export function MailLog() {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const now = useNow(HALF_MINUTE)
  const first = useQuery(orpc.mails.list.queryOptions({ input: {} }))
  const top = useHeldTop(first.data, { settled: !first.isFetching, of: 'mails' })
  const older = useInfiniteQuery(
    orpc.mails.list.infiniteOptions({
      input: (after: string) => ({ after: after as MailId }),
      initialPageParam: top.after ?? '',
      getNextPageParam: page => page.next ?? undefined,
      enabled: top.wanted,
    }),
  )
  const log = useLog(top, older)

  if (first.isPending) return <Skeleton className="h-60 w-full" announced />
  if (first.data === undefined || log.rows === undefined) {
    return (
      <ErrorState
        title={t`The e-mails cannot be shown`}
        {...explain(first.error)}
        onRetry={() => void first.refetch()}
        retrying={first.isFetching}
      />
    )
  }
  if (log.rows.length === 0 && !log.hasMore) {
    const share = formatPercent(i18n.locale, WARNING_PERCENT / 100)
    return (
      <EmptyState level={4} icon={Mail} title={t`No e-mail has been sent yet`}>
        <Trans>One is sent when {share} of the month’s Actions are used, and with each payment.</Trans>
      </EmptyState>
    )
  }
  return (
    <div className="overflow-clip rounded-card border bg-surface-raised">
      <LogList
        label={t`Sent e-mails`}
        {...{ top, log }}
        failure={log.error ? explain(log.error).reason : undefined}
      >
        {log.rows.map(mail => (
          <MailRow key={mail.id} {...{ mail, now }} />
        ))}
      </LogList>
    </div>
  )
}
