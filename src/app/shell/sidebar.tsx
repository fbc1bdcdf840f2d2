import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { PlaceTree } from './place-tree.tsx'
import { UsageMeter, UsageMeterLoading } from './usage-meter.tsx'
import { WorkspaceMenu } from './workspace-menu.tsx'

/** @param onVisit a link was followed: a drawer around it closes */
export function Sidebar({ onVisit = () => {} }: { onVisit?: () => void }) {
  const { orpc } = useApi()
  const session = useQuery(orpc.session.get.queryOptions())
  const may = session.data?.may
  // What is not known is not shown; that it cannot be, the meter says itself.
  const known = may !== undefined || session.isError
  return (
    <>
      <div className="flex h-12 shrink-0 items-center px-2">
        <WorkspaceMenu onVisit={onVisit} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 py-1">
        <PlaceTree onVisit={onVisit} />
      </div>
      {(may === undefined || may.automations) && (
        <div className="shrink-0 border-t p-2">
          {known ? <UsageMeter onVisit={onVisit} /> : <UsageMeterLoading />}
        </div>
      )}
    </>
  )
}
