import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteDatabase } from '#hosts/browser/indexed-db-store.ts'
import { call } from '../support/call.ts'
import { numbersUpTo, openOrdersOf } from '../support/purchases.ts'
import { aPurchase, type Buyer, type Sums, settleAll, startBuyer, sumsOf } from './purchase-processes.ts'
import { openPurchaseTab } from './purchase-tab.ts'
import type { PurchaseAnswer } from './purchase-worker.ts'

// B7 where it counts: real IndexedDB, real locks, and a process that is killed in the middle. A worker takes its time to
// start, so each one buys in several workspaces at once before it is killed.

const SHOPS = ['a', 'b', 'c', 'd'].map(name => `headroom:kill-${name}`)
const KILLS = 50
const PRICE = 20_000

/** The same moments in every run: `next()` is from 0 to below 1. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

beforeAll(async () => {
  for (const shop of SHOPS) await deleteDatabase(shop)
})
afterAll(async () => {
  for (const shop of SHOPS) await deleteDatabase(shop)
})

/** A request for each shop, under a key of its own. */
async function requests(round: string) {
  return Promise.all(
    SHOPS.map(async database => {
      const tab = openPurchaseTab(database)
      const body = await aPurchase(tab)
      tab.close()
      return { database, body, key: `${round} ${database}` }
    }),
  )
}

/** How long undisturbed purchases take, in all shops at once, in milliseconds. */
async function undisturbed(buyer: Buyer): Promise<number> {
  let longest = 0
  for (const round of ['first', 'second', 'third']) {
    const purchases = await requests(round)
    const start = performance.now()
    const answers = await Promise.all(buyer.buy(purchases))
    longest = Math.max(longest, performance.now() - start)
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { state: 'paid' } })
  }
  return longest
}

type Shop = (typeof SHOPS)[number]

async function inTab<Answer>(shop: Shop, body: (tab: ReturnType<typeof openPurchaseTab>) => Promise<Answer>) {
  const tab = openPurchaseTab(shop)
  try {
    return await body(tab)
  } finally {
    tab.close()
  }
}

/** B7: as many of each, and the sums are the same. */
function expectAgreement({ charges, invoices, numbers, addOns, granted }: Sums): void {
  expect(charges).toEqual(Array(addOns).fill(PRICE))
  expect(invoices).toEqual(charges)
  expect(numbers).toEqual(numbersUpTo(addOns))
  expect(granted).toBe(addOns)
}

test('B7: killed at any moment, 200 times: one charge, one grant, one invoice, or none of them', async () => {
  const next = chance(7)
  let buyer = await startBuyer(SHOPS)
  let time = await undisturbed(buyer)
  const counts = { cut: 0, owed: 0, bought: 0, nothing: 0 }
  const bought = new Map<Shop, number>(SHOPS.map(shop => [shop, 3]))

  for (let kill = 0; kill < KILLS; kill += 1) {
    // The next one starts beside it.
    const following = startBuyer(SHOPS)
    // Each begins at a moment of its own, so that each is met somewhere else.
    const purchases = (await requests(`kill ${kill}`)).map(one => ({ ...one, after: next() * time }))
    const answered = new Map<string, PurchaseAnswer>()
    for (const [index, answer] of buyer.buy(purchases).entries()) {
      void answer.then(told => answered.set(purchases[index]?.key ?? '', told))
    }
    await wait((0.7 + 0.9 * next()) * time)
    buyer.kill()
    // The machine gets busier or quieter: as many are to be answered before the kill as are not.
    if (answered.size < SHOPS.length / 2) time *= 1.15
    if (answered.size > SHOPS.length / 2) time /= 1.15
    await Promise.all(
      purchases.map(async ({ database, body, key }) => {
        const again = () => inTab(database, tab => call(tab, 'POST /orders', { body, key }))
        // As it was left: an order that is neither paid nor given up; something charged that is not granted yet.
        const left = await inTab(database, async tab => ({
          ...(await sumsOf(tab)),
          open: await openOrdersOf(tab),
        }))
        counts.cut += left.open.length
        counts.owed += left.charges.length - left.addOns
        // B13: half of the buyers press the button again, before the app has settled or after, under the same key.
        const way = next()
        if (way < 0.25) await again()
        await settleAll(database)
        if (way > 0.75) await again()

        const sums = await inTab(database, sumsOf)
        expectAgreement(sums)
        const before = bought.get(database) ?? 0
        expect([before, before + 1]).toContain(sums.addOns)
        if (answered.get(key)?.body.state === 'paid') expect(sums.addOns).toBe(before + 1)
        counts[sums.addOns > before ? 'bought' : 'nothing'] += 1
        bought.set(database, sums.addOns)
      }),
    )
    buyer = await following
  }
  buyer.kill()

  for (const shop of SHOPS) expectAgreement(await inTab(shop, sumsOf))
  // Before, in the middle and after: otherwise it would prove little.
  expect(counts.bought + counts.nothing).toBe(KILLS * SHOPS.length)
  expect(counts.cut).toBeGreaterThan(20)
  expect(counts.owed).toBeGreaterThan(0)
  expect(counts.bought).toBeGreaterThan(20)
  expect(counts.nothing).toBeGreaterThan(5)
}, 180_000)
