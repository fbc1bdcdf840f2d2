import { call } from '../support/call.ts'
import { chargedBy, invoicesOf, openOrdersOf, quote, visa } from '../support/purchases.ts'
import { openPurchaseTab, type PurchaseTab } from './purchase-tab.ts'
import type { Asked, Purchase, PurchaseAnswer, Told } from './purchase-worker.ts'

/** A worker of its own, which can be killed: a tab that buys. */
export type Buyer = {
  /** Sends the requests; each answer comes for as long as it lives. */
  buy(purchases: readonly Purchase[]): Promise<PurchaseAnswer>[]
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
    buy(purchases) {
      const first = waiting.length
      const answers = purchases.map(() => new Promise<PurchaseAnswer>(resolve => waiting.push(resolve)))
      ask({ buy: purchases.map((purchase, index) => ({ ...purchase, number: first + index })) })
      return answers
    },
    kill: () => worker.terminate(),
  }
}

/** A request to buy one pack, priced by `tab`. */
export async function aPurchase(tab: PurchaseTab): Promise<{ quoteId: string; pay: unknown }> {
  return { quoteId: (await quote(tab)).id, pay: { kind: 'new', card: visa } }
}

export type Sums = {
  charges: number[]
  invoices: number[]
  numbers: (string | null)[]
  addOns: number
  granted: number
}

/** B7: what was charged, invoiced and granted. Each purchase is a pack of 5,000. */
export async function sumsOf(tab: PurchaseTab): Promise<Sums> {
  const { body: billing } = await call(tab, 'GET /billing')
  const invoices = await invoicesOf(tab)
  return {
    charges: await chargedBy(tab),
    invoices: invoices.map(({ total }) => total as number).sort((a, b) => a - b),
    numbers: invoices.map(({ number }) => number).sort(),
    addOns: billing.addOns.length,
    granted: (billing.allowance - 10_000) / 5_000,
  }
}

/** What the app does when it starts, until nothing is open: a killed tab’s locks may take a moment to go. */
export async function settleAll(database: string): Promise<void> {
  const tab = openPurchaseTab(database)
  try {
    const end = performance.now() + 10_000
    do {
      await tab.app.runJobs()
      if ((await openOrdersOf(tab)).length === 0) return
    } while (performance.now() < end)
    throw new Error('An order stays open')
  } finally {
    tab.close()
  }
}
