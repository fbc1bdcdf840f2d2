import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { usePart } from '#ui/on-demand.ts'
import { DesignerKey } from './designer-key.tsx'
import { Header } from './header.tsx'
import { PastDue } from './past-due.tsx'
import { Sidebar } from './sidebar.tsx'
import { SuspensionNotices } from './suspension-notices.tsx'
import { UsageBanner } from './usage-banner.tsx'

const loadDrawer = () => import('./drawer.tsx')

/** What is around every page. Its measures are those of the shell in index.html, so that nothing moves when it comes. */
export function Shell() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const session = useQuery(orpc.session.get.queryOptions()).data
  const [drawer, setDrawer] = useState(false)
  const closeDrawer = useCallback(() => setDrawer(false), [])
  const part = usePart(loadDrawer, drawer, closeDrawer)

  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-(--z-menu) focus:rounded-control focus:bg-surface-raised focus:px-3 focus:py-1.5 focus:shadow-floating"
      >
        <Trans>Skip to the content</Trans>
      </a>
      <aside aria-label={t`Sidebar`} className="flex w-60 shrink-0 flex-col max-md:hidden">
        <Sidebar />
      </aside>
      {part && <part.Drawer open={drawer} onClose={closeDrawer} />}
      <div className="flex min-w-0 flex-1 flex-col bg-surface md:border-l">
        <Header onOpenSidebar={() => setDrawer(true)} />
        {session?.may.automations && (
          <>
            {/* What has stopped comes first. Zoomed in, the two leave room for the page. */}
            <div className="max-h-[40dvh] shrink-0 overflow-y-auto">
              <UsageBanner buys={session.may.billing} />
              {session.may.billing && <PastDue />}
            </div>
            <SuspensionNotices key={session.member.id} buys={session.may.billing} />
          </>
        )}
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
          <Outlet />
        </main>
      </div>
      <DesignerKey />
    </div>
  )
}
