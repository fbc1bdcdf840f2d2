import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import { useApi } from '#api/api-context.tsx'
import type { PlaceView } from '#contract/places.ts'
import type { PlaceId } from '#domain/brand.ts'
import { childrenOf, lineage } from '#domain/places.ts'
import { Button } from '#ui/button.tsx'
import { formatNumber } from '#ui/format.ts'
import { Menu } from '#ui/menu.tsx'
import type { MenuChoice } from '#ui/menu-entry.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { useModalLocation } from './use-modal-location.ts'

/** The place whose automations are shown, with its path; its menu goes to another, the modal staying open. */
export function PlacePicker({ placeId }: { placeId: PlaceId }) {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const { moveTo } = useModalLocation(placeId)
  const places = useQuery(orpc.places.list.queryOptions()).data
  if (!places) return <Skeleton className="h-7 w-40" />

  const path = lineage(places, placeId)
    .map(({ name }) => name)
    .reverse()
  const choices = inOrder(places).map(
    ({ place, depth }): MenuChoice => ({
      value: place.id,
      label: place.name,
      leading: <span style={{ width: `calc(var(--spacing) * ${depth * 4})` }} className="-mr-2 shrink-0" />,
      ...(place.activeAutomations && {
        trailing: formatNumber(i18n.locale, place.activeAutomations.own + place.activeAutomations.inherited),
      }),
    }),
  )
  return (
    <Menu
      trigger={
        <Button
          size="small"
          className="min-w-0 text-left"
          trailing={<ChevronsUpDown size={14} className="text-text-muted" />}
        >
          <VisuallyHidden>
            <Trans>Place:</Trans>{' '}
          </VisuallyHidden>
          <Path names={path} />
        </Button>
      }
      entries={[
        {
          kind: 'choices',
          label: t`Place, active automations`,
          value: placeId,
          onValueChange: value => moveTo(value as PlaceId),
          choices,
        },
      ]}
    />
  )
}

/** The place with its path, where it cannot be changed. */
export function PlacePath({ placeId }: { placeId: PlaceId }) {
  const { orpc } = useApi()
  const places = useQuery(orpc.places.list.queryOptions()).data
  if (!places) return <Skeleton className="h-7 w-40" />
  const names = lineage(places, placeId).map(({ name }) => name)
  return (
    <span className="min-w-0">
      <Path names={names.reverse()} />
    </span>
  )
}

function Path({ names }: { names: readonly string[] }) {
  return names.map((name, index) => (
    // A path's parts are known by where they stand: names may repeat.
    <span key={index} className={index === names.length - 1 ? 'wrap-anywhere' : 'text-text-muted'}>
      <bdi>{name}</bdi>
      {index < names.length - 1 && <span className="px-1">/</span>}
    </span>
  ))
}

type Placed = { place: PlaceView; depth: number }

/** All places, each before those in it. */
function inOrder(places: readonly PlaceView[], parentId: PlaceId | null = null, depth = 0): Placed[] {
  return childrenOf(places, parentId).flatMap(place => [
    { place: place as PlaceView, depth },
    ...inOrder(places, place.id, depth + 1),
  ])
}
