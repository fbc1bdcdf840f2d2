import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { namesOf } from '#api/names.ts'
import { useNow } from '#api/use-now.ts'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { MemberView, WorkspaceView } from '#contract/session.ts'
import type { Definition } from '#domain/automation.ts'
import type { HookId, PlaceId } from '#domain/brand.ts'
import { payloadFields, payloadValue } from '#domain/payload.ts'
import { statusesAt } from '#domain/places.ts'
import { plans } from '#domain/plans.ts'
import { sentences } from '../sentence.ts'
import type { Building } from './builder-context.tsx'
import { type Described, definitionOf, isSame } from './draft.ts'
import { problemsOf } from './problems.ts'
import { useDraft } from './use-draft.ts'
import { standingProblems, useSave } from './use-save.ts'
import { useShownProblems } from './use-shown-problems.ts'
import { withOpenNames, writtenName } from './written-name.ts'

export type BuilderOptions = {
  /** The place that the list is open at; a new automation is made there. */
  listPlaceId: PlaceId
  /** The automation as last read; null for a new one. */
  automation: AutomationView | null
  /** It was deleted. */
  gone: boolean
  /** Where the browser keeps the draft. */
  keptAt: string
  places: readonly PlaceView[]
  workspace: WorkspaceView
  /** The reader. */
  member: MemberView
  onSaved: (automation: AutomationView) => void
}

/** The draft with all that is known and said about it. */
export function useBuilder({
  listPlaceId,
  automation,
  gone,
  keptAt,
  places,
  workspace,
  onSaved,
}: BuilderOptions) {
  const { i18n } = useLingui()
  const now = useNow(60_000)
  const [announcement, setAnnouncement] = useState({ count: 0, text: '' })
  const placeId = automation?.placeId ?? listPlaceId
  const statuses = statusesAt(places, placeId)
  const { connects } = plans[workspace.plan]

  const sentenceOf = useMemo(
    () => sentences(i18n, withOpenNames(namesOf(places, workspace))),
    // `i18n` stays the same when its language changes.
    [i18n, i18n.locale, places, workspace],
  )
  const nameOf = (definition: Definition | null) => writtenName(definition, sentenceOf)
  const current = useMemo(() => (gone || !automation ? null : describedIn(automation)), [automation, gone])
  const work = useDraft({ key: keptAt, current, writtenName: nameOf, now })
  const { draft, base } = work
  const definition = definitionOf(draft)
  const written = nameOf(definition)
  const name = draft.name ?? written

  const saving = useSave({
    listPlaceId,
    placeId,
    saved: gone ? null : (automation?.id ?? null),
    // What the form does not show must not come into what is saved: whatever differs from what is there now is sent.
    base: base && (current ?? base),
    onSaved(answer) {
      work.forget()
      onSaved(answer)
    },
  })

  const inList = places.some(({ id, kind }) => id === placeId && kind === 'list')
  const problems = problemsOf(draft, name, {
    referable: { statuses, members: workspace.members, tags: workspace.tags, places },
    connects,
    inList,
  })
  // Only what is sent is checked: a name can be changed whatever else the automation refers to.
  const isRedefined = gone || !base || !isSame(definition, definitionIn(base))
  const blocking = isRedefined ? problems : problems.filter(({ at }) => at === 'name')
  const shown = useShownProblems(problems, standingProblems(saving.refusal, draft))

  const building: Building = {
    draft,
    change: work.change,
    errorAt: shown.errorAt,
    leave: shown.leave,
    announce: text => setAnnouncement(({ count }) => ({ count: count + 1, text })),
    placeId,
    places,
    statuses,
    workspace,
    connects,
    ...useReceived(draft.trigger?.kind === 'webhook_received' ? draft.trigger.hookId : null),
    saved:
      automation && !gone
        ? { id: automation.id, active: automation.active, hookId: hookIn(automation) }
        : null,
  }

  async function save(active: boolean | undefined): Promise<void> {
    if (saving.pending) return
    if (blocking.length > 0 || !definition) return shown.tellAll()
    const isUnchanged = !gone && base !== null && !work.changed && active === undefined
    if (isUnchanged && automation) return onSaved(automation)
    await saving.save({ ...definition, name }, { draft, ...(active !== undefined && { active }) })
  }

  return { building, work, written, sentenceOf, blocking, shown, saving, save, announcement, now }
}

/** What the builder edits of an automation. */
function describedIn({ name, trigger, conditions, steps }: AutomationView): Described {
  return { name, trigger, conditions, steps }
}

const definitionIn = ({ trigger, conditions, steps }: Described): Definition => ({
  trigger,
  conditions,
  steps,
})

const hookIn = ({ trigger }: AutomationView): HookId | null =>
  trigger.kind === 'webhook_received' ? trigger.hookId : null

type FromOutside = Pick<Building, 'payloadFields' | 'isSeen'>

const NOTHING: FromOutside = { payloadFields: [], isSeen: () => true }

/** What lately came to the trigger's webhook, as fields. */
function useReceived(hookId: HookId | null): FromOutside {
  const { orpc } = useApi()
  const hook = useQuery({
    ...orpc.hooks.get.queryOptions({ input: { id: hookId ?? ('' as HookId) } }),
    enabled: hookId !== null && hookId !== '',
  })
  const received = hook.data?.received
  return useMemo(() => {
    const [latest] = received ?? []
    if (!received || !latest) return NOTHING
    return {
      payloadFields: payloadFields(latest.payload),
      isSeen: path => received.some(({ payload }) => payloadValue(payload, path) !== undefined),
    }
  }, [received])
}
