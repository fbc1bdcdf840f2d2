import { useQuery } from '@tanstack/react-query'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

type BillingOnlyProps = {
  /** Said where it is not known who is there. */
  cannot: string
  /** What others read: what the page is, and whom to ask. */
  others: { icon: LucideIcon; title: string; ask: (names: string) => ReactNode }
  children: ReactNode
}

/** B1, A5: a page of the settings for owners and admins; others read whom to ask. */
export function BillingOnly({ cannot, others, children }: BillingOnlyProps) {
  const { orpc } = useApi()
  const explain = useExplain()
  const session = useQuery(orpc.session.get.queryOptions())
  const names = useWhomToAsk('billing')

  if (session.data === undefined) {
    return session.isError ? (
      <ErrorState
        level={2}
        title={cannot}
        {...explain(session.error)}
        onRetry={() => void session.refetch()}
        retrying={session.isFetching}
      />
    ) : (
      <Skeleton className="h-80 w-full" announced />
    )
  }
  if (session.data.may.billing) return children
  return (
    <EmptyState level={2} icon={others.icon} title={others.title}>
      {others.ask(names)}
    </EmptyState>
  )
}
