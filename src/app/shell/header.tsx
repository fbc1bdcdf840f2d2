import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import PanelLeft from 'lucide-react/icons/panel-left'
import { useEffect } from 'react'
import { useApi } from '#api/api-context.tsx'
import { lineage } from '#domain/places.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { AutomationsButton } from './automations-button.tsx'
import { useOpenPlaceId } from './use-open-place.ts'

/** Where the reader is, and the way to what is automated there. */
export function Header({ onOpenSidebar }: { onOpenSidebar: () => void }) {
  const { t } = useLingui()
  const inSettings = useRouterState({ select: state => state.location.pathname.startsWith('/settings') })
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b px-4 max-md:px-2">
      <IconButton
        icon={PanelLeft}
        name={t`Open the sidebar`}
        aria-haspopup="dialog"
        className="md:hidden"
        onClick={onOpenSidebar}
      />
      {inSettings ? <Title>{t`Settings`}</Title> : <Crumbs />}
      {!inSettings && <AutomationsButton />}
    </header>
  )
}

function Crumbs() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const placeId = useOpenPlaceId()
  const places = useQuery(orpc.places.list.queryOptions())
  const pathname = useRouterState({ select: state => state.location.pathname })
  if (pathname === '/everything') return <Title>{t`Everything`}</Title>
  if (places.isPending || pathname === '/') {
    return (
      <div className="flex-1">
        <Skeleton className="h-4 w-40" />
      </div>
    )
  }
  const [here, ...above] = placeId ? lineage(places.data ?? [], placeId) : []
  if (!here) return places.isError ? <div className="flex-1" /> : <Title>{t`Not found`}</Title>
  return (
    <nav aria-label={t`You are here`} className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1.5">
        {above.reverse().map(place => (
          <li key={place.id} className="flex min-w-8 shrink items-center gap-1.5 max-sm:hidden">
            <Link
              to="/p/$placeId"
              params={{ placeId: place.id }}
              className="truncate rounded-control text-text-muted hover:text-text"
            >
              {place.name}
            </Link>
            <span aria-hidden className="text-text-muted">
              /
            </span>
          </li>
        ))}
        <li aria-current="page" className="min-w-0">
          <Title>{here.name}</Title>
        </li>
      </ol>
    </nav>
  )
}

function Title({ children }: { children: string }) {
  useEffect(() => {
    document.title = `${children} · Headroom`
  }, [children])
  return <h1 className="min-w-0 flex-1 truncate font-medium">{children}</h1>
}
