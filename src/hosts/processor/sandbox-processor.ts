import type { Cents, PacificDate, WorkspaceId } from '#domain/brand.ts'
import { expiryProblem } from '#domain/card-expiry.ts'
import { nowOf } from '#domain/clock.ts'
import type { Decline, Expiry } from '#domain/payment.ts'
import { type Behaviour, testCardOf } from '#domain/test-cards.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { collection } from '#service/collection.ts'
import { heads } from '#service/collections.ts'
import type { Clock, Ids, PaymentIntent, Payments, SavedCard, Store, WriteTx } from '#service/ports.ts'

/** The processor's own books lie apart from every workspace's, in transactions of their own: it stands for somebody else. */
const PROCESSOR = 'sandbox-processor' as WorkspaceId

type KeptIntent = PaymentIntent & { card: string }

/** A card as it was handed over. The date is null, or not there, where none was kept with it. */
type KeptCard = { token: string; expiry?: Expiry | null }

/** Cards that were saved here; `pm_card_visa_2029_8` and the like are there from the start. */
const cards = collection<[string], KeptCard>('card')
const intents = collection<[string], KeptIntent>('intent')
/** What an idempotency key made. */
const keys = collection<[string], { id: string }>('key')
const challenges = collection<[string], { intentId: string }>('challenge')

/** `clock` and `workspaceId`: whose time it is, which designers have moved (T1). */
export type ProcessorWorld = { store: Store; ids: Ids; clock: Clock; workspaceId: WorkspaceId }

/**
 * B9: the built-in payment processor: no money, and the published test cards only, which behave as they are published until
 * their date has passed.
 */
export function createSandboxProcessor({ store, ids, clock, workspaceId }: ProcessorWorld): Payments {
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

  const cardIn = async (tx: WriteTx, id: string): Promise<KeptCard> =>
    (await cards.get(tx, id)) ?? readyCardOf(id)

  /** One that was kept without a date is told with the one that is given again. */
  async function givenAs(tx: WriteTx, id: string, again: Expiry): Promise<GivenCard> {
    const { token, expiry } = await cardIn(tx, id)
    return { token, expiry: expiry ?? again }
  }

  async function behaviourIn(tx: WriteTx, { card }: KeptIntent): Promise<Behaviour> {
    return behaviourOf((await cardIn(tx, card)).token)
  }

  async function today(): Promise<PacificDate> {
    const reading = clock.now()
    const head = await store.read(workspaceId, tx => heads.get(tx))
    return pacificDateOf(head ? nowOf(head.clock, reading) : reading)
  }

  const declined = (decline: Decline) =>
    ({ status: 'requires_payment_method', decline, challenge: null }) as const

  return {
    async saveCard({ token, expiry }, { idempotencyKey }) {
      const fresh = ids.next()
      const day = await today()
      return transact(async tx => {
        const known = await keys.get(tx, idempotencyKey)
        if (known) return saved(known.id, await givenAs(tx, known.id, expiry))
        const refusal = onSaving({ token, expiry }, day)
        if (refusal) return { kind: 'declined', decline: refusal }
        const id = `pm_${fresh}`
        cards.put(tx, { token, expiry }, id)
        keys.put(tx, { id }, idempotencyKey)
        return saved(id, { token, expiry })
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

    async confirmIntent(id, { offSession }) {
      const challenge = ids.next()
      const day = await today()
      return transact(async tx => {
        const intent = await intentIn(tx, id)
        if (intent.status === 'succeeded' || intent.status === 'canceled') return put(tx, intent, {})
        if (intent.status === 'requires_action') return put(tx, intent, {})
        const { token, expiry } = await cardIn(tx, intent.card)
        if (expiry && expiryProblem(expiry, day) === 'expired')
          return put(tx, intent, declined('expired_card'))
        const behaviour = behaviourOf(token)
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

/** What the id of a card that is there from the start stands for; of `pm_card_visa` no date is known. */
function readyCardOf(id: string): KeptCard {
  const [, name = '', year, month] = /^pm_card_(\w+?)(?:_(\d{4})_(\d{1,2}))?$/.exec(id) ?? []
  return { token: `tok_${name}`, expiry: year && month ? { month: Number(month), year: Number(year) } : null }
}

/** B9: what the number says that the token stands for, and the date as the card's frame took it. */
function saved(id: string, { token, expiry }: GivenCard): SavedCard {
  const card = testCardOf(token)
  if (!card) throw new Error(`There is no test card ${token}`)
  const { brand, last4 } = card
  return { kind: 'saved', id, card: { brand, last4, expiry } }
}

function behaviourOf(token: string): Behaviour {
  return testCardOf(token)?.behaviour ?? { kind: 'declines', decline: 'generic_decline' }
}

type GivenCard = { token: string; expiry: Expiry }

/** A bank looks at a card when it is kept; some that it takes then are declined when they are charged. */
function onSaving({ token, expiry }: GivenCard, today: PacificDate): Decline | null {
  const behaviour = behaviourOf(token)
  if (behaviour.kind === 'declines') return behaviour.decline
  switch (expiryProblem(expiry, today)) {
    case 'expired':
      return 'expired_card'
    // No card has such a date.
    case 'invalid':
      return 'generic_decline'
    case null:
      return null
  }
}

/** Charged so far, in US cents; for tests and designers. */
export function chargesOf({
  store,
}: Pick<ProcessorWorld, 'store'>): Promise<{ id: string; amount: Cents }[]> {
  return store.read(PROCESSOR, async tx =>
    (await intents.scan(tx, []))
      .filter(({ value }) => value.status === 'succeeded')
      .map(({ value: { id, amount } }) => ({ id, amount })),
  )
}
