import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'

const tab =
  'flex min-h-9 items-center border-b-2 border-transparent px-2 pt-0.5 font-medium text-text-muted transition-colors hover:text-text focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:text-text forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight]'

export function SettingsLayout() {
  const { t } = useLingui()
  const { orpc } = useApi()
  // Only a sandbox has a receiver of its own that stands for the outside.
  const arrivals = useQuery(orpc.sandbox.arrivals.queryOptions({ input: {} }))
  return (
    <>
      <nav
        aria-label={t`Settings`}
        className="sticky top-0 z-10 flex flex-wrap gap-1 border-b bg-surface px-4 max-md:px-2 max-sm:gap-0 max-sm:px-1"
      >
        <Link to="/settings/clickapps" className={tab}>{t`ClickApps`}</Link>
        <Link to="/settings/billing" className={tab}>{t`Billing`}</Link>
        <Link to="/settings/alerts" className={tab}>{t`Alerts`}</Link>
        {arrivals.data && (
          <Link to="/settings/receiver" className={tab}>
            {t({ message: 'Receiver', comment: 'What automations send arrives there' })}
          </Link>
        )}
      </nav>
      <div className="flex max-w-240 flex-col gap-6 p-4 md:p-6">
        <Outlet />
      </div>
    </>
  )
}
