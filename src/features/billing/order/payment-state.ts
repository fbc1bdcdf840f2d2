import type { Problem } from '#api/problem.ts'
import type { OrderView, QuoteView } from '#contract/billing.ts'
import type { CardTokenView } from '#contract/card-token.ts'
import type { PaymentMethodId } from '#domain/brand.ts'
import type { Card, Decline } from '#domain/payment.ts'

export type PayWith =
  | { kind: 'saved'; id: PaymentMethodId }
  /** As the card's frame handed it over (B9). */
  | { kind: 'new'; card: CardTokenView }

/** What the bank's page says of a card. */
export type ShownCard = Pick<Card, 'brand' | 'last4'>

/**
 * What somebody agreed to by pressing the button: this quote, with this card. The key is kept until an answer came, so that
 * asking again never charges again (B7, B13).
 */
export type Agreed = { key: string; quote: QuoteView; pay: PayWith; card: ShownCard }

/** An order as far as it is known. `agreed` is null for one that another tab, or this one before a reload, has begun. */
export type Begun = { order: OrderView; agreed: Agreed | null }

/** Why there is something to press again, for the buyer to read. Nothing was charged in any of these. */
export type Said =
  /** B8 */
  | { kind: 'declined'; decline: Decline }
  /** The buyer left 3-D Secure, or gave the payment up. */
  | { kind: 'given_up' }
  /** It was given up elsewhere, or had not gone far enough to be found again. */
  | { kind: 'canceled' }
  /** B6: the quote is replaced. */
  | { kind: 'quote_expired'; reason: 'too_old' | 'changed' | 'used' }
  /** Another payment is under way, which is shown in its place. */
  | { kind: 'order_open' }
  /** The card's fields have not answered, so that nothing was sent. */
  | { kind: 'card_silent' }
  /** The saved card is not there any more. */
  | { kind: 'card_gone' }
  | { kind: 'refused'; error: unknown }

export type Payment =
  | { kind: 'choosing'; said: Said | null }
  /** The card's frame is asked for a token. */
  | { kind: 'reading' }
  | { kind: 'charging'; agreed: Agreed; attempt: number }
  /** B8: 3-D Secure. `round` tells one question of the bank's from the next. */
  | { kind: 'confirming'; begun: Begun; round: number }
  | { kind: 'settling'; begun: Begun; round: number }
  | { kind: 'giving_up'; begun: Begun; round: number }
  /** Whether it was charged is not known: no answer came. */
  | { kind: 'unknown'; lost: Agreed | Begun; error: unknown }
  | { kind: 'paid'; begun: Begun }

/** How far a payment must not be left: `wait` for an answer that is under way, `ask` where the buyer has one to give. */
export function holdOf({ kind }: Payment): 'wait' | 'ask' | null {
  switch (kind) {
    case 'reading':
    case 'charging':
    case 'settling':
    case 'giving_up':
      return 'wait'
    case 'confirming':
      return 'ask'
    case 'choosing':
    case 'unknown':
    case 'paid':
      return null
  }
}

/** What an order has come to; null for one that somebody is paying for at this moment. */
export function afterOrder(
  begun: Begun,
  { round, isMine }: { round: number; isMine: boolean },
): Payment | null {
  const { order } = begun
  switch (order.state) {
    case 'paid':
      return { kind: 'paid', begun }
    case 'requires_action':
      return { kind: 'confirming', begun, round: round + 1 }
    case 'declined':
      return declined(order.decline ?? 'generic_decline')
    case 'canceled':
      return { kind: 'choosing', said: { kind: isMine ? 'given_up' : 'canceled' } }
    case 'paying':
      return null
  }
}

type Refused = { problem: Problem; error: unknown }

/** What it leads to that an order was refused: back to where the button can be pressed again. */
export function afterRefusal({ problem, error }: Refused): Payment {
  switch (problem.code) {
    case 'card_declined':
      return declined(problem.data.decline)
    case 'quote_expired':
      return { kind: 'choosing', said: { kind: 'quote_expired', reason: problem.data.reason } }
    case 'not_found':
      // Of a quote: another browser's data, or it was swept.
      return { kind: 'choosing', said: { kind: 'quote_expired', reason: 'too_old' } }
    case 'order_refused':
      // It cannot be bought any more as it was priced: the next quote says why, or what it costs now.
      return { kind: 'choosing', said: { kind: 'quote_expired', reason: 'changed' } }
    case 'order_open':
      return { kind: 'choosing', said: { kind: 'order_open' } }
    case 'unknown_reference':
      return { kind: 'choosing', said: { kind: 'card_gone' } }
    default:
      return { kind: 'choosing', said: { kind: 'refused', error } }
  }
}

export function declined(decline: Decline): Payment {
  return { kind: 'choosing', said: { kind: 'declined', decline } }
}

/** The quote that is paid by, once somebody agreed to one here. */
export function quoteOf(payment: Payment): QuoteView | null {
  switch (payment.kind) {
    case 'choosing':
    case 'reading':
      return null
    case 'charging':
      return payment.agreed.quote
    case 'confirming':
    case 'settling':
    case 'giving_up':
    case 'paid':
      return payment.begun.agreed?.quote ?? null
    case 'unknown':
      return ('order' in payment.lost ? payment.lost.agreed : payment.lost)?.quote ?? null
  }
}
