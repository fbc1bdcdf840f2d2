import type { OrderView } from '#contract/billing.ts'
import { call } from '../support/call.ts'
import { chargedBy, invoicesOf, openOrdersOf, pack, quote, type Token, visa } from '../support/purchases.ts'
import { openPurchaseTab, type PurchaseTab } from './purchase-tab.ts'
import type { Asked, Jobs, Purchase, PurchaseAnswer, Told } from './purchase-worker.ts'

/** A worker of its own, which can be killed: a tab that buys. */
export type Buyer = {
  /** Sends the requests, or does what is due; each answer comes for as long as it lives. */
  work(asked: readonly (Purchase | Jobs)[]): Promise<PurchaseAnswer>[]
  kill(): void
}

/** Resolves once it has loaded and opened all that it buys with. */
export async function startBuyer(databases: readonly string[]): Promise<Buyer> {
  const worker = new Worker(new URL('./purchase-worker.ts', import.meta.url), { type: 'module' })
  const ask = (asked: Asked) => worker.postMessage(asked)
  const ready = Promise.withResolvers<void>()
  const waiting: ((answer: PurchaseAnswer) => void)[] = []
  worker.onerror = ({ message }) => ready.reject(new Error(message))
  worker.onmessage = ({ data: told }: MessageEvent<Told>) => {
    if (told === 'ready') ready.resolve()
    else waiting[told.number]?.(told.answer)
  }
  ask({ open: databases })
  await ready.promise
  return {
    work(asked) {
      const first = waiting.length
      const answers = asked.map(() => new Promise<PurchaseAnswer>(resolve => waiting.push(resolve)))
      ask({ work: asked.map((one, index) => ({ ...one, number: first + index })) })
      return answers
    },
    kill: () => worker.terminate(),
  }
}

/** For a moment. */
export async function inTab<Answer>(
  database: string,
  body: (tab: PurchaseTab) => Promise<Answer>,
): Promise<Answer> {
  const tab = openPurchaseTab(database)
  try {
    return await body(tab)
  } finally {
    tab.close()
  }
}

export type Wares = { wanted: unknown; card: Token }

/** A request to buy it, one pack unless something else is said, priced by `tab`. */
export async function aPurchase(
  tab: PurchaseTab,
  { wanted, card }: Wares = { wanted: pack, card: visa },
): Promise<{ quoteId: string; pay: unknown }> {
  return { quoteId: (await quote(tab, wanted)).id, pay: { kind: 'new', card } }
}

export type Books = { charges: number[]; invoices: number[]; numbers: (string | null)[] }

/** B7: what was charged and what was invoiced. */
export async function booksOf(tab: PurchaseTab): Promise<Books> {
  const invoices = await invoicesOf(tab)
  return {
    charges: await chargedBy(tab),
    invoices: invoices.map(({ total }) => total as number).sort((a, b) => a - b),
    numbers: invoices.map(({ number }) => number).sort(),
  }
}

export type Sums = Books & { addOns: number; granted: number }

/** B7: what was charged, invoiced and granted. Each purchase is a pack of 5,000. */
export async function sumsOf(tab: PurchaseTab): Promise<Sums> {
  const { body: billing } = await call(tab, 'GET /billing')
  const { addOns, allowance } = billing
  return { ...(await booksOf(tab)), addOns: addOns.length, granted: (allowance - 10_000) / 5_000 }
}

/**
 * What the app does when it starts, until nothing is open: a killed tab’s locks may take a moment to go.
 * @param answer what is done about orders that wait for their bank
 */
export async function settleAll(
  database: string,
  answer?: (tab: PurchaseTab, waiting: OrderView) => Promise<unknown>,
): Promise<void> {
  await inTab(database, async tab => {
    const end = performance.now() + 10_000
    do {
      await tab.app.runJobs()
      const open = await openOrdersOf(tab)
      if (open.length === 0) return
      for (const order of open) if (order.state === 'requires_action') await answer?.(tab, order)
    } while (performance.now() < end)
    throw new Error('An order stays open')
  })
}
