import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { AutomationListView, AutomationView } from '#contract/automations.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { useToasts } from '#ui/toast.tsx'
import { useRefusal } from './use-refusal.ts'

/** What a row shows that the service has not confirmed, or has refused. */
export type SwitchState =
  | { kind: 'pending'; active: boolean }
  | { kind: 'refused'; active: boolean; error: unknown }

type States = ReadonlyMap<AutomationId, SwitchState>
const NONE: States = new Map()

/** Switches automations: shown at once, taken back with the reason when the service refuses (U7, L3). */
export function useSwitches(placeId: PlaceId) {
  const { t } = useLingui()
  const { orpc, queryClient } = useApi()
  const navigate = useNavigate()
  const toasts = useToasts()
  const refusalOf = useRefusal()
  const [states, setStates] = useState(NONE)
  const [kept, setKept] = useState<ReadonlySet<AutomationId>>(new Set())
  const one = useMutation(orpc.automations.update.mutationOptions())
  const many = useMutation(orpc.automations.switchMany.mutationOptions())
  const inView = useRef(true)

  useEffect(() => {
    inView.current = true
    return () => {
      inView.current = false
    }
  }, [])

  const put = (ids: readonly AutomationId[], state: SwitchState | null) =>
    setStates(before => {
      const after = new Map(before)
      for (const id of ids) {
        if (state) after.set(id, state)
        else after.delete(id)
      }
      return after
    })
  /** What was refused before may succeed now. */
  const forgetRefusals = () =>
    setStates(before => new Map([...before].filter(([, { kind }]) => kind === 'pending')))

  /** Into the cache, so that nothing flickers until the list is read again. */
  const confirm = (ids: readonly AutomationId[], active: boolean) => {
    const changed = new Set(ids)
    queryClient.setQueryData(
      orpc.automations.list.queryKey({ input: { place: placeId } }),
      (list: AutomationListView | undefined) =>
        list && {
          ...list,
          items: list.items.map(item => (changed.has(item.id) ? { ...item, active } : item)),
        },
    )
  }

  const tellRefusal = (title: string, error: unknown, retry: () => void) => {
    const { text, wayOut } = refusalOf(error)
    const actions = {
      upgrade: {
        label: t({ message: 'Upgrade', context: 'usage' }),
        onSelect: () => void navigate({ to: '/settings/billing', search: { for: 'upgrade' } }),
      },
      retry: { label: t`Try again`, onSelect: retry },
    }
    toasts.add({
      id: 'switch-refused',
      title,
      detail: text,
      tone: 'used_up',
      ...(wayOut && { action: actions[wayOut] }),
    })
  }

  async function switchOne(automation: AutomationView, active: boolean): Promise<void> {
    const { id, name } = automation
    setKept(before => new Set(before).add(id))
    put([id], { kind: 'pending', active })
    try {
      await one.mutateAsync({ id, active })
      await queryClient.cancelQueries({ queryKey: orpc.automations.list.key() })
      confirm([id], active)
      put([id], null)
      forgetRefusals()
      toasts.close('switch-refused')
      void queryClient.invalidateQueries({ queryKey: orpc.automations.list.key() })
    } catch (error) {
      put([id], { kind: 'refused', active, error })
      // The row says it, unless its list has been left by then.
      if (inView.current) return
      const title = active ? t`“${name}” stays off` : t`“${name}” stays on`
      tellRefusal(title, error, () => void switchOne(automation, active))
    }
  }

  async function switchMany(ids: readonly AutomationId[], active: boolean): Promise<void> {
    setKept(before => new Set([...before, ...ids]))
    put(ids, { kind: 'pending', active })
    try {
      await many.mutateAsync({ ids: [...ids], active })
      confirm(ids, active)
      put(ids, null)
      forgetRefusals()
      const count = ids.length
      toasts.add({
        id: 'switched-many',
        title: active
          ? t`${plural(count, { one: '# automation was switched on', other: '# automations were switched on' })}`
          : t`${plural(count, { one: '# automation was switched off', other: '# automations were switched off' })}`,
        action: { label: t`Undo`, onSelect: () => void switchMany(ids, !active) },
      })
    } catch (error) {
      put(ids, null)
      tellRefusal(active ? t`Nothing was switched on` : t`Nothing was switched off`, error, () => {
        void switchMany(ids, active)
      })
    }
  }

  return {
    states,
    /** Rows that were switched here; they stay in view until `release`. */
    kept,
    release: useCallback(() => setKept(before => (before.size === 0 ? before : new Set())), []),
    switchOne,
    switchMany,
    dismiss: (id: AutomationId) => put([id], null),
  }
}
