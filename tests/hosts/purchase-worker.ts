import { call } from '../support/call.ts'
import { openPurchaseTab, type PurchaseTab } from './purchase-tab.ts'

/** One request, sent so many milliseconds later. */
export type Purchase = { database: string; body: unknown; key: string; after?: number }
export type PurchaseAnswer = { status: number; body: { state?: string; code?: string } }
/** Asked of the worker: to open databases, and then to buy, each request under a number of its own. */
export type Asked = { open: readonly string[] } | { buy: readonly (Purchase & { number: number })[] }
/** Told by it: that it is ready, or what a request was answered. */
export type Told = 'ready' | { number: number; answer: PurchaseAnswer }

const tabs = new Map<string, PurchaseTab>()

const tell = (told: Told) => postMessage(told)

async function open(database: string): Promise<void> {
  const tab = openPurchaseTab(database)
  tabs.set(database, tab)
  // What comes when it is first needed is here before it buys.
  await call(tab, 'GET /billing')
  await call(tab, 'POST /orders', { body: { quoteId: 'none', pay: { kind: 'saved', id: 'none' } } })
  await import('#hosts/processor/sandbox-processor.ts')
}

async function buy({ database, body, key, number }: Purchase & { number: number }): Promise<void> {
  const tab = tabs.get(database)
  if (!tab) throw new Error(`${database} was not opened`)
  const answer = await call(tab, 'POST /orders', { body, key })
  tell({ number, answer: { status: answer.status, body: answer.body } })
}

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  if ('open' in data) {
    await Promise.all(data.open.map(open))
    tell('ready')
    return
  }
  for (const purchase of data.buy) setTimeout(() => void buy(purchase), purchase.after ?? 0)
})
