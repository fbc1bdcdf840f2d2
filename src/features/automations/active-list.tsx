import { Trans, useLingui } from '@lingui/react/macro'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { namesOf } from '#api/names.ts'
import { useNow } from '#api/use-now.ts'
import type { AutomationView } from '#contract/automations.ts'
import { ActiveCounts } from './active-counts.tsx'
import { ActiveToolbar, type ToolbarActions } from './active-toolbar.tsx'
import { AutomationRow, type RowActions } from './automation-row.tsx'
import type { Known } from './known.ts'
import { fold, inOrder, wantedOf } from './list-automations.ts'
import type { ModalSearch } from './modal-search.ts'
import { NothingFound } from './nothing-found.tsx'
import { RowList } from './row-list.tsx'
import { rowGrid } from './row-look.ts'
import { sentences } from './sentence.ts'
import { useMakeAutomation } from './use-make-automation.ts'
import { useModalLocation } from './use-modal-location.ts'
import { useReadyTexts } from './use-ready-texts.ts'
import { useSwitches } from './use-switches.ts'
import { useTypedQuery } from './use-typed-query.ts'

const MINUTE = 60_000

export function ActiveList({ search, ...known }: Known & { search: ModalSearch }) {
  const { placeId, list, places, workspace } = known
  const { t, i18n } = useLingui()
  const now = useNow(MINUTE / 2)
  const { change } = useModalLocation(placeId)
  const { show = 'active', sort = 'used' } = search
  const [typed, type] = useTypedQuery(search.q ?? '', q => change({ q }))
  const query = useDeferredValue(typed)
  const switches = useSwitches(placeId)
  const { kept, release, states } = switches
  const make = useMakeAutomation(placeId)

  // Another selection lets go of the rows that were switched.
  useEffect(release, [show, release])

  const names = useMemo(() => namesOf(places, workspace), [places, workspace])
  const { sentenceOf, textOf } = useMemo(() => {
    const say = sentences(i18n, names)
    return {
      sentenceOf: remembered(say),
      textOf: remembered(({ name, ...rest }) => fold(`${name} ${say(rest)}`)),
    }
    // `i18n` stays the same when its language changes.
  }, [i18n, i18n.locale, names])
  const ordered = useMemo(() => inOrder(list.items, sort, i18n.locale), [list.items, sort, i18n.locale])
  useReadyTexts(ordered, textOf)
  const shown = useMemo(
    () => wantedOf(ordered, { show, query, kept, textOf }),
    [ordered, show, query, kept, textOf],
  )

  const actions = useLasting<RowActions & ToolbarActions>({
    switchOne: (automation, active) => void switches.switchOne(automation, active),
    duplicate: automation => void make.duplicate(automation),
    dismiss: switches.dismiss,
    switchMany: (ids, active) => void switches.switchMany(ids, active),
    create: (template, active) => void make.create(template, active),
  })
  const disabledReason = workspace.automationsEnabled ? undefined : t`The Automation ClickApp is off.`

  const row = (automation: AutomationView) => (
    <AutomationRow
      automation={automation}
      sentence={sentenceOf(automation)}
      from={automation.placeId === placeId ? undefined : names.places.get(automation.placeId)}
      state={states.get(automation.id)}
      {...{ now, disabledReason, actions }}
    />
  )

  return (
    <>
      <ActiveToolbar
        {...known}
        query={typed}
        onQueryChange={type}
        {...{ show, sort, shown, disabledReason }}
        onSwitchShown={actions.switchMany}
        onCreate={actions.create}
      />
      <div className={`${rowGrid} min-h-7 py-1.5 text-small text-text-muted`}>
        <p className="tnum col-span-full sm:col-span-3">
          <ActiveCounts {...{ placeId, places, list, show, query }} listed={shown.length} />
        </p>
        <p aria-hidden className="text-right max-sm:hidden">
          <Trans comment="Heading of a column: Actions used this month">Actions</Trans>
        </p>
        <p aria-hidden className="text-right max-sm:hidden">
          <Trans comment="Heading of a column">Last run</Trans>
        </p>
      </div>
      {shown.length === 0 ? (
        <NothingFound
          {...{ placeId, show }}
          query={query}
          onClear={() => type('')}
          elsewhere={wantedOf(ordered, { show: 'all', query, kept, textOf }).length}
        />
      ) : (
        <RowList automations={shown} row={row} label={t`Automations`} listed={`${show} ${sort} ${query}`} />
      )}
    </>
  )
}

/** Each automation's text is worked out once, when it is first asked for. */
function remembered(textOf: (automation: AutomationView) => string): (automation: AutomationView) => string {
  const texts = new WeakMap<AutomationView, string>()
  return automation => {
    const known = texts.get(automation)
    if (known !== undefined) return known
    const text = textOf(automation)
    texts.set(automation, text)
    return text
  }
}

/** The same functions at every render, which call the latest ones: rows are only drawn again for what they show. */
function useLasting<Functions extends Record<string, (...args: never[]) => void>>(
  latest: Functions,
): Functions {
  const current = useRef(latest)
  useEffect(() => {
    current.current = latest
  })
  return useMemo(() => {
    const names = Object.keys(current.current) as (keyof Functions)[]
    const lasting = names.map(name => [name, (...args: never[]) => current.current[name]?.(...args)])
    return Object.fromEntries(lasting) as Functions
  }, [])
}
