import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Folder from 'lucide-react/icons/folder'
import LayoutList from 'lucide-react/icons/layout-list'
import List from 'lucide-react/icons/list'
import { useApi } from '#api/api-context.tsx'
import type { PlaceView } from '#contract/places.ts'
import type { PlaceId } from '#domain/brand.ts'
import { childrenOf } from '#domain/places.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { PlaceMenu } from './place-menu.tsx'
import { useFolded } from './use-folded.ts'

const row =
  'group/row flex min-h-8 items-center gap-1 rounded-control pr-1 transition-colors hover:bg-hover has-aria-[current=page]:bg-pressed'
const link =
  'flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-control py-1 aria-[current=page]:font-medium'

/**
 * The places, nested. Links in nested lists with buttons that fold them: every browser's and screen reader's own keys
 * work, which a tree widget would take over.
 */
export function PlaceTree({ onVisit }: { onVisit: () => void }) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const places = useQuery(orpc.places.list.queryOptions())
  const folding = useFolded()

  return (
    <nav aria-label={t`Places`} className="flex flex-col gap-px">
      <div className={row}>
        <Link to="/everything" onClick={onVisit} className={cx(link, 'pl-2')}>
          <LayoutList size={16} strokeWidth={1.75} className="text-text-muted" />
          <Trans>Everything</Trans>
        </Link>
      </div>
      {places.isPending ? (
        <Loading />
      ) : places.isError ? (
        <div className="flex flex-col items-start gap-2 px-2 py-3">
          <p>
            <Trans>The places cannot be shown.</Trans>
          </p>
          <Button size="small" onClick={() => void places.refetch()} pending={places.isFetching}>
            <Trans>Try again</Trans>
          </Button>
        </div>
      ) : places.data.length === 0 ? (
        <p className="px-2 py-3 text-text-muted">
          <Trans>No Spaces yet</Trans>
        </p>
      ) : (
        <Branch {...{ places: places.data, parentId: null, depth: 0, onVisit, ...folding }} />
      )}
    </nav>
  )
}

type BranchProps = {
  places: readonly PlaceView[]
  parentId: PlaceId | null
  depth: number
  folded: ReadonlySet<PlaceId>
  toggle: (id: PlaceId) => void
  onVisit: () => void
}

function Branch({ parentId, ...rest }: BranchProps) {
  const here = childrenOf(rest.places, parentId)
  return (
    <ul className="flex flex-col gap-px">
      {here.map(place => (
        <Item key={place.id} place={place as PlaceView} {...rest} />
      ))}
    </ul>
  )
}

function Item({ place, ...rest }: Omit<BranchProps, 'parentId'> & { place: PlaceView }) {
  const { t } = useLingui()
  const { places, depth, folded, toggle, onVisit } = rest
  const hasChildren = places.some(({ parentId }) => parentId === place.id)
  const open = hasChildren && !folded.has(place.id)
  return (
    <li>
      <div className={row} style={{ paddingInlineStart: `calc(var(--spacing) * ${depth * 4})` }}>
        {hasChildren ? (
          <button
            type="button"
            aria-label={t`Places in ${place.name}`}
            aria-expanded={open}
            onClick={() => toggle(place.id)}
            className="grid size-6 shrink-0 place-items-center rounded-control text-text-muted hover:bg-hover hover:text-text"
          >
            <ChevronRight size={14} className={cx('transition-[rotate]', open && 'rotate-90')} />
          </button>
        ) : (
          <span className="size-6 shrink-0" />
        )}
        <Link to="/p/$placeId" params={{ placeId: place.id }} onClick={onVisit} className={link}>
          <Sign place={place} />
          <span className="truncate">{place.name}</span>
        </Link>
        <PlaceMenu place={place} />
      </div>
      {open && <Branch {...rest} parentId={place.id} depth={depth + 1} />}
    </li>
  )
}

function Sign({ place }: { place: PlaceView }) {
  if (place.kind === 'space')
    return <Avatar name={place.name} seed={place.id} size="tiny" shape="square" decorative />
  const Icon = place.kind === 'folder' ? Folder : List
  return <Icon size={16} strokeWidth={1.75} className="text-text-muted" />
}

function Loading() {
  return (
    <div className="flex flex-col gap-px">
      {['w-28', 'w-36', 'w-24', 'w-32', 'w-20'].map((width, index) => (
        <div key={width} className="flex h-8 items-center pl-2">
          <Skeleton className={cx('h-4', width)} announced={index === 0} />
        </div>
      ))}
    </div>
  )
}
