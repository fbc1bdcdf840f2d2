import { afterEach, beforeEach, expect, test } from 'vitest'
import { deleteDatabase } from '#hosts/browser/indexed-db-store.ts'
import { call } from '../support/call.ts'
import { numbersUpTo, openOrdersOf } from '../support/purchases.ts'
import { aPurchase, type Buyer, settleAll, startBuyer, sumsOf } from './purchase-processes.ts'
import { openPurchaseTab, type PurchaseTab } from './purchase-tab.ts'
import type { PurchaseAnswer } from './purchase-worker.ts'

// B7 over tabs: processes of their own on one database, at the very same moment.

const SHOP = 'headroom:together'
const PRICE = 20_000
const TEN = Array.from({ length: 10 }, (_, index) => index)

let tab: PurchaseTab
let buyers: [Buyer, Buyer]
beforeEach(async () => {
  await deleteDatabase(SHOP)
  tab = openPurchaseTab(SHOP)
  buyers = await Promise.all([startBuyer([SHOP]), startBuyer([SHOP])])
})
afterEach(async () => {
  for (const buyer of buyers) buyer.kill()
  tab.close()
  await deleteDatabase(SHOP)
})

/** The requests from both tabs in turn, all at once; what each was answered. */
function sendAll(requests: readonly { key: string; body: unknown }[]): Promise<PurchaseAnswer[]> {
  const shares = buyers.map((buyer, index) =>
    buyer.work(requests.filter((_, at) => at % 2 === index).map(request => ({ ...request, database: SHOP }))),
  )
  return Promise.all(shares.flat())
}

const bought = (count: number) => ({
  ...{ charges: Array(count).fill(PRICE), invoices: Array(count).fill(PRICE) },
  ...{ numbers: numbersUpTo(count), addOns: count, granted: count },
})

test('POST /orders: B7, B13: the same key ten times at once, from two tabs: one order', async () => {
  for (const round of TEN.slice(0, 5)) {
    const body = await aPurchase(tab)
    const key = `one ${round}`
    const answers = await sendAll(TEN.map(() => ({ key, body })))
    for (const { status, body: order } of answers) {
      expect(status).toBe(200)
      expect(['paying', 'paid']).toContain(order.state)
    }
    expect(await sumsOf(tab)).toEqual(bought(round + 1))
    const again = await call(tab, 'POST /orders', { key, body })
    expect([again.status, again.body.state]).toEqual([200, 'paid'])
    expect(await openOrdersOf(tab)).toEqual([])
  }
})

test('POST /orders: B7: ten keys for one quote at once, from two tabs: one order', async () => {
  for (const round of TEN.slice(0, 5)) {
    const body = await aPurchase(tab)
    const answers = await sendAll(TEN.map(index => ({ key: `${round} ${index}`, body })))
    expect(answers).toHaveLength(10)
    const paid = answers.filter(({ status }) => status === 200)
    expect(paid.map(({ body: order }) => order.state)).toEqual(['paid'])
    for (const { status, body: refusal } of answers.filter(answer => answer.status !== 200)) {
      expect(status).toBe(409)
      expect(['order_open', 'quote_expired']).toContain(refusal.code)
    }
    expect(await sumsOf(tab)).toEqual(bought(round + 1))
  }
})

test('B6, B7: two tabs that agree to quotes of their own at once: one is paid, the other is asked again', async () => {
  for (const round of TEN.slice(0, 5)) {
    const requests = await Promise.all(
      ['here', 'there'].map(async where => ({ key: `${round} ${where}`, body: await aPurchase(tab) })),
    )
    const answers = await sendAll(requests)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await sumsOf(tab)).toEqual(bought(round + 1))
  }
})

test('B7: while one buys, others do what is due: nothing is given up that is under way', async () => {
  for (const round of TEN) {
    const body = await aPurchase(tab)
    const [buyer] = buyers
    const [answer] = buyer.work([{ database: SHOP, body, key: `${round}` }])
    const looking = { on: true }
    const jobs = (async () => {
      while (looking.on) await tab.app.runJobs()
    })()
    const told = await answer
    looking.on = false
    await jobs
    await settleAll(SHOP)
    expect(told).toMatchObject({ status: 200, body: { state: 'paid' } })
    expect(await sumsOf(tab)).toEqual(bought(round + 1))
  }
})
