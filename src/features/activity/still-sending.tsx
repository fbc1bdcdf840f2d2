import type { RunView } from '#contract/runs.ts'
import { DeliveryState } from './delivery-state.tsx'
import { sendingOf } from './sending-of.ts'

/** Beside how a run ended: that what it sent has not arrived yet. The one tried most often stands for all. */
export function StillSending({ run, now }: { run: RunView; now: number | undefined }) {
  const delivery = sendingOf(run)
  if (!delivery) return null
  const { state, nextAt, answers } = delivery
  return (
    <p className="tnum text-text-muted">
      <DeliveryState delivery={{ state, nextAt, attempts: answers }} now={now} />
    </p>
  )
}
