import type { Cents, WorkspaceId } from '#domain/brand.ts'
import type { Decline } from '#domain/payment.ts'
import { type Behaviour, testCardOf } from '#domain/test-cards.ts'
import { collection } from '#service/collection.ts'
import type { Ids, PaymentIntent, Payments, Store, WriteTx } from '#service/ports.ts'

/** The processor's own books lie apart from every workspace's, in transactions of their own: it stands for somebody else. */
const PROCESSOR = 'sandbox-processor' as WorkspaceId

type KeptIntent = PaymentIntent & { card: string }

/** Cards that were saved here; `pm_card_visa` and the like are there from the start, one for each test card's token. */
const cards = collection<[string], { token: string }>('card')
const intents = collection<[string], KeptIntent>('intent')
/** What an idempotency key made. */
const keys = collection<[string], { id: string }>('key')
const challenges = collection<[string], { intentId: string }>('challenge')

type World = { store: Store; ids: Ids }

/** B9: the built-in payment processor: no money, and the published test cards only, which behave as they are published. */
export function createSandboxProcessor({ store, ids }: World): Payments {
  const transact = <Answer>(body: (tx: WriteTx) => Promise<Answer>) =>
    store.transact(PROCESSOR, body, { durability: 'strict' })

  async function intentIn(tx: WriteTx, id: string): Promise<KeptIntent> {
    const intent = await intents.get(tx, id)
    if (!intent) throw new Error(`There is no payment intent ${id}`)
    return intent
  }

  function put(tx: WriteTx, before: KeptIntent, change: Partial<PaymentIntent>): PaymentIntent {
    const { card, ...intent } = { ...before, ...change }
    intents.put(tx, { ...intent, card }, intent.id)
    return intent
  }

  async function behaviourIn(tx: WriteTx, { card }: KeptIntent): Promise<Behaviour> {
    return behaviourOf((await cards.get(tx, card))?.token ?? card.replace(/^pm_card_/, 'tok_'))
  }

  const declined = (decline: Decline) =>
    ({ status: 'requires_payment_method', decline, challenge: null }) as const

  return {
    saveCard(token, { idempotencyKey }) {
      const fresh = ids.next()
      return transact(async tx => {
        const behaviour = behaviourOf(token)
        const refusal = onSaving(behaviour)
        if (refusal) return { kind: 'declined', decline: refusal }
        const known = await keys.get(tx, idempotencyKey)
        if (known) return { kind: 'saved', id: known.id }
        const id = `pm_${fresh}`
        cards.put(tx, { token }, id)
        keys.put(tx, { id }, idempotencyKey)
        return { kind: 'saved', id }
      })
    },

    createIntent({ amount, card, idempotencyKey }) {
      const fresh = ids.next()
      return transact(async tx => {
        const known = await keys.get(tx, idempotencyKey)
        if (known) return put(tx, await intentIn(tx, known.id), {})
        const id = `pi_${fresh}`
        keys.put(tx, { id }, idempotencyKey)
        const status = 'requires_confirmation' as const
        return put(tx, { id, amount, card, status, decline: null, challenge: null }, {})
      })
    },

    confirmIntent(id, { offSession }) {
      const challenge = ids.next()
      return transact(async tx => {
        const intent = await intentIn(tx, id)
        if (intent.status === 'succeeded' || intent.status === 'canceled') return put(tx, intent, {})
        if (intent.status === 'requires_action') return put(tx, intent, {})
        const behaviour = await behaviourIn(tx, intent)
        switch (behaviour.kind) {
          case 'passes':
            return put(tx, intent, { status: 'succeeded', decline: null })
          case 'declines':
          case 'declines_when_charged':
            return put(tx, intent, declined(behaviour.decline))
          case 'challenges':
            if (offSession && behaviour.once) return put(tx, intent, { status: 'succeeded', decline: null })
            if (offSession) return put(tx, intent, declined('authentication_failed'))
            challenges.put(tx, { intentId: id }, challenge)
            return put(tx, intent, { status: 'requires_action', decline: null, challenge })
        }
      })
    },

    retrieveIntent: id => transact(async tx => put(tx, await intentIn(tx, id), {})),

    cancelIntent: id =>
      transact(async tx => {
        const intent = await intentIn(tx, id)
        if (intent.status === 'succeeded') return put(tx, intent, {})
        return put(tx, intent, { status: 'canceled', challenge: null })
      }),

    answerChallenge: (challenge, passed) =>
      transact(async tx => {
        const asked = await challenges.get(tx, challenge)
        const intent = asked && (await intents.get(tx, asked.intentId))
        if (intent?.status !== 'requires_action' || intent.challenge !== challenge) return
        const behaviour = await behaviourIn(tx, intent)
        const after = behaviour.kind === 'challenges' ? behaviour.declines : null
        if (!passed) put(tx, intent, declined('authentication_failed'))
        else if (after) put(tx, intent, declined(after))
        else put(tx, intent, { status: 'succeeded', challenge: null })
      }),
  }
}

function behaviourOf(token: string): Behaviour {
  return testCardOf(token)?.behaviour ?? { kind: 'declines', decline: 'generic_decline' }
}

/** A bank looks at a card when it is kept; some that it takes then are declined when they are charged. */
function onSaving(behaviour: Behaviour): Decline | null {
  return behaviour.kind === 'declines' ? behaviour.decline : null
}

/** Charged so far, in US cents; for tests and designers. */
export function chargesOf({ store }: Pick<World, 'store'>): Promise<{ id: string; amount: Cents }[]> {
  return store.read(PROCESSOR, async tx =>
    (await intents.scan(tx, []))
      .filter(({ value }) => value.status === 'succeeded')
      .map(({ value: { id, amount } }) => ({ id, amount })),
  )
}
