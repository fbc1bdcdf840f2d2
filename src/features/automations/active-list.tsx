import { Trans, useLingui } from '@lingui/react/macro'
import { type RefObject, useEffect, useMemo } from 'react'
import { isComplete } from '#api/place-automations.ts'
import { useNow } from '#api/use-now.ts'
import type { AutomationView } from '#contract/automations.ts'
import { usesConnections } from '#domain/automation.ts'
import { plans } from '#domain/plans.ts'
import { onDemand, usePart } from '#ui/on-demand.ts'
import { ActiveCounts } from './active-counts.tsx'
import { ActiveToolbar, type ToolbarActions } from './active-toolbar.tsx'
import { AutomationRow, type RowActions } from './automation-row.tsx'
import type { Known } from './known.ts'
import { inOrder, wantedOf } from './list-automations.ts'
import { useConnectingPlan } from './locked.tsx'
import type { ModalSearch } from './modal-search.ts'
import { NothingFound } from './nothing-found.tsx'
import { RestFailed } from './rest-failed.tsx'
import { RowList } from './row-list.tsx'
import { rowGrid } from './row-look.ts'
import { SuspendedNote } from './suspended-note.tsx'
import { useLasting } from './use-lasting.ts'
import { useListCache } from './use-list-cache.ts'
import { useMakeAutomation } from './use-make-automation.ts'
import { useModalLocation } from './use-modal-location.ts'
import { useMove } from './use-move.ts'
import { useReadyTexts } from './use-ready-texts.ts'
import { useRemoval } from './use-removal.ts'
import { useRename } from './use-rename.ts'
import { useRowFocus } from './use-row-focus.ts'
import { useRowTexts } from './use-row-texts.ts'
import { useSwitches } from './use-switches.ts'
import { useTypedQuery } from './use-typed-query.ts'

const MINUTE = 60_000

const loadMoveDialog = onDemand(() => import('./move-dialog.tsx'))

type ActiveListProps = Known & {
  search: ModalSearch
  /** What holds all of it; it can be focused. */
  area: RefObject<HTMLElement | null>
  /** Of a long list the first are here before the rest: whether that has failed, and how to ask again. */
  rest: { failed: boolean; read: () => void }
}

export function ActiveList({ search, area, rest, ...known }: ActiveListProps) {
  const { placeId, list, places, workspace } = known
  const { t, i18n } = useLingui()
  const now = useNow(MINUTE / 2)
  const { change, edit } = useModalLocation(placeId)
  const { show = 'active', sort = 'used' } = search
  const [query, type] = useTypedQuery(search.q ?? '', q => change({ q }))

  const { names, sentenceOf, textOf, brokenOf } = useRowTexts(known)
  const fromOf = ({ placeId: at }: AutomationView) => (at === placeId ? undefined : names.places.get(at))
  const cache = useListCache(placeId)
  const inheritedFrom = (automation: AutomationView) => fromOf(automation)?.name
  const switches = useSwitches({ cache, inheritedFrom })
  const { kept, release, states } = switches
  // Another selection lets go of the rows that were switched.
  useEffect(release, [show, release])

  const ordered = useMemo(() => inOrder(list.items, sort, i18n.locale), [list.items, sort, i18n.locale])
  useReadyTexts(ordered, textOf)
  const shown = useMemo(
    () => wantedOf(ordered, { show, query, kept, textOf }),
    [ordered, show, query, kept, textOf],
  )

  const { onLeaving, onReturning } = useRowFocus(area, shown)
  const make = useMakeAutomation(placeId)
  const rename = useRename(cache)
  const removal = useRemoval({
    cache,
    inheritedFrom,
    onLeaving,
    onReturning(id) {
      switches.keep(id)
      onReturning(id)
    },
  })
  const move = useMove({ placeId, places, cache, onLeaving })
  const { moving } = move
  const part = usePart(loadMoveDialog, moving !== undefined, move.end)

  const actions = useLasting<RowActions & ToolbarActions>({
    edit: ({ id }) => edit(id),
    switchOne: (automation, active) => void switches.switchOne(automation, active),
    dismiss: switches.dismiss,
    beginRename: rename.begin,
    typeName: rename.type,
    cancelRename: rename.cancel,
    saveName: rename.save,
    duplicate: automation => void make.duplicate(automation),
    beginMove: move.begin,
    remove: automation => void removal.remove(automation),
    switchMany: (automations, active) => void switches.switchMany(automations, active),
    createNew: () => edit('new'),
  })
  const disabledReason = workspace.automationsEnabled ? undefined : t`The Automation ClickApp is off.`
  const connects = plans[workspace.plan].connects
  const connectingPlan = useConnectingPlan()
  const lockedReason = t`Webhooks and integrations need ${connectingPlan}.`

  const row = (automation: AutomationView) => (
    <AutomationRow
      {...{ automation, placeId, now, disabledReason, lockedReason, actions }}
      sentence={sentenceOf(automation)}
      from={fromOf(automation)}
      state={states.get(automation.id)}
      draft={rename.drafts.get(automation.id)}
      locked={connects || !usesConnections(automation) ? undefined : known.mayBuy ? 'upgrade' : 'ask'}
      broken={brokenOf(automation)}
    />
  )
  const complete = isComplete(list)

  return (
    <>
      <SuspendedNote />
      <ActiveToolbar
        {...known}
        {...{ query, show, sort, shown, complete, disabledReason, actions }}
        onQueryChange={type}
      />
      <div className={`${rowGrid} min-h-7 py-1.5 text-small text-text-muted`}>
        <p className="tnum col-span-full sm:col-span-3">
          <ActiveCounts {...{ placeId, places, list, show, query, complete }} listed={shown.length} />
        </p>
        <p aria-hidden className="text-right max-sm:hidden">
          <Trans comment="Heading of a column: Actions used this month">Actions</Trans>
        </p>
        <p aria-hidden className="text-right max-sm:hidden">
          <Trans comment="Heading of a column">Last run</Trans>
        </p>
      </div>
      {!complete && rest.failed && <RestFailed count={list.items.length} onRetry={rest.read} />}
      {shown.length === 0 && complete ? (
        <NothingFound
          {...{ placeId, show, query }}
          onClear={() => type('')}
          elsewhere={wantedOf(ordered, { show: 'all', query, kept, textOf }).length}
        />
      ) : (
        <RowList
          automations={shown}
          {...{ row, complete }}
          label={t`Automations`}
          listed={`${show} ${sort} ${query}`}
        />
      )}
      {part && moving && (
        <part.MoveDialog
          {...{ places, workspace, names }}
          automation={moving}
          onMove={target => move.move(moving, target)}
          onEdit={() => {
            move.end()
            edit(moving.id)
          }}
          onClose={move.end}
        />
      )}
    </>
  )
}
