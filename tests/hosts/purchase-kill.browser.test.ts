import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OrderView } from '#contract/billing.ts'
import type { Instant } from '#domain/brand.ts'
import { isoInstant } from '#domain/zoned.ts'
import { deleteDatabase } from '#hosts/browser/indexed-db-store.ts'
import { call } from '../support/call.ts'
import { card, numbersUpTo, openOrdersOf, pack, upgradeTo, visa } from '../support/purchases.ts'
import { createMoments, wait } from './purchase-moments.ts'
import {
  aPurchase,
  type Buyer,
  booksOf,
  inTab,
  settleAll,
  startBuyer,
  sumsOf,
  type Wares,
} from './purchase-processes.ts'
import type { PurchaseTab } from './purchase-tab.ts'
import type { PurchaseAnswer } from './purchase-worker.ts'

// B7 where it counts: real IndexedDB, real locks, and a process that is killed in the middle. A worker takes its time to
// start, so each one buys in several workspaces at once before it is killed.

const SHOPS = ['one', 'another', 'bank', 'upgrade'] as const
type Shop = (typeof SHOPS)[number]
const WARES: Record<Shop, Wares> = {
  one: { wanted: pack, card: visa },
  another: { wanted: pack, card: visa },
  bank: { wanted: pack, card: card('three_d_secure_always') },
  upgrade: { wanted: upgradeTo('business_plus'), card: visa },
}
const PRICES: Record<Shop, number> = { one: 20_000, another: 20_000, bank: 20_000, upgrade: 12_600 }
const KILLS = 50
const HOUR = 3_600_000
/** So that it stays the same day, and with it the same price. */
const MOST_HOURS = 8

const databaseOf = (shop: Shop) => `headroom:kill-${shop}`
const inShop = <Answer>(shop: Shop, body: (tab: PurchaseTab) => Promise<Answer>) =>
  inTab(databaseOf(shop), body)

const removeAll = () => Promise.all(SHOPS.map(shop => deleteDatabase(databaseOf(shop))))
beforeAll(removeAll)
afterAll(removeAll)

/** A request for each shop, under a key of its own. */
function requests(round: string) {
  return Promise.all(
    SHOPS.map(async shop => ({
      ...{ shop, database: databaseOf(shop), key: `${round} ${shop}`, passes: true },
      body: await inShop(shop, tab => aPurchase(tab, WARES[shop])),
    })),
  )
}

/** How often it was bought, once; after an upgrade the shop is on the plan from before again. */
async function expectAgreement(shop: Shop, before: number): Promise<number> {
  return inShop(shop, async tab => {
    const { addOns, granted, charges, invoices, numbers } = await sumsOf(tab)
    const { plan } = (await call(tab, 'GET /billing')).body
    if (shop !== 'upgrade') expect({ plan, granted }).toEqual({ plan: 'business', granted: addOns })
    const bought = shop === 'upgrade' ? before + (plan === 'business_plus' ? 1 : 0) : addOns
    expect([before, before + 1]).toContain(bought)
    expect(charges).toEqual(Array(bought).fill(PRICES[shop]))
    expect(invoices).toEqual(charges)
    expect(numbers).toEqual(numbersUpTo(bought))
    if (plan === 'business_plus') await call(tab, 'PATCH /sandbox', { body: { plan: 'business' } })
    return bought
  })
}

/** How long undisturbed purchases take, in all shops at once, in milliseconds. */
async function undisturbed(buyer: Buyer): Promise<number> {
  let longest = 0
  for (const [index, round] of ['first', 'second', 'third'].entries()) {
    const purchases = await requests(round)
    const start = performance.now()
    const answers = await Promise.all(buyer.work(purchases))
    longest = Math.max(longest, performance.now() - start)
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { state: 'paid' } })
    for (const shop of SHOPS) expect(await expectAgreement(shop, index)).toBe(index + 1)
  }
  return longest
}

