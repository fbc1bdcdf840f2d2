import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { RunView } from '#contract/runs.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { lineage, withBelow } from '#domain/places.ts'
import { cx } from '#ui/cx.ts'
import { lazyPart } from '#ui/on-demand.ts'
import { Select } from '#ui/select.tsx'
import type { ChangeActivity } from './activity-search.ts'

const Combobox = lazyPart(
  () => import('#ui/combobox.tsx'),
  part => part.Combobox<AutomationId | ''>,
)

/** More are searched for by name. */
const SELECT_MOST = 12

type AutomationFilterProps = {
  placeId: PlaceId
  of: AutomationId | undefined
  change: ChangeActivity
  seen: readonly Pick<RunView, 'automationId' | 'automationName'>[] | undefined
  className?: string
}

/** One of the automations that may have run at the place or below it, or any. */
export function AutomationFilter({ placeId, of, change, seen, className }: AutomationFilterProps) {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const places = useQuery(orpc.places.list.queryOptions()).data
  // Under a key of its own: the automations are told anew with each run, and the names of thousands need not be.
  const automations = useQuery({
    ...orpc.automations.list.queryOptions({ input: {} }),
    queryKey: ['activity', 'automations'],
    staleTime: 0,
  }).data

  const options = useMemo(() => {
    const here = new Set(
      [...lineage(places ?? [], placeId), ...withBelow(places ?? [], placeId)].map(({ id }) => id),
    )
    const known = (automations?.items ?? [])
      .filter(automation => here.has(automation.placeId))
      .map(({ id, name }) => ({ value: id, label: name }))
    return known.sort((a, b) => a.label.localeCompare(b.label, i18n.locale))
  }, [places, automations, placeId, i18n.locale])

  const isKnown = of === undefined || options.some(({ value }) => value === of)
  const name = (automations?.items ?? []).find(({ id }) => id === of)?.name
  const past = seen?.find(({ automationId }) => automationId === of)?.automationName
  const all: { value: AutomationId | ''; label: string }[] = [
    { value: '', label: t`Any automation` },
    ...(isKnown || of === undefined
      ? []
      : [{ value: of, label: name ?? past ?? (automations ? t`A deleted automation` : '…') }]),
    ...options,
  ]
  const field = {
    label: t`Automation`,
    value: (of ?? '') as AutomationId | '',
    onValueChange: (value: AutomationId | '') => change({ of: value || undefined }),
    options: all,
    // As high as the fields beside it; the list has the whole name.
    className: cx('[&_select]:truncate', className),
  }
  const select = <Select<AutomationId | ''> {...field} labelPlace="hidden" />
  if (options.length <= SELECT_MOST) return select
  return (
    <Suspense fallback={select}>
      <Combobox {...field} labelHidden nothingFound={t`No automation is called that.`} />
    </Suspense>
  )
}
