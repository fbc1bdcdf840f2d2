import type { Help } from '#contract/problems.ts'
import type { OrderId } from '#domain/brand.ts'
import type { Decline } from '#domain/payment.ts'
import { type Problem, problem } from '../problem.ts'

/** B8: what really helps; the card is not always to blame. */
const HELPS: Record<Decline, Help[]> = {
  generic_decline: ['use_another_card'],
  insufficient_funds: ['use_another_card'],
  expired_card: ['check_card_details', 'use_another_card'],
  incorrect_cvc: ['check_card_details', 'use_another_card'],
  processing_error: ['try_again', 'use_another_card'],
  authentication_failed: ['try_again', 'use_another_card'],
  no_card: ['use_another_card'],
}

/** B8, T3: `orderId` is null where a card was to be saved only. */
export function cardDeclined(decline: Decline, orderId: OrderId | null): Problem {
  return problem('card_declined', { decline, orderId, helps: HELPS[decline] })
}
