import { useLingui } from '@lingui/react/macro'
import { Link, Outlet } from '@tanstack/react-router'

const tab =
  'flex min-h-9 items-center border-b-2 border-transparent px-2 pt-0.5 font-medium text-text-muted transition-colors hover:text-text focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:text-text forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight]'

export function SettingsLayout() {
  const { t } = useLingui()
  return (
    <>
      <nav aria-label={t`Settings`} className="sticky top-0 flex gap-1 border-b bg-surface px-4 max-md:px-2">
        <Link to="/settings/clickapps" className={tab}>{t`ClickApps`}</Link>
        <Link to="/settings/billing" className={tab}>{t`Billing`}</Link>
      </nav>
      <div className="flex max-w-240 flex-col gap-6 p-4 md:p-6">
        <Outlet />
      </div>
    </>
  )
}
