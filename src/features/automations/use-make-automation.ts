import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import type { AutomationView } from '#contract/automations.ts'
import { NAME_MAX } from '#domain/automation.ts'
import type { PlaceId } from '#domain/brand.ts'
import { type Toast, useToasts } from '#ui/toast.tsx'
import type { Template } from './templates.ts'
import { useListCache } from './use-list-cache.ts'
import { useModalLocation } from './use-modal-location.ts'
import { useTellRefusal } from './use-tell-refusal.ts'

/** Makes automations from templates and from others; at the cap they can still be made as inactive (U7). */
export function useMakeAutomation(placeId: PlaceId) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const { edit } = useModalLocation(placeId)
  const cache = useListCache(placeId)
  const toasts = useToasts()
  const tellRefusal = useTellRefusal()
  const creation = useMutation(orpc.automations.create.mutationOptions())
  const removal = useMutation(orpc.automations.remove.mutationOptions())
  const duplication = useMutation(orpc.automations.duplicate.mutationOptions())

  type Making = {
    name: string
    active: boolean
    send: (active: boolean) => Promise<AutomationView>
    /** What the toast offers then. */
    next: (made: AutomationView) => Pick<Toast, 'action' | 'also'>
  }

  /** Answers whether it was made. */
  async function make({ name, active, send, next }: Making): Promise<boolean> {
    try {
      const made = await send(active)
      await cache.add(made)
      cache.refresh()
      toasts.add({
        id: 'made',
        title: made.active
          ? t`“${made.name}” was created and is active`
          : t`“${made.name}” was created, inactive`,
        ...next(made),
      })
      return true
    } catch (error) {
      const atCap = problemOf(error)?.code === 'active_automations_exceeded'
      tellRefusal({
        ...{ id: 'made', title: t`“${name}” was not created`, error },
        retry: () => void make({ name, active, send, next }),
        instead: atCap
          ? {
              label: t`Create as inactive`,
              onSelect: () => void make({ name, active: false, send, next }),
            }
          : undefined,
      })
      return false
    }
  }

  const editing = ({ id }: AutomationView) => ({
    label: t({ message: 'Edit', context: 'automation' }),
    onSelect: () => edit(id),
  })

  async function undo(made: AutomationView): Promise<void> {
    const { id, name } = made
    await cache.remove(id)
    try {
      await removal.mutateAsync({ id })
    } catch (error) {
      await cache.add(made)
      tellRefusal({
        ...{ id: 'made', title: t`“${name}” was not deleted`, error },
        retry: () => void undo(made),
      })
    }
    cache.refresh()
  }

  return {
    busy: creation.isPending,
    create: ({ id: _id, ...template }: Template, active: boolean) =>
      make({
        name: template.name,
        active,
        send: as => creation.mutateAsync({ ...template, placeId, active: as }),
        // It is on, and nobody has looked at it yet.
        next: made => ({ action: editing(made), also: { label: t`Undo`, onSelect: () => void undo(made) } }),
      }),
    /** As active as the original is. */
    duplicate: ({ id, name: original, active }: AutomationView) => {
      const name = [...t`${original} (copy)`].slice(0, NAME_MAX).join('')
      return make({
        name,
        active,
        send: as => duplication.mutateAsync({ id, name, active: as }),
        next: made => ({ action: editing(made) }),
      })
    },
  }
}
