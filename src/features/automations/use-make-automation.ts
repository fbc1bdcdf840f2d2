import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import type { AutomationView } from '#contract/automations.ts'
import { NAME_MAX } from '#domain/automation.ts'
import type { PlaceId } from '#domain/brand.ts'
import { useToasts } from '#ui/toast.tsx'
import type { Template } from './templates.ts'
import { useListCache } from './use-list-cache.ts'
import { useModalLocation } from './use-modal-location.ts'
import { useTellRefusal } from './use-tell-refusal.ts'

/** Makes automations from templates and from others; at the cap they can still be made as inactive (U7). */
export function useMakeAutomation(placeId: PlaceId) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const { change, edit } = useModalLocation(placeId)
  const cache = useListCache(placeId)
  const toasts = useToasts()
  const tellRefusal = useTellRefusal()
  const creation = useMutation(orpc.automations.create.mutationOptions())
  const duplication = useMutation(orpc.automations.duplicate.mutationOptions())

  type Making = {
    name: string
    active: boolean
    send: (active: boolean) => Promise<AutomationView>
    /** What the toast offers then. */
    next: (made: AutomationView) => { label: string; onSelect: () => void } | undefined
  }

  /** Answers whether it was made. */
  async function make({ name, active, send, next }: Making): Promise<boolean> {
    try {
      const made = await send(active)
      await cache.add(made)
      cache.refresh()
      const action = next(made)
      toasts.add({
        id: 'made',
        title: made.active
          ? t`“${made.name}” was created and is active`
          : t`“${made.name}” was created, inactive`,
        ...(action && { action }),
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

  return {
    busy: creation.isPending,
    create: (template: Template, active: boolean) =>
      make({
        name: template.name,
        active,
        send: as => creation.mutateAsync({ ...template, placeId, active: as }),
        next: made =>
          made.active
            ? undefined
            : {
                label: t`Show inactive`,
                onSelect: () => change({ automations: 'active', show: 'inactive' }),
              },
      }),
    /** As active as the original is. */
    duplicate: ({ id, name: original, active }: AutomationView) => {
      const name = [...t`${original} (copy)`].slice(0, NAME_MAX).join('')
      return make({
        name,
        active,
        send: as => duplication.mutateAsync({ id, name, active: as }),
        next: made => ({
          label: t({ message: 'Edit', context: 'automation' }),
          onSelect: () => edit(made.id),
        }),
      })
    },
  }
}
