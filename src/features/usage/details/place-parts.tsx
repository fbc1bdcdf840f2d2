import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useNow } from '#api/use-now.ts'
import type { PlacePartView } from '#contract/usage-detail.ts'
import { LastRun } from '#ui/last-run.tsx'
import { otherAsOf } from './as-displayed.ts'
import { NotUpdated, readFailed } from './not-updated.tsx'
import { PartList } from './part-list.tsx'
import { PartRow, Refused } from './part-row.tsx'
import { NothingUsed, PartsFailed, PartsSkeleton } from './part-states.tsx'
import { ALL, type PartsOf } from './parts-props.ts'
import { placePaths } from './place-paths.ts'
import { textLink } from './text-link.ts'
import { useOthers } from './use-others.ts'

const HALF_A_MINUTE = 30_000

/** By the places that the automations belonged to when they ran. */
export function PlaceParts({ usage, month }: PartsOf) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const now = useNow(HALF_A_MINUTE)
  const [wantsAll, setWantsAll] = useState(false)
  const all = useQuery({
    ...orpc.usage.places.queryOptions({ input: { month, limit: ALL } }),
    enabled: wantsAll,
  })
  const othersOf = useOthers({
    name: count => t`${plural(count, { one: '# other place', other: '# other places' })}`,
    ...{ all, wanted: wantsAll, onWanted: () => setWantsAll(true) },
  })
  const whole = wantsAll && all.data !== undefined
  const first = useQuery({ ...orpc.usage.places.queryOptions({ input: { month } }), enabled: !whole })
  const places = useQuery(orpc.places.list.queryOptions())
  const pathOf = useMemo(() => placePaths(places.data ?? []), [places.data])
  const parts = whole ? all.data : first.data
  const needed = [first, places]

  if (!whole && needed.some(({ isPending }) => isPending)) return <PartsSkeleton kind="place" />
  if (!parts || !places.data) {
    return (
      <PartsFailed
        error={needed.find(({ error }) => error)?.error}
        onRetry={() => readFailed(needed)}
        retrying={needed.some(({ isFetching }) => isFetching)}
      />
    )
  }
  const asOf = otherAsOf(parts, usage)
  const failures = <NotUpdated queries={[whole ? all : first, places]} />
  if (parts.used + parts.refused === 0) return <NothingUsed {...{ asOf, failures }} />
  const most = parts.items[0]?.used ?? 0
  return (
    <PartList<PlacePartView>
      kind="place"
      label={t`Places by Actions used`}
      about={
        <p className="pb-2 text-small text-pretty text-text-muted">
          <Trans>
            Each place has the automations that belong to it; the places below it are listed by themselves.
          </Trans>
        </p>
      }
      parts={parts.items}
      sum={parts}
      {...{ whole, asOf, failures }}
      row={part => (
        <PartRow
          kind="place"
          total={parts.used}
          most={most}
          used={part.used}
          name={<PlaceName id={part.id} path={pathOf(part.id)} />}
          note={
            <>
              <span>
                <Plural value={part.active} one="# active automation" other="# active automations" />
              </span>
              <Refused count={part.refused} since={part.refusedSince} />
            </>
          }
          lastRun={<LastRun at={part.lastRunAt} now={now} />}
        />
      )}
      others={othersOf(parts)}
    />
  )
}

function PlaceName({ id, path }: { id: PlacePartView['id']; path: string }) {
  if (path === '') {
    return (
      <span className="font-medium text-text-muted">
        <Trans>Deleted place</Trans>
      </span>
    )
  }
  return (
    <Link
      to="/p/$placeId"
      params={{ placeId: id }}
      search={{ automations: 'active' }}
      dir="auto"
      className={textLink}
    >
      {path}
    </Link>
  )
}
