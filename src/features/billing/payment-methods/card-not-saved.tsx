import { Trans, useLingui } from '@lingui/react/macro'
import { problemOf } from '#api/problem.ts'
import { useExplain } from '#api/use-explain.ts'
import { type DeclineWords, useDeclineWords } from '../decline-words.ts'
import { NoAnswer } from '../within.ts'

/** B8: why a card was not saved, and what helps. */
export function CardNotSaved({ error }: { error: Error }) {
  const { t } = useLingui()
  const explain = useExplain()
  const declineWords = useDeclineWords()
  const problem = problemOf(error)
  const words = wordsOf()
  return (
    <p role="alert" className="text-pretty text-suspended-text">
      <Trans>The card was not saved.</Trans> {words.what} {words.help}
    </p>
  )

  function wordsOf(): DeclineWords {
    if (error instanceof NoAnswer) return { what: t`The card fields did not answer.`, help: t`Try again.` }
    if (problem?.code === 'card_declined') return declineWords(problem.data.decline)
    const { reason, help } = explain(error)
    return { what: reason, help }
  }
}
