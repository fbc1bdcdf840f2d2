import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import type { AutomationView } from '#contract/automations.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { useToasts } from '#ui/toast.tsx'
import { useListCache } from '../use-list-cache.ts'
import { useModalLocation } from '../use-modal-location.ts'
import { changesOf, type Described, type Draft } from './draft.ts'
import type { FieldProblem } from './reasons.ts'
import { fieldProblemsOf } from './service-refusal.ts'

/** A refusal that no field is about, told above Save; and those at fields, as long as the parts are as they were sent. */
type Refusal = { error: unknown; fields: FieldProblem[]; sent: Draft }

type SaveOptions = {
  /** The place that the list is open at. */
  listPlaceId: PlaceId
  /** The automation's own. */
  placeId: PlaceId
  /** The saved automation; null for a new one, and for one that is gone and will be made anew. */
  saved: AutomationId | null
  base: Described | null
  onSaved: (automation: AutomationView) => void
}

/** Sends the draft, and keeps what the service says against it. */
export function useSave({ listPlaceId, placeId, saved, base, onSaved }: SaveOptions) {
  const { t } = useLingui()
  const { orpc, queryClient } = useApi()
  const toasts = useToasts()
  const { change: changeLocation } = useModalLocation(listPlaceId)
  const lists = useListCache(listPlaceId)
  const creation = useMutation(orpc.automations.create.mutationOptions())
  const update = useMutation(orpc.automations.update.mutationOptions())
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const pending = creation.isPending || update.isPending

  /**
   * @param active undefined leaves it as it is
   * @returns whether it was saved
   */
  async function save(described: Described, { draft, active }: { draft: Draft; active?: boolean }) {
    if (pending) return false
    setRefusal(null)
    try {
      const answer =
        saved === null
          ? await creation.mutateAsync({ ...described, placeId, active: active ?? false })
          : await update.mutateAsync({
              id: saved,
              ...(base ? changesOf(described, base) : described),
              ...(active !== undefined && { active }),
            })
      queryClient.setQueryData(orpc.automations.get.queryKey({ input: { id: answer.id } }), answer)
      // The row is there at once, for the focus to go to.
      await (saved === null && placeId === listPlaceId ? lists.add(answer) : lists.change(answer.id, answer))
      lists.refresh()
      tell(answer)
      onSaved(answer)
      return true
    } catch (error) {
      const problem = problemOf(error)
      if (problem?.code === 'active_automations_exceeded')
        void queryClient.invalidateQueries({ queryKey: orpc.usage.key() })
      setRefusal({ error, fields: problem ? fieldProblemsOf(problem, draft) : [], sent: draft })
      return false
    }
  }

  function tell({ name, active }: AutomationView) {
    toasts.add({
      id: 'saved',
      title: active ? t`“${name}” is saved and on` : t`“${name}” is saved, inactive`,
      ...(!active &&
        saved === null && {
          action: {
            label: t`Show inactive`,
            onSelect: () => changeLocation({ automations: 'active', show: 'inactive' }),
          },
        }),
    })
  }

  return { save, pending, refusal, dismissRefusal: () => setRefusal(null) }
}

/** What the service said against fields, without those whose part was changed since. */
export function standingProblems(refusal: Refusal | null, draft: Draft): FieldProblem[] {
  if (!refusal) return []
  const { fields, sent } = refusal
  const partOf = ({ name, trigger, conditions, steps }: Draft, at: string) => {
    const [key = ''] = at.split('.')
    if (key === 'name') return name
    return key === 'trigger' ? trigger : [...conditions, ...steps].find(part => part.key === key)
  }
  return fields.filter(({ at }) => partOf(sent, at) === partOf(draft, at))
}
