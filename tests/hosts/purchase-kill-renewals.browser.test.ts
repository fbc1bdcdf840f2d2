import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BillingView } from '#contract/billing.ts'
import { addMonths } from '#domain/billing-cycle.ts'
import type { PacificDate } from '#domain/brand.ts'
import { dayStart } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import { deleteDatabase } from '#hosts/browser/indexed-db-store.ts'
import { call } from '../support/call.ts'
import { billingOf, buy, invoicesOf, numbersUpTo, upgradeTo } from '../support/purchases.ts'
import { createMoments, wait } from './purchase-moments.ts'
import { booksOf, inTab, startBuyer } from './purchase-processes.ts'
import type { PurchaseTab } from './purchase-tab.ts'

// B10 where it counts: what renews by itself, in a process that is killed in the middle, and the next one goes on with it.

const SHOPS = ['a', 'b', 'c', 'd'].map(name => `headroom:kill-renewals-${name}`)
const KILLS = 25
const MOST_KILLS = 75
/** Three seats of Business at $19.00, and 5,000 more at $40.00. */
const PRICE = 9_700
const FIRST = '2026-07-01' as PacificDate

const removeAll = () => Promise.all(SHOPS.map(shop => deleteDatabase(shop)))
beforeAll(removeAll)
afterAll(removeAll)

/** By the month from July 1, with an add-on. */
async function open(shop: string): Promise<void> {
  await inTab(shop, async tab => {
    await call(tab, 'PATCH /sandbox', { body: { plan: 'free' } })
    for (const wanted of [upgradeTo('business', 'monthly'), undefined]) {
      expect((await buy(tab, { wanted })).body).toMatchObject({ state: 'paid' })
    }
  })
}

const startOf = (cycles: number) => addMonths(FIRST, cycles)

/** So many cycles have begun since: what is due now was not done in any of them. */
async function moveTo(tab: PurchaseTab, cycles: number): Promise<void> {
  const to = isoInstant(dayStart(startOf(cycles)))
  expect((await call(tab, 'POST /sandbox/clock', { body: { to } })).status).toBe(200)
}

const isRenewed = ({ cycle, pastDue }: BillingView, cycles: number) =>
  cycle?.start === startOf(cycles) && pastDue === null

/** What the app does when it starts, until nothing is due: a killed tab’s locks may take a moment to go. */
async function settleRenewals(tab: PurchaseTab, cycles: number): Promise<void> {
  const end = performance.now() + 10_000
  do {
    await tab.app.runJobs()
    if (isRenewed(await billingOf(tab), cycles)) return
  } while (performance.now() < end)
  throw new Error('A cycle is not renewed')
}

/** Exactly one charge and one paid invoice of each cycle that has begun, and what was bought is still there. */
async function expectEachOnce(tab: PurchaseTab, cycles: number): Promise<void> {
  const { charges, invoices, numbers } = await booksOf(tab)
  // The plan and the add-on were bought first.
  expect(charges).toEqual([4_000, 5_700, ...Array(cycles).fill(PRICE)])
  expect(invoices).toEqual(charges)
  expect(numbers).toEqual(numbersUpTo(cycles + 2))
  const renewals = (await invoicesOf(tab)).filter(({ reason }) => reason === 'renewal')
  const starts = Array.from({ length: cycles }, (_, index) => startOf(index + 1))
  expect(renewals.map(({ period }) => period.from).sort()).toEqual(starts)
  expect(renewals.every(({ state }) => state === 'paid')).toBe(true)
  const { allowance, addOns } = await billingOf(tab)
  expect([allowance, addOns.length]).toEqual([15_000, 1])
}

test('B7, B10: killed at any moment of a renewal, 100 times: one charge and one paid invoice of each cycle', async () => {
  for (const shop of SHOPS) await open(shop)
  let worker = await startBuyer(SHOPS)
  const cycles = new Map<string, number>(SHOPS.map(shop => [shop, 0]))
  const cyclesOf = (shop: string) => cycles.get(shop) ?? 0
  /** One cycle has ended, or the app was closed for as many as three. */
  async function end(next: () => number): Promise<void> {
    for (const shop of SHOPS) {
      cycles.set(shop, cyclesOf(shop) + 1 + Math.floor(3 * next()))
      await inTab(shop, tab => moveTo(tab, cyclesOf(shop)))
    }
  }

  // How long it takes undisturbed.
  await end(() => 0)
  const start = performance.now()
  await Promise.all(worker.work(SHOPS.map(database => ({ database, jobs: true }))))
  const moments = createMoments(11, { places: SHOPS, time: performance.now() - start })
  for (const shop of SHOPS) await inTab(shop, tab => expectEachOnce(tab, cyclesOf(shop)))

  const counts = { cut: 0, owed: 0, through: 0, nothing: 0 }
  // On and on until a charge was met that is not invoiced yet: it is one for a moment only.
  for (let kill = 0; kill < KILLS || (counts.owed === 0 && kill < MOST_KILLS); kill += 1) {
    const following = startBuyer(SHOPS)
    const before = new Map(cycles)
    await end(moments.next)
    const { begins, killed } = moments.round()
    const work = SHOPS.map(database => ({ database, jobs: true as const, after: begins(database) }))
    const through = new Set<string>()
    for (const [index, done] of worker.work(work).entries()) {
      void done.then(() => through.add(SHOPS[index] ?? ''))
    }
    await wait(killed)
    worker.kill()
    await Promise.all(
      SHOPS.map(shop =>
        inTab(shop, async tab => {
          // As it was left: a cycle that began and is not paid; something charged that is not invoiced yet.
          const { charges, numbers } = await booksOf(tab)
          const paid = numbers.filter(number => number !== null).length
          const isDone = isRenewed(await billingOf(tab), cyclesOf(shop))
          moments.learn(shop, isDone)
          if (through.has(shop)) expect(isDone).toBe(true)
          counts.owed += charges.length - paid
          if (isDone) counts.through += 1
          else if (numbers.length === (before.get(shop) ?? 0) + 2) counts.nothing += 1
          else counts.cut += 1
          await settleRenewals(tab, cyclesOf(shop))
          await expectEachOnce(tab, cyclesOf(shop))
        }),
      ),
    )
    worker = await following
  }
  worker.kill()

  // Before, in the middle and after: otherwise it would prove little.
  expect(counts.through).toBeGreaterThan(10)
  expect(counts.cut).toBeGreaterThan(5)
  expect(counts.owed).toBeGreaterThan(0)
  expect(counts.nothing).toBeGreaterThan(5)
}, 120_000)
