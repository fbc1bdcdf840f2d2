import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { AutomationPartView, BreakdownView } from '#contract/usage-detail.ts'
import type { AutomationId } from '#domain/brand.ts'
import { useApi } from './api-context.tsx'

/** What a switch shows that the service has not confirmed, or has refused. */
export type SwitchState =
  | { kind: 'pending'; active: boolean }
  | { kind: 'refused'; active: boolean; error: unknown }

type Named = { id: AutomationId; name: string }

type AutomationSwitchOptions<Automation> = {
  /** It is done. */
  onSwitched: (automation: Automation, active: boolean) => void
  /** It was refused when the list had been left already: nothing there says so. */
  onRefusedLater: (automation: Automation, refusal: { active: boolean; error: unknown }) => void
}

/** Switches automations outside of a place's list: shown at once, taken back with the reason when it is refused (U7, L3). */
export function useAutomationSwitch<Automation extends Named>({
  onSwitched,
  onRefusedLater,
}: AutomationSwitchOptions<Automation>) {
  const { orpc, queryClient } = useApi()
  const update = useMutation(orpc.automations.update.mutationOptions())
  const [states, setStates] = useState<ReadonlyMap<AutomationId, SwitchState>>(new Map())
  const inView = useRef(true)

  useEffect(() => {
    inView.current = true
    return () => {
      inView.current = false
    }
  }, [])

  const put = (id: AutomationId, state: SwitchState) => setStates(before => new Map(before).set(id, state))

  async function keep(id: AutomationId, active: boolean): Promise<void> {
    const queryKey = orpc.usage.automations.key()
    // An answer that is on its way was read before this.
    await queryClient.cancelQueries({ queryKey }, { revert: false })
    queryClient.setQueriesData<BreakdownView<AutomationPartView>>(
      { queryKey },
      parts =>
        parts && { ...parts, items: parts.items.map(part => (part.id === id ? { ...part, active } : part)) },
    )
    for (const changed of [orpc.usage, orpc.automations, orpc.places])
      void queryClient.invalidateQueries({ queryKey: changed.key() })
  }

  async function switchOne(automation: Automation, active: boolean): Promise<void> {
    const { id } = automation
    put(id, { kind: 'pending', active })
    try {
      await update.mutateAsync({ id, active })
    } catch (error) {
      put(id, { kind: 'refused', active, error })
      if (!inView.current) onRefusedLater(automation, { active, error })
      return
    }
    await keep(id, active)
    // What was refused before may succeed now.
    setStates(
      before => new Map([...before].filter(([other, { kind }]) => other !== id && kind === 'pending')),
    )
    onSwitched(automation, active)
  }

  return {
    states,
    switchOne,
    dismiss: (id: AutomationId) =>
      setStates(before => new Map([...before].filter(([other]) => other !== id))),
  }
}
