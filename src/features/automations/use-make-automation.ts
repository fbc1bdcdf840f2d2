import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import type { AutomationView } from '#contract/automations.ts'
import { NAME_MAX } from '#domain/automation.ts'
import type { PlaceId } from '#domain/brand.ts'
import { useToasts } from '#ui/toast.tsx'
import type { Template } from './templates.ts'
import { useModalLocation } from './use-modal-location.ts'
import { useRefusal } from './use-refusal.ts'

/** Makes automations from templates and from others; at the cap they can still be made as inactive (U7). */
export function useMakeAutomation(placeId: PlaceId) {
  const { t } = useLingui()
  const { orpc, queryClient } = useApi()
  const navigate = useNavigate()
  const { change } = useModalLocation(placeId)
  const toasts = useToasts()
  const refusalOf = useRefusal()
  const creation = useMutation(orpc.automations.create.mutationOptions())
  const duplication = useMutation(orpc.automations.duplicate.mutationOptions())

  /** Answers whether it was made. */
  async function make(
    send: (active: boolean) => Promise<AutomationView>,
    { name, active }: { name: string; active: boolean },
  ): Promise<boolean> {
    try {
      const made = await send(active)
      void queryClient.invalidateQueries({ queryKey: orpc.automations.list.key() })
      toasts.add({
        id: 'made',
        title: made.active
          ? t`“${made.name}” was created and is active`
          : t`“${made.name}” was created, inactive`,
        ...(!made.active && {
          action: {
            label: t`Show inactive`,
            onSelect: () => change({ automations: 'active', show: 'inactive' }),
          },
        }),
      })
      return true
    } catch (error) {
      const { text, wayOut } = refusalOf(error)
      const atCap = problemOf(error)?.code === 'active_automations_exceeded'
      const action = atCap
        ? { label: t`Create as inactive`, onSelect: () => void make(send, { name, active: false }) }
        : wayOut === 'retry'
          ? { label: t`Try again`, onSelect: () => void make(send, { name, active }) }
          : wayOut === 'upgrade'
            ? {
                label: t({ message: 'Upgrade', context: 'usage' }),
                onSelect: () => void navigate({ to: '/settings/billing', search: { for: 'upgrade' } }),
              }
            : undefined
      toasts.add({
        id: 'made',
        title: t`“${name}” was not created`,
        detail: text,
        tone: 'used_up',
        ...(action && { action }),
      })
      return false
    }
  }

  return {
    busy: creation.isPending,
    create: (template: Template, active: boolean) =>
      make(as => creation.mutateAsync({ ...template, placeId, active: as }), { name: template.name, active }),
    /** As active as the original is. */
    duplicate: ({ id, name: original, active }: AutomationView) => {
      const name = [...t`${original} (copy)`].slice(0, NAME_MAX).join('')
      return make(as => duplication.mutateAsync({ id, name, active: as }), { name, active })
    },
  }
}
