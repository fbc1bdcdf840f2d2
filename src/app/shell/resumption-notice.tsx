import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { useUsage } from '#api/use-usage.ts'

/**
 * U6: says to those who listen that automations run again, when a suspension ends under their eyes. That one begins is
 * said by the banner, which appears then; here the banner goes, which nobody would hear.
 */
export function ResumptionNotice() {
  const state = useUsage().data?.state
  const [before, setBefore] = useState(state)
  const [resumed, setResumed] = useState(false)
  if (state !== undefined && state !== before) {
    setBefore(state)
    setResumed(before === 'suspended')
  }
  return (
    <p role="status" className="sr-only">
      {resumed && <Trans>Automations run again.</Trans>}
    </p>
  )
}