/** B8: what becomes of an order that waits for its bank, whose page was killed. */
const AFTER_THE_BANK = {
  async passed(tab: PurchaseTab, { id, challenge }: OrderView) {
    await call(tab, `POST /sandbox/challenges/${challenge}`, { body: { passed: true } })
    await call(tab, `POST /orders/${id}/settle`, { body: {} })
  },
  givenUp: (tab: PurchaseTab, { id }: OrderView) => call(tab, `POST /orders/${id}/cancel`, { body: {} }),
  /** Nobody comes back to it: the service gives it up by its clock. */
  async forgotten(tab: PurchaseTab) {
    const now = Date.parse((await call(tab, 'GET /sandbox')).body.now)
    const to = isoInstant((now + HOUR + 1_000) as Instant)
    expect((await call(tab, 'POST /sandbox/clock', { body: { to } })).status).toBe(200)
  },
}

type End = keyof typeof AFTER_THE_BANK

/** Which of them was met least so far. */
function leastOf({ forgotten, passed, givenUp }: Record<End, number>): End {
  if (forgotten < MOST_HOURS && forgotten <= Math.min(passed, givenUp)) return 'forgotten'
  return passed <= givenUp ? 'passed' : 'givenUp'
}

test('B7, B8: killed at any moment, 200 times: one charge, one grant, one invoice, or none of them', async () => {
  let buyer = await startBuyer(SHOPS.map(databaseOf))
  const moments = createMoments(7, { places: SHOPS, time: await undisturbed(buyer) })
  const { next } = moments
  const none = { cut: 0, owed: 0, bought: 0, nothing: 0 }
  const counts: Record<Shop, typeof none> = {
    ...{ one: { ...none }, another: { ...none }, bank: { ...none }, upgrade: { ...none } },
  }
  const banks = { passed: 0, givenUp: 0, forgotten: 0 }
  const bought = new Map<Shop, number>(SHOPS.map(shop => [shop, 3]))

  for (let kill = 0; kill < KILLS; kill += 1) {
    // The next one starts beside it.
    const following = startBuyer(SHOPS.map(databaseOf))
    // Each begins at a moment of its own, so that each is met somewhere else.
    const { begins, killed } = moments.round()
    const purchases = (await requests(`kill ${kill}`)).map(one => ({ ...one, after: begins(one.shop) }))
    const answered = new Map<Shop, PurchaseAnswer>()
    for (const [index, answer] of buyer.work(purchases).entries()) {
      void answer.then(told => answered.set(SHOPS[index] as Shop, told))
    }
    await wait(killed)
    buyer.kill()
    await Promise.all(
      purchases.map(async ({ shop, database, body, key }) => {
        moments.learn(shop, answered.has(shop))
        const again = () => inShop(shop, tab => call(tab, 'POST /orders', { body, key }))
        const before = bought.get(shop) ?? 0
        // As it was left: an order that is neither paid nor given up; something charged that is not granted yet.
        const count = counts[shop]
        await inShop(shop, async tab => {
          const { charges, invoices } = await booksOf(tab)
          count.cut += (await openOrdersOf(tab)).length
          count.owed += charges.length - invoices.length
        })
        // B13: half of the buyers press the button again, before the app has settled or after, under the same key.
        const way = next()
        if (way < 0.25) await again()
        await settleAll(database, async (tab, order) => {
          const end = leastOf(banks)
          banks[end] += 1
          await AFTER_THE_BANK[end](tab, order)
        })
        if (way > 0.75) await again()

        const sum = await expectAgreement(shop, before)
        if (answered.get(shop)?.body.state === 'paid') expect(sum).toBe(before + 1)
        count[sum > before ? 'bought' : 'nothing'] += 1
        bought.set(shop, sum)
      }),
    )
    buyer = await following
  }
  buyer.kill()

  // Before, in the middle and after, of everything that is bought: otherwise it would prove little.
  for (const shop of SHOPS) {
    const { cut, bought, nothing } = counts[shop]
    expect(bought + nothing).toBe(KILLS)
    expect(cut).toBeGreaterThan(5)
    expect(bought).toBeGreaterThan(5)
    expect(nothing).toBeGreaterThan(2)
  }
  expect(SHOPS.reduce((sum, shop) => sum + counts[shop].owed, 0)).toBeGreaterThan(0)
  for (const end of Object.values(banks)) expect(end).toBeGreaterThan(0)
}, 180_000)
