import { Trans } from '@lingui/react/macro'
import { problemOf } from '#api/problem.ts'
import { useExplain } from '#api/use-explain.ts'
import { useDeclineWords } from '../decline-words.ts'

/** B8: why a card was not saved, and what helps. */
export function CardNotSaved({ error }: { error: Error }) {
  const explain = useExplain()
  const declineWords = useDeclineWords()
  const problem = problemOf(error)
  const { reason, help } = explain(error)
  const words =
    problem?.code === 'card_declined' ? declineWords(problem.data.decline) : { what: reason, help }
  return (
    <p role="alert" className="text-pretty text-suspended-text">
      <Trans>The card was not saved.</Trans> {words.what} {words.help}
    </p>
  )
}
