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

/** Sends every delivery that is due, some at a time, each in one attempt. */
export async function sendDeliveries(deps: Deps): Promise<void> {
  const underWay = new Set<Promise<void>>()
  do {
    for (const claim of await claimDue(deps, AT_ONCE - underWay.size)) {
      const sending: Promise<void> = send(deps, claim).finally(() => underWay.delete(sending))
      underWay.add(sending)
    }
    // Where other tabs were first, nothing is under way here.
    if (underWay.size > 0) await Promise.race(underWay)
  } while (underWay.size > 0)
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
      const delivery: Delivery = { ...before, nextAt: (now + LEASE) as Instant }
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
    const attempts = [...before.attempts, attempt]
    const next = { nextAt: null, ...afterAttempts(attempts, now) }
    const after: Delivery = { ...before, ...next, attempts }
    putDelivery(tx, after, { before })
    announce({ topics: ['deliveries'] })
    // A first attempt that was taken is what the log says already.
    const isNews = after.state === 'failed' || attempts.length > 1
    if (isNews && (await amendRun(tx, head, after))) announce({ topics: ['activity'] })
  })
}
