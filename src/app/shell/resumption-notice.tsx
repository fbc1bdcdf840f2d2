import { useLingui } from '@lingui/react/macro'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useUsage } from '#api/use-usage.ts'
import { useToasts } from '#ui/toast.tsx'

/**
 * U6: says that automations run again, when a suspension ends under the reader's eyes. That one begins is said by the
 * banner, which appears then; here the banner goes, which few would see and nobody would hear.
 */
export function ResumptionNotice() {
  const { t } = useLingui()
  const toasts = useToasts()
  const state = useUsage().data?.state
  const before = useRef(state)

  const follow = useEffectEvent(() => {
    if (state === undefined) return
    if (before.current === 'suspended' && state !== 'suspended') {
      toasts.add({ id: 'resumed', title: t`Automations run again`, tone: 'paid' })
    } else if (state === 'suspended') toasts.close('resumed')
    before.current = state
  })
  useEffect(() => follow(), [state])
  return null
}
