import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { useAutomationSwitch } from '#api/use-automation-switch.ts'
import { useRefusal } from '#api/use-refusal.ts'
import type { AutomationPartView } from '#contract/usage-detail.ts'
import { useToasts } from '#ui/toast.tsx'

/**
 * Switches what used the month's Actions. Of what works elsewhere it says where, with a way back.
 * @param elsewhere the name of the automation's place; undefined for the place that is open
 */
export function usePartSwitch(elsewhere: (part: AutomationPartView) => string | undefined) {
  const { t } = useLingui()
  const toasts = useToasts()
  const navigate = useNavigate()
  const refusalOf = useRefusal()
  const { states, switchOne, dismiss } = useAutomationSwitch<AutomationPartView>({
    onSwitched(part, active) {
      toasts.close('switch-refused')
      const { name } = part
      const place = elsewhere(part)
      if (place === undefined) return
      toasts.add({
        id: 'switched',
        title: active
          ? t`“${name}” is on for all of ${place}`
          : t({
              message: `“${name}” is off for all of ${place}`,
              comment: 'An automation that was switched off, and the Space, Folder or List that it works in',
            }),
        action: { label: t`Undo`, onSelect: () => void switchOne(part, !active) },
      })
    },
    onRefusedLater(part, { active, error }) {
      const { name } = part
      const { text, wayOut } = refusalOf(error)
      const ways = {
        upgrade: {
          label: t({ message: 'Upgrade', context: 'usage' }),
          onSelect: () => void navigate({ to: '/settings/billing', search: { for: 'upgrade' } }),
        },
        retry: { label: t`Try again`, onSelect: () => void switchOne(part, active) },
      }
      toasts.add({
        id: 'switch-refused',
        title: active ? t`“${name}” stays off` : t`“${name}” stays on`,
        detail: text,
        tone: 'used_up',
        ...(wayOut && { action: ways[wayOut] }),
      })
    },
  })

  // The same functions at every drawing, so that rows are drawn again for what they show only.
  const latest = useRef({ switchOne, dismiss })
  useEffect(() => {
    latest.current = { switchOne, dismiss }
  })
  return {
    states,
    switchOne: useCallback(
      (part: AutomationPartView, active: boolean) => void latest.current.switchOne(part, active),
      [],
    ),
    dismiss: useCallback((id: AutomationPartView['id']) => latest.current.dismiss(id), []),
  }
}
