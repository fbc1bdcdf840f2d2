import { Trans } from '@lingui/react/macro'
import { useResetTime } from '#api/use-reset-time.ts'
import { useUsage } from '#api/use-usage.ts'
import { Banner } from '#ui/banner.tsx'

/** U5, U6: above the list, why nothing of it fires though it is on. */
export function SuspendedNote() {
  const usage = useUsage().data
  const resetTime = useResetTime()
  if (usage?.state !== 'suspended') return null
  const reset = resetTime(usage.resetsAt).words
  return (
    <div className="px-4 pt-3 sm:px-5">
      <Banner
        shape="card"
        tone="suspended"
        announced={false}
        title={<Trans>Automations are suspended: none of these fires.</Trans>}
        detail={<Trans>Automations resume by themselves on {reset}, or now with more Actions.</Trans>}
      />
    </div>
  )
}
