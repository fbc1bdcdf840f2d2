import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import type { AutomationView } from '#contract/automations.ts'
import type { AutomationId } from '#domain/brand.ts'
import { useToasts } from '#ui/toast.tsx'
import type { ListCache } from './use-list-cache.ts'
import { useTellRefusal } from './use-tell-refusal.ts'

type RemovalOptions = {
  cache: ListCache
  /** The name of the place that an automation is inherited from; undefined for those of the place itself. */
  inheritedFrom: (automation: AutomationView) => string | undefined
  /** Before a row goes, and before one comes back. */
  onLeaving: (id: AutomationId) => void
  onReturning: (id: AutomationId) => void
}

/** P5: deletes at once, with Undo, which restores as it was, or switched off where the cap has been reached since (U7). */
export function useRemoval({ cache, inheritedFrom, onLeaving, onReturning }: RemovalOptions) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const toasts = useToasts()
  const tellRefusal = useTellRefusal()
  const removal = useMutation(orpc.automations.remove.mutationOptions())
  const restoration = useMutation(orpc.automations.restore.mutationOptions())

  async function remove(automation: AutomationView): Promise<void> {
    const { id, name } = automation
    const place = inheritedFrom(automation)
    onLeaving(id)
    await cache.remove(id)
    try {
      await removal.mutateAsync({ id })
      toasts.add({
        id: `deleted ${id}`,
        title: t`“${name}” was deleted`,
        // P4: what is inherited works in more places than the one that is open.
        ...(place !== undefined && { detail: t`It worked in all of ${place}.` }),
        action: { label: t`Undo`, onSelect: () => void restore(automation) },
      })
    } catch (error) {
      onReturning(id)
      await cache.add(automation)
      tellRefusal({
        ...{ id: `deleted ${id}`, title: t`“${name}” was not deleted`, error },
        retry: () => void remove(automation),
      })
    }
    cache.refresh()
  }

  /** @param active undefined: as it was */
  async function restore(automation: AutomationView, active?: boolean): Promise<void> {
    const { id, name } = automation
    try {
      const restored = await restoration.mutateAsync({ id, ...(active !== undefined && { active }) })
      onReturning(id)
      await cache.add(restored)
      toasts.add({
        id: `deleted ${id}`,
        title:
          automation.active && !restored.active
            ? t`“${name}” was restored, switched off`
            : t`“${name}” was restored`,
      })
    } catch (error) {
      const atCap = problemOf(error)?.code === 'active_automations_exceeded'
      tellRefusal({
        ...{ id: `deleted ${id}`, title: t`“${name}” was not restored`, error },
        retry: () => void restore(automation, active),
        instead: atCap
          ? { label: t`Restore switched off`, onSelect: () => void restore(automation, false) }
          : undefined,
      })
    }
    cache.refresh()
  }

  return { remove }
}
