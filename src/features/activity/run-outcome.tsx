import { useLingui } from '@lingui/react/macro'
import type { LucideIcon } from 'lucide-react'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CirclePause from 'lucide-react/icons/circle-pause'
import CircleSlash from 'lucide-react/icons/circle-slash'
import OctagonX from 'lucide-react/icons/octagon-x'
import type { RunView } from '#contract/runs.ts'
import type { Outcome } from '#domain/run.ts'
import { cx } from '#ui/cx.ts'
import { type Tone, toneText } from '#ui/tone.ts'
import { outcomeName, outcomeReason } from './outcome-reason.ts'

const looks: Record<Outcome, { icon: LucideIcon; tone: Tone }> = {
  done: { icon: CircleCheck, tone: 'paid' },
  failed: { icon: CircleAlert, tone: 'suspended' },
  refused: { icon: CirclePause, tone: 'suspended' },
  stopped: { icon: OctagonX, tone: 'used_up' },
  skipped: { icon: CircleSlash, tone: 'neutral' },
}

/** How it ended: a sign and a word, and why. */
export function RunOutcome({ run }: { run: RunView }) {
  const { t, i18n } = useLingui()
  const { icon: Icon, tone } = looks[run.outcome]
  const word = outcomeName(i18n, run.outcome)
  const reason = outcomeReason(i18n, run)
  return (
    <p className="flex items-start gap-1.5">
      <Icon size={16} strokeWidth={1.75} className={cx('mt-0.5', toneText[tone])} />
      <span className="min-w-0 wrap-anywhere">
        {reason === null ? (
          word
        ) : run.outcome === 'done' ? (
          <>
            {word}
            <span className="text-text-muted">
              {t({ message: `, ${reason}`, comment: 'Done, nothing had to change' })}
            </span>
          </>
        ) : (
          t({
            message: `${word}: ${reason}`,
            comment: 'Failed: step 2, set the status: the status was deleted',
          })
        )}
      </span>
    </p>
  )
}
