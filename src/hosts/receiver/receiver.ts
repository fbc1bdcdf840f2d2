import type { WorkspaceId } from '#domain/brand.ts'
import { nowOf } from '#domain/clock.ts'
import type { Answer } from '#domain/delivery.ts'
import { type Arrival, arrivals, heads, signingSecrets } from '#service/collections.ts'
import { timedId } from '#service/firing/outbox.ts'
import type { Clock, Ids, Outgoing, Sender, Store } from '#service/ports.ts'
import { isSigned } from '#service/signature.ts'
import { receptionAt } from './answers.ts'

export type ReceiverWorld = {
  store: Store
  clock: Clock
  ids: Ids
  workspaceId: WorkspaceId
  /** How long a sender waits for an answer that does not come, in milliseconds. */
  patience: number
}

/**
 * The built-in receiver, which stands for the outside: nothing leaves the browser, every address leads here. It records what
 * arrives, with whether its signature fits, and answers as the address says (see answers.ts).
 */
export function createReceiver({ store, clock, ids, workspaceId, patience }: ReceiverWorld): Sender {
  async function record(message: Outgoing, status: number | null): Promise<void> {
    const reading = clock.now()
    const id = ids.next()
    const [head, secret] = await store.read(workspaceId, tx =>
      Promise.all([heads.get(tx), signingSecrets.get(tx)]),
    )
    const now = head ? nowOf(head.clock, reading) : reading
    const { target, url, headers, body } = message
    const carries = headers['webhook-signature'] !== undefined
    const signed = carries ? await isSigned({ headers: new Headers(headers), body, now }, secret ?? '') : null
    const arrival: Arrival = { id: timedId(now, id), at: now, target, url, headers, body, signed, status }
    await store.transact(workspaceId, async tx => arrivals.put(tx, arrival, arrival.id))
  }

  return {
    async send(message): Promise<Answer> {
      const reception = receptionAt(message.url)
      switch (reception.kind) {
        case 'cannot_be_reached':
          return { kind: 'unreachable' }
        case 'waits':
          await record(message, null)
          await waited(patience)
          return { kind: 'timeout' }
        case 'answers': {
          const { status } = reception
          await record(message, status)
          return { kind: 'answered', status, body: JSON.stringify({ ok: status < 300 }) }
        }
      }
    },
  }
}

function waited(milliseconds: number): Promise<void> | undefined {
  if (milliseconds > 0) return new Promise(resolve => setTimeout(resolve, milliseconds))
}
