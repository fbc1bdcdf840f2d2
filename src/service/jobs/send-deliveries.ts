import type { Instant } from '#domain/brand.ts'
import { ANSWER_WITHIN, type Answer, type Attempt, afterAttempts } from '#domain/delivery.ts'
import { type Delivery, deliveries, deliveryQueue } from '../collections.ts'
import type { Deps } from '../context.ts'
import { amendRun } from '../deliveries/amend-run.ts'
import { signingSecretIn } from '../deliveries/signing-secret.ts'
import { putDelivery } from '../firing/outbox.ts'
import { signedHeaders } from '../signature.ts'
import { unaskedChange } from './unasked-change.ts'

/** The most deliveries that one tab has under way at once. */
const AT_ONCE = 8
/** After that long, in milliseconds, an attempt whose answer nobody kept was given up, with the tab that made it. */
const LEASE = ANSWER_WITHIN + 5_000
/** The most that is kept of an answer, in characters. */
const BODY_MAX = 4_000

/** A delivery that this tab has taken on, as it is kept meanwhile. `secret`: what it is signed with; null for no signature. */
type Claim = { delivery: Delivery; at: Instant; secret: string | null }

/** The deliveries that one tab has under way, each in one attempt. */
export type Sending = {
  /** Whether it may take on another one. */
  hasRoom(): boolean
  isBusy(): boolean
  /** Takes on what is due, as much as there is room for, and sends it; does not wait for answers. */
  takeOn(): Promise<void>
  /** Resolves when one of those under way is through, and rejects when its answer could not be kept. */
  oneThrough(): Promise<void>
  /** Resolves when none is under way any more, whatever came of them. */
  ended(): Promise<void>
}

export function openSending(deps: Deps): Sending {
  const underWay = new Set<Promise<void>>()
  return {
    hasRoom: () => underWay.size < AT_ONCE,
    isBusy: () => underWay.size > 0,
    async takeOn() {
      for (const claim of await claimDue(deps, AT_ONCE - underWay.size)) {
        const sent = send(deps, claim)
        underWay.add(sent)
        // One that failed stays until it has been told; it is due again after its lease.
        sent.then(
          () => underWay.delete(sent),
          () => undefined,
        )
      }
    },
    oneThrough: () => Promise.race(underWay),
    async ended() {
      await Promise.allSettled(underWay)
    },
  }
}

/**
 * Takes on up to `most` deliveries that are due: until the lease ends no other tab sends them. A tab that is closed between
 * this and the answer leaves an attempt that may have arrived and is made again, under the same id.
 */
function claimDue(deps: Deps, most: number): Promise<Claim[]> {
  return unaskedChange(deps, async ({ tx, now }) => {
    const due = (await deliveryQueue.scan(tx, [], { limit: most })).filter(({ parts: [at] }) => at <= now)
    const claims: Claim[] = []
    for (const { parts } of due) {
      const [at, id] = parts
      const before = await deliveries.get(tx, id)
      if (before?.nextAt !== at) {
        deliveryQueue.delete(tx, at, id)
        continue
      }
      const delivery: Delivery = { ...before, nextAt: (now + LEASE) as Instant, leased: true }
      putDelivery(tx, delivery, { before })
      const secret = delivery.target === 'webhook' ? await signingSecretIn(tx, deps.ids) : null
      claims.push({ delivery, at: now, secret })
    }
    return claims
  })
}

async function send(deps: Deps, { delivery, at, secret }: Claim): Promise<void> {
  const { id, target, url, body } = delivery
  const headers = {
    'content-type': 'application/json',
    ...(secret !== null && (await signedHeaders({ id, at, body }, secret))),
  }
  const started = deps.clock.now()
  const answer = await deps.sender.send({ id, target, url, headers, body })
  // The computer's clock may have been set meanwhile.
  const milliseconds = Math.min(Math.max(0, deps.clock.now() - started), ANSWER_WITHIN)
  await record(deps, { delivery, attempt: { at, milliseconds, headers, answer: shortened(answer) } })
}

function shortened(answer: Answer): Answer {
  return answer.kind === 'answered' ? { ...answer, body: answer.body.slice(0, BODY_MAX) } : answer
}

/** Keeps what came of an attempt, and what follows; P8: what became of the delivery is also told by its run. */
function record(deps: Deps, { delivery, attempt }: { delivery: Delivery; attempt: Attempt }): Promise<void> {
  return unaskedChange(deps, async ({ tx, now, head, announce }) => {
    const before = await deliveries.get(tx, delivery.id)
    // Another tab has taken it over: its attempt counts.
    if (before?.nextAt !== delivery.nextAt || before.attempts.length !== delivery.attempts.length) return
    const { leased, ...kept } = before
    const attempts = [...before.attempts, attempt]
    const next = { nextAt: null, ...afterAttempts(attempts, now) }
    const after: Delivery = { ...kept, ...next, attempts }
    putDelivery(tx, after, { before })
    announce({ topics: ['deliveries'] })
    // A first attempt that was taken is what the log says already.
    const isNews = after.state === 'failed' || attempts.length > 1
    if (isNews && (await amendRun(tx, head, after))) announce({ topics: ['activity'] })
  })
}
