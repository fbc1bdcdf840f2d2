import { useLingui } from '@lingui/react/macro'
import type { LucideIcon } from 'lucide-react'
import Check from 'lucide-react/icons/check'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import Equal from 'lucide-react/icons/equal'
import Send from 'lucide-react/icons/send'
import type { ReactNode } from 'react'
import type { RunView } from '#contract/runs.ts'
import { cx } from '#ui/cx.ts'
import { type Tone, toneText } from '#ui/tone.ts'
import type { ActivityLinks } from './activity-links.ts'
import { DeliveryNow } from './delivery-now.tsx'
import { failureHelp, failureReason, resultName, stepName } from './step-words.ts'
import { CreatedTask } from './task-link.tsx'

type Step = RunView['steps'][number]
type StepLineProps = { step: Step; number: number; links: ActivityLinks; now: number | undefined }

const looks: Record<Step['result'], { icon: LucideIcon; tone: Tone }> = {
  done: { icon: Check, tone: 'paid' },
  unchanged: { icon: Equal, tone: 'neutral' },
  no_task: { icon: CircleDashed, tone: 'neutral' },
  handed_over: { icon: Send, tone: 'neutral' },
  failed: { icon: CircleAlert, tone: 'suspended' },
  not_reached: { icon: CircleDashed, tone: 'neutral' },
}

/** One step of a run: what it was to do, what came of it, and what helps where it failed. */
export function StepLine({ step, number, links, now }: StepLineProps) {
  const { i18n } = useLingui()
  const { icon: Icon, tone } = looks[step.result]
  return (
    <li className="flex gap-2">
      <span className="tnum w-4 shrink-0 text-right text-text-muted">{number}</span>
      <Icon size={16} strokeWidth={1.75} className={cx('mt-0.5', toneText[tone])} />
      <div className={cx('min-w-0', step.result === 'not_reached' && 'text-text-muted')}>
        <span className="inline-block first-letter:uppercase">{stepName(i18n, step)}</span>
        <span className="px-1.5 text-text-muted">·</span>
        <Result step={step} />
        {step.deliveryId && <DeliveryNow id={step.deliveryId} {...{ links, now }} />}
      </div>
    </li>
  )
}

function Result({ step }: { step: Step }): ReactNode {
  const { i18n } = useLingui()
  const { result, reason, taskId } = step
  if (result === 'done' && taskId) return <CreatedTask id={taskId} />
  if (result !== 'failed') return <span className="text-text-muted">{resultName(i18n, result)}</span>
  return (
    <>
      <span className="text-suspended-text">{failureReason(i18n, step) ?? resultName(i18n, result)}</span>
      {reason && <p className="text-text-muted">{failureHelp(i18n, reason)}</p>}
    </>
  )
}
