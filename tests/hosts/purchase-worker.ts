import { call } from '../support/call.ts'
import { openPurchaseTab, type PurchaseTab } from './purchase-tab.ts'

/** Something to be done in a database, so many milliseconds later. */
type Work = { database: string; after?: number }
/** One request to pay; `passes`: where the bank asks (B8), it is told so, and the app goes on. */
export type Purchase = Work & { body: unknown; key: string; passes?: boolean }
/** B10: what is due by the clock. */
export type Jobs = Work & { jobs: true }
export type PurchaseAnswer = {
  status: number
  body: { id?: string; state?: string; code?: string; challenge?: string | null }
}
/** Asked of the worker: to open databases, and then to do something, each under a number of its own. */
export type Asked =
  | { open: readonly string[] }
  | { work: readonly ((Purchase | Jobs) & { number: number })[] }
/** Told by it: that it is ready, or that something is done, and what a request was answered. */
export type Told = 'ready' | { number: number; answer: PurchaseAnswer }

const tabs = new Map<string, PurchaseTab>()

const tell = (told: Told) => postMessage(told)

async function open(database: string): Promise<void> {
  const tab = openPurchaseTab(database)
  tabs.set(database, tab)
  // What comes when it is first needed is here before it buys.
  await call(tab, 'GET /billing')
  await call(tab, 'POST /orders', { body: { quoteId: 'none', pay: { kind: 'saved', id: 'none' } } })
  await call(tab, 'POST /orders/none/settle', { body: {} })
  await Promise.all([
    import('#hosts/processor/sandbox-processor.ts'),
    import('#service/billing/settle-bills.ts'),
  ])
}

async function buy(tab: PurchaseTab, { body, key, passes }: Purchase): Promise<PurchaseAnswer> {
  const { status, body: order } = await call(tab, 'POST /orders', { body, key })
  if (!passes || order.state !== 'requires_action') return { status, body: order }
  await call(tab, `POST /sandbox/challenges/${order.challenge}`, { body: { passed: true } })
  const settled = await call(tab, `POST /orders/${order.id}/settle`, { body: {} })
  return { status: settled.status, body: settled.body }
}

async function work({ number, ...asked }: (Purchase | Jobs) & { number: number }): Promise<void> {
  const tab = tabs.get(asked.database)
  if (!tab) throw new Error(`${asked.database} was not opened`)
  if ('jobs' in asked) {
    await tab.app.runJobs()
    tell({ number, answer: { status: 200, body: {} } })
  } else tell({ number, answer: await buy(tab, asked) })
}

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  if ('open' in data) {
    await Promise.all(data.open.map(open))
    tell('ready')
    return
  }
  for (const one of data.work) setTimeout(() => void work(one), one.after ?? 0)
})
