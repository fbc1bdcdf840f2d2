import type { Client } from '#api/api.ts'
import type { OrderView } from '#contract/billing.ts'
import type { BankAnswer } from '#contract/card-frame.ts'
import type { OrderId } from '#domain/brand.ts'
import { CARD_PATIENCE, within } from '../within.ts'
import { type Agreed, afterOrder, afterRefusal, type Begun, declined, type Payment } from './payment-state.ts'
import { type Asked, type Patience, persistently } from './persistently.ts'

type PaymentOptions = {
  client: Pick<Client, 'orders' | 'sandbox'>
  /** What was learned of an order: as it is while it is open, null once it is over. */
  onOrder?: (id: OrderId, open: OrderView | null) => void
  patience?: Patience
  /** Milliseconds in which the card's fields have to answer. */
  cardPatience?: number
}

const isOpen = ({ state }: OrderView) => state === 'paying' || state === 'requires_action'
/** While another page pays for an order, there is no answer yet. */
const isFinal = ({ state }: OrderView) => state !== 'paying'

export type PaymentRun = ReturnType<typeof createPayment>

/**
 * One payment from the press of the button to what came of it (B7, B8). What it is at is known at once and not with the next
 * drawing, so that the second of ten rapid presses finds it under way.
 */
export function createPayment({ client, onOrder, patience, cardPatience = CARD_PATIENCE }: PaymentOptions) {
  let state: Payment = { kind: 'choosing', said: null }
  const watchers = new Set<() => void>()

  function go(next: Payment): void {
    state = next
    for (const watcher of watchers) watcher()
  }

  /** What an order's answer leads to, whatever asked for it. `isMine`: to give it up is what the buyer wanted. */
  function landed(begun: Begun, asked: Asked<OrderView>, { round = 0, isMine = false } = {}): Payment {
    if (asked.kind === 'answered') {
      const { answer: order } = asked
      onOrder?.(order.id, isOpen(order) ? order : null)
      const known = { ...begun, order }
      return afterOrder(known, { round, isMine }) ?? { kind: 'unknown', lost: known, error: null }
    }
    if (asked.kind === 'refused' && asked.problem.code === 'card_declined') {
      onOrder?.(begun.order.id, null)
      return declined(asked.problem.data.decline)
    }
    return { kind: 'unknown', lost: begun, error: asked.error }
  }

  async function charge(agreed: Agreed): Promise<void> {
    const { key, quote, pay } = agreed
    const asked = await persistently(
      () => client.orders.create({ quoteId: quote.id, pay }, { context: { idempotencyKey: key } }),
      { isFinal, onAttempt: attempt => go({ kind: 'charging', agreed, attempt }), patience },
    )
    switch (asked.kind) {
      case 'answered':
        go(landed({ order: asked.answer, agreed }, asked))
        return
      case 'refused': {
        const { problem } = asked
        if (problem.code === 'card_declined' && problem.data.orderId) onOrder?.(problem.data.orderId, null)
        if (problem.code === 'order_open') await learn(problem.data.orderId)
        go(afterRefusal(asked))
        return
      }
      case 'lost':
        go({ kind: 'unknown', lost: agreed, error: asked.error })
    }
  }

  /** Of an order that is in the way. */
  async function learn(id: OrderId): Promise<void> {
    const asked = await persistently(() => client.orders.get({ id }), { patience })
    if (asked.kind === 'answered') onOrder?.(id, isOpen(asked.answer) ? asked.answer : null)
  }

  async function settle(begun: Begun, round: number): Promise<void> {
    go({ kind: 'settling', begun, round })
    const { id } = begun.order
    const asked = await persistently(() => client.orders.settle({ id }), { isFinal, patience })
    go(landed(begun, asked, { round }))
  }

  async function cancel(begun: Begun, round: number): Promise<void> {
    go({ kind: 'giving_up', begun, round })
    const { id } = begun.order
    const asked = await persistently(() => client.orders.cancel({ id }), { isFinal, patience })
    go(landed(begun, asked, { round, isMine: true }))
  }

  return {
    state: (): Payment => state,
    subscribe(watcher: () => void) {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },

    /**
     * The button was pressed. Once under way, further presses do nothing. Where the card's fields do not answer, nothing was
     * sent to anybody, and nothing is when they answer later.
     * @param agree what is agreed to; null where the card's fields have something to be put right first
     */
    async pay(agree: () => Promise<Agreed | null>): Promise<void> {
      if (state.kind !== 'choosing') return
      go({ kind: 'reading' })
      let agreed: Agreed | null
      try {
        agreed = await within(cardPatience, agree())
      } catch {
        return go({ kind: 'choosing', said: { kind: 'card_silent' } })
      }
      if (agreed) await charge(agreed)
      else go({ kind: 'choosing', said: null })
    },

    /** B8: what the buyer did on the bank's page. */
    async answer(answer: BankAnswer): Promise<void> {
      if (state.kind !== 'confirming') return
      const { begun, round } = state
      const { challenge } = begun.order
      if (answer === 'left' || challenge === null) return cancel(begun, round)
      go({ kind: 'settling', begun, round })
      const passed = answer === 'passed'
      const told = await persistently(() => client.sandbox.answerChallenge({ challenge, passed }), {
        patience,
      })
      if (told.kind === 'lost') go({ kind: 'unknown', lost: begun, error: told.error })
      else await settle(begun, round)
    },

    /** Instead of an answer to the bank. */
    async giveUp(): Promise<void> {
      if (state.kind === 'confirming') await cancel(state.begun, state.round)
    },

    /** Goes on with an order that another tab, or this one before a reload, has begun; or gives it up. */
    async goOn(order: OrderView, how: 'pay' | 'give_up'): Promise<void> {
      if (state.kind !== 'choosing') return
      const begun = { order, agreed: null }
      if (how === 'give_up') await cancel(begun, 0)
      else if (order.state === 'requires_action') go({ kind: 'confirming', begun, round: 1 })
      else await settle(begun, 0)
    },

    /** Whether it was charged, after no answer came; or what became of an order that is gone from the open ones. */
    async check(): Promise<void> {
      if (state.kind === 'confirming') return settle(state.begun, state.round)
      if (state.kind !== 'unknown') return
      const { lost } = state
      if ('order' in lost) return settle(lost, 0)
      go({ kind: 'charging', agreed: lost, attempt: 1 })
      const open = await persistently(() => client.orders.list(), { patience })
      if (open.kind !== 'answered') return go({ kind: 'unknown', lost, error: open.error })
      const order = open.answer.items.find(({ quoteId }) => quoteId === lost.quote.id)
      // Not among the open ones, it is over or has never arrived: the same key tells, and charges once at most.
      return order ? settle({ order, agreed: lost }, 0) : charge(lost)
    },

    /** What was said has been read, or is about something else by now. */
    forget(): void {
      if (state.kind === 'choosing' && state.said) go({ kind: 'choosing', said: null })
    },
  }
}
