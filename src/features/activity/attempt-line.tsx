import { Trans, useLingui } from '@lingui/react/macro'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import type { AttemptView } from '#contract/deliveries.ts'
import { isTaken } from '#domain/delivery.ts'
import { CodeBlock } from '#ui/code-block.tsx'
import { cx } from '#ui/cx.ts'
import { formatNumber } from '#ui/format.ts'
import { toneText } from '#ui/tone.ts'
import { answerWords } from './answer-words.ts'
import { Exactly } from './when.tsx'

/** One attempt: when, how long it took, and what was answered, or that nothing was. */
export function AttemptLine({ attempt, number }: { attempt: AttemptView; number: number }) {
  const { t, i18n } = useLingui()
  const { answer, milliseconds, at } = attempt
  const taken = isTaken(answer)
  const Sign = taken ? CircleCheck : CircleAlert
  const body = answer.kind === 'answered' ? answer.body : ''
  const duration = formatNumber(i18n.locale, Math.round(milliseconds))
  return (
    <li className="flex gap-2">
      <span className="tnum w-4 shrink-0 text-right text-text-muted">{number}</span>
      <Sign size={16} strokeWidth={1.75} className={cx('mt-0.5', toneText[taken ? 'paid' : 'suspended'])} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="tnum">
          {answerWords(i18n, answer)}
          <span className="text-text-muted">
            <span className="px-1.5">·</span>
            <Trans comment="How long an attempt took, in milliseconds">{duration} ms</Trans>
            <span className="px-1.5">·</span>
            <Exactly at={at} />
          </span>
        </p>
        {body !== '' && (
          <details className="group">
            <summary className="w-fit cursor-pointer rounded-control font-medium text-accent-text">
              <Trans comment="The body of what a receiver answered">What it answered</Trans>
            </summary>
            <div className="pt-1">
              <CodeBlock label={t({ message: 'Answer', context: 'request' })} text={body} />
            </div>
          </details>
        )}
      </div>
    </li>
  )
}
