import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { AutomationView } from '#contract/automations.ts'
import type { AutomationId } from '#domain/brand.ts'
import { useToasts } from '#ui/toast.tsx'
import type { ListCache } from './use-list-cache.ts'
import { useTellRefusal } from './use-tell-refusal.ts'

/** What a row shows that the service has not confirmed, or has refused. */
export type SwitchState =
  | { kind: 'pending'; active: boolean }
  | { kind: 'refused'; active: boolean; error: unknown }

type States = ReadonlyMap<AutomationId, SwitchState>
const NONE: States = new Map()

type SwitchesOptions = {
  cache: ListCache
  /** The name of the place that an automation is inherited from; undefined for those of the place itself. */
  inheritedFrom: (automation: AutomationView) => string | undefined
}

/** Switches automations: shown at once, taken back with the reason when the service refuses (U7, L3). */
export function useSwitches({ cache, inheritedFrom }: SwitchesOptions) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const toasts = useToasts()
  const tellRefusal = useTellRefusal()
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

  async function switchOne(automation: AutomationView, active: boolean): Promise<void> {
    const { id, name } = automation
    setKept(before => new Set(before).add(id))
    put([id], { kind: 'pending', active })
    try {
      await one.mutateAsync({ id, active })
      // Into the cache, so that nothing flickers until the list is read again.
      await cache.switchMany([id], active)
      put([id], null)
      forgetRefusals()
      toasts.close('switch-refused')
      cache.refresh()
      tellWhere(automation, active)
    } catch (error) {
      put([id], { kind: 'refused', active, error })
      // The row says it, unless its list has been left by then.
      if (inView.current) return
      const title = active ? t`“${name}” stays off` : t`“${name}” stays on`
      tellRefusal({
        ...{ id: 'switch-refused', title, error },
        retry: () => void switchOne(automation, active),
      })
    }
  }

  /** P4: what is inherited works in more places than the one that is open. */
  function tellWhere(automation: AutomationView, active: boolean) {
    const { name } = automation
    const place = inheritedFrom(automation)
    if (place === undefined) return
    toasts.add({
      id: 'switched',
      title: active
        ? t`“${name}” is on for all of ${place}`
        : t({
            message: `“${name}” is off for all of ${place}`,
            comment: 'An automation that was switched off, and the Space, Folder or List that it works in',
          }),
      action: { label: t`Undo`, onSelect: () => void switchOne(automation, !active) },
    })
  }

  async function switchMany(automations: readonly AutomationView[], active: boolean): Promise<void> {
    const ids = automations.map(({ id }) => id)
    setKept(before => new Set([...before, ...ids]))
    put(ids, { kind: 'pending', active })
    try {
      await many.mutateAsync({ ids, active })
      await cache.switchMany(ids, active)
      put(ids, null)
      forgetRefusals()
      cache.refresh()
      const count = ids.length
      const inherited = automations.filter(automation => inheritedFrom(automation) !== undefined).length
      toasts.add({
        id: 'switched',
        title: active
          ? t`${plural(count, { one: '# automation was switched on', other: '# automations were switched on' })}`
          : t`${plural(count, { one: '# automation was switched off', other: '# automations were switched off' })}`,
        ...(inherited > 0 && {
          detail: t`${plural(inherited, { one: '# of them works in other places too.', other: '# of them work in other places too.' })}`,
        }),
        action: { label: t`Undo`, onSelect: () => void switchMany(automations, !active) },
      })
    } catch (error) {
      put(ids, null)
      tellRefusal({
        id: 'switch-refused',
        title: active ? t`Nothing was switched on` : t`Nothing was switched off`,
        error,
        retry: () => void switchMany(automations, active),
      })
    }
  }

  return {
    states,
    /** Rows that were switched or restored here; they stay in view until `release`. */
    kept,
    keep: (id: AutomationId) => setKept(before => new Set(before).add(id)),
    release: useCallback(() => setKept(before => (before.size === 0 ? before : new Set())), []),
    switchOne,
    switchMany,
    dismiss: (id: AutomationId) => put([id], null),
  }
}
