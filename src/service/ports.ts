import type { Topic } from '#contract/usage.ts'
import type { AlertNews } from '#domain/alert-mail.ts'
import type { BillingNews } from '#domain/billing-mail.ts'
import type { Cents, DeliveryId, Instant, WorkspaceId } from '#domain/brand.ts'
import type { Answer } from '#domain/delivery.ts'
import type { RenderedMail } from '#domain/mail.ts'
import type { OutgoingTarget } from '#domain/outgoing.ts'
import type { Card, Decline, Expiry } from '#domain/payment.ts'

/**
 * A key is a tuple. Tuples sort part by part: numbers before text, numbers by value, text by UTF-16 code units, and a
 * tuple before every longer one that begins with it. That is IndexedDB's order, and every adapter keeps it.
 */
export type Key = readonly (string | number)[]
export type Entry<Value> = { key: Key; value: Value }

export type ScanOptions = {
  /** Go on behind this key, in the direction of the scan; the key itself is left out. */
  after?: Key
  /** The most entries to answer; all when absent. */
  limit?: number
  /** Last key first. */
  reverse?: boolean
}

export type ReadTx = {
  get<Value>(key: Key): Promise<Value | undefined>
  /** The entries whose key begins with `prefix` (and is longer), in order. */
  scan<Value>(prefix: Key, options?: ScanOptions): Promise<Entry<Value>[]>
}

export type WriteTx = ReadTx & {
  /** Later reads of the same transaction see it. Values are plain data (structured clone). */
  put<Value>(key: Key, value: Value): void
  delete(key: Key): void
}

/**
 * An ordered key-value store per workspace. A transaction sees one state of it and is alone with it among writers, over
 * all tabs; when its body throws or anything fails, nothing of it is kept. Inside a body only the transaction's own
 * promises may be awaited: awaiting anything else ends an IndexedDB transaction.
 *
 * Rejects with `StorageTrouble` when the data cannot be read or written.
 */
export type Store = {
  read<Answer>(workspace: WorkspaceId, body: (tx: ReadTx) => Promise<Answer>): Promise<Answer>
  transact<Answer>(
    workspace: WorkspaceId,
    body: (tx: WriteTx) => Promise<Answer>,
    options?: { durability?: 'relaxed' | 'strict' },
  ): Promise<Answer>
}

export type StorageReason = 'full' | 'blocked' | 'newer' | 'unreadable'

/** T4: the store's own failures, told apart so that the answer can say what helps. */
export class StorageTrouble extends Error {
  readonly reason: StorageReason
  constructor(reason: StorageReason, cause?: unknown) {
    super(`The store cannot be used: ${reason}`, { cause })
    this.name = 'StorageTrouble'
    this.reason = reason
  }
}

/** A reading of the computer's clock; rules go by `nowOf` in the domain, which never runs backwards (T1). */
export type Clock = { now(): Instant }

export type Ids = { next(): string }

/** What a committed change tells those who watch: what to read again, and whether the displayed value was published. */
export type Announcement = { topics: Topic[]; usage: boolean }

/** Reaches every open tab, this one included; an announcement carries no data, the store has it. */
export type Announcer = {
  announce(workspace: WorkspaceId, announcement: Announcement): void
  /** Answers the function that ends the subscription. */
  subscribe(workspace: WorkspaceId, listener: (announcement: Announcement) => void): () => void
}

/** A message on its way to the outside, signed and addressed. */
export type Outgoing = {
  id: DeliveryId
  target: OutgoingTarget
  url: string
  headers: Record<string, string>
  body: string
}

/** Sends to the outside, once; answers within `ANSWER_WITHIN` milliseconds and never rejects. Redirects are not followed.
 * One that reaches a real network must refuse addresses inside of it: people choose where it sends to. */
export type Sender = { send(message: Outgoing): Promise<Answer> }

/**
 * Writes an e-mail as it arrives, in its recipient's language, with links into the app (A3). Rejects when what it is written
 * with cannot be loaded; the e-mail is still due then.
 */
export type MailRenderer = { render(news: AlertNews | BillingNews): Promise<RenderedMail> }

/**
 * What a payment processor makes of a payment, in Stripe's words: `requires_payment_method` is a declined one, which can be
 * confirmed with another card; `requires_action`: the bank asks for 3-D Secure at `challenge`.
 */
export type PaymentIntent = {
  id: string
  amount: Cents
  status: 'requires_confirmation' | 'requires_payment_method' | 'requires_action' | 'succeeded' | 'canceled'
  /** Why the latest attempt failed. */
  decline: Decline | null
  challenge: string | null
}

export type SavedCard = { kind: 'saved'; id: string; card: Card }

/**
 * A payment processor, in the shape of Stripe's PaymentIntents. Amounts are US cents. Every call may be made again: the same
 * `idempotencyKey` gives the same intent or card, and an intent is charged once however often it is confirmed. One that is
 * canceled never succeeds any more; canceling one that has succeeded leaves it, and answers it. Rejects where the processor
 * cannot be reached: whether anything happened is not known then.
 */
export type Payments = {
  /**
   * Keeps the card behind a token, with the date that was typed with it; answers the processor's id of it and what the
   * processor knows of it (B9), or why the bank refuses it.
   */
  saveCard(
    card: { token: string; expiry: Expiry },
    options: { idempotencyKey: string },
  ): Promise<SavedCard | { kind: 'declined'; decline: Decline }>
  createIntent(wanted: { amount: Cents; card: string; idempotencyKey: string }): Promise<PaymentIntent>
  /** `offSession`: nobody is there to pass 3-D Secure; where it is needed, the payment fails. */
  confirmIntent(id: string, options: { offSession: boolean }): Promise<PaymentIntent>
  retrieveIntent(id: string): Promise<PaymentIntent>
  cancelIntent(id: string): Promise<PaymentIntent>
  /** What the bank's page does, in a sandbox. */
  answerChallenge?(challenge: string, passed: boolean): Promise<void>
}

/**
 * Holds something by name while `body` runs, over all tabs, and lets go of it when the tab dies. Answers null where somebody
 * else holds it, and `body` has not run.
 */
export type Holds = {
  whileHeld<Answer>(name: string, body: () => Promise<Answer>): Promise<{ answer: Answer } | null>
}

/** All that the service needs of the platform it runs on. */
export type Ports = {
  payments: Payments
  holds: Holds
  store: Store
  clock: Clock
  ids: Ids
  announcer: Announcer
  sender: Sender
  mailRenderer: MailRenderer
}
