import type { CardField, CardText, CardTexts, FieldProblem } from '#contract/card-frame.ts'
import type { Decline } from '#domain/payment.ts'
import type { Behaviour } from '#domain/test-cards.ts'

type Shown = { field: CardField; problem: FieldProblem; codeLength: number }

/** What is wrong with a field, and how to put it right. */
export function problemText(texts: CardTexts, { field, problem, codeLength }: Shown): string {
  if (field === 'code' && problem === 'incomplete') {
    return texts[codeLength === 4 ? 'code_incomplete_4' : 'code_incomplete_3']
  }
  return texts[`${field}_${problem}` as CardText]
}

/** What comes of a test card. */
export function behaviourText(texts: CardTexts, behaviour: Behaviour): string {
  switch (behaviour.kind) {
    case 'passes':
      return texts.passes
    case 'declines':
      return declineText(texts, behaviour.decline)
    case 'declines_when_charged':
      return texts.declines_when_charged
    case 'challenges':
      return behaviour.declines === null
        ? texts.challenges
        : `${texts.challenges_then_declines} ${declineText(texts, behaviour.declines)}`
  }
}

/** No card is published for the other declines. */
function declineText(texts: CardTexts, decline: Decline): string {
  return decline in texts ? texts[decline as CardText] : texts.generic_decline
}
