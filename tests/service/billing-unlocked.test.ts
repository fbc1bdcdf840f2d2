import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '#domain/brand.ts'
import { createCountingIds } from '#hosts/memory/counting-ids.ts'
import { createMemoryHolds } from '#hosts/memory/memory-holds.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { createSandboxProcessor } from '#hosts/processor/sandbox-processor.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import type { Payments } from '#service/ports.ts'
import { call } from '../support/call.ts'
import {
  answerBank,
  at,
  billingOf,
  books,
  buy,
  card,
  chargedBy,
  days,
  makeDefault,
  numbersUpTo,
  openHost,
  quote,
} from '../support/purchases.ts'

// Locks between tabs save work. What may never go wrong does not rest on them: here they hold nothing, and calls to the
// processor take their time in any order.

/** Three more tabs of the same browser, in which nothing that another one holds is held. */
const unlocked = (host: MemoryHost, pace = (processor: Payments) => processor) =>
  Promise.all(
    ['first', 'second', 'third'].map(tab => {
      // The processor's ids are never the same twice.
      const processor = createSandboxProcessor({
        ...host,
        ids: createCountingIds(tab),
        workspaceId: WORKSPACE_ID,
      })
      const beside = { ...host, holds: createMemoryHolds() }
      return openHost({ beside, payments: () => pace(processor) })
    }),
  ) as Promise<[MemoryHost, MemoryHost, MemoryHost]>

const nextTurn = () => new Promise(resolve => setImmediate(resolve))

/** Lets others go first, as often as `turns` says, before and after each call. */
function slowly(turns: () => number): (processor: Payments) => Payments {
  const pause = async () => {
    for (let left = turns(); left > 0; left -= 1) await nextTurn()
  }
  return processor =>
    new Proxy(processor, {
      get:
        (target, name: keyof Payments) =>
        async (...given: unknown[]) => {
          await pause()
          const answer = await (target[name] as (...all: unknown[]) => Promise<unknown>)(...given)
          await pause()
          return answer
        },
    })
}

const orders = fc.array(fc.nat(8), { minLength: 40, maxLength: 40 })
const turnsOf = (drawn: readonly number[]) => {
  let next = 0
  return () => drawn[next++ % drawn.length] ?? 0
}

const nothing = { plan: 'business', allowance: 10_000, addOns: [], charges: [], invoices: [], numbers: [] }
const once = {
  ...{ plan: 'business', allowance: 15_000, addOns: ['1 x actions_5000'] },
  ...{ charges: [20_000], invoices: [20_000], numbers: ['HR-000001'] },
}

describe('B7: where no lock holds', () => {
  test('B7, B13: the same request in three tabs at once: charged once, granted once, invoiced once', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async drawn => {
        const host = await openHost()
        const { id: quoteId } = await quote(host)
        const pace = slowly(turnsOf(drawn))
        const tabs = await unlocked(host, pace)
        await Promise.all(tabs.map(tab => buy(tab, { quoteId, key: 'one' })))
        expect(await books(host)).toEqual(once)
      }),
      { numRuns: 30 },
    )
  })

  test('B7: bought in one tab, settled in another and given up in a third, all at once: all of it or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(orders, fc.boolean(), async (drawn, isLate) => {
        const host = await openHost()
        const { id: quoteId } = await quote(host)
        const turns = turnsOf(drawn)
        // Where it is late, it is charged when the others have done what they do.
        const [charging, others] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
        if (!isLate) others.resolve()
        const [here] = await unlocked(host, processor => {
          const slow = slowly(turns)(processor)
          return {
            ...slow,
            async confirmIntent(id, options) {
              charging.resolve()
              await others.promise
              return slow.confirmIntent(id, options)
            },
          }
        })
        const [there, third] = await unlocked(host)
        const buying = buy(here, { quoteId, key: 'one' })
        if (isLate) await charging.promise
        for (let left = turns(); left > 0; left -= 1) await nextTurn()
        const { body } = await call(host, 'GET /orders')
        const leaving = body.items.map(({ id }: { id: string }) =>
          call(third, `POST /orders/${id}/cancel`, { body: {} }),
        )
        await Promise.all([there.app.runJobs(), ...leaving])
        others.resolve()
        await buying
        await host.app.runJobs()
        const { addOns } = await books(host)
        expect(await books(host)).toEqual(addOns.length === 1 ? once : nothing)
        if (isLate) expect(addOns).toEqual([])
        expect((await call(host, 'GET /orders')).body.items).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('B7, B8: passed at the bank and settled in three tabs, while one gives it up: paid once, or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async drawn => {
        const host = await openHost()
        const { body: order } = await buy(host, { card: card('three_d_secure') })
        const pace = slowly(turnsOf(drawn))
        const tabs = await unlocked(host, pace)
        const [leaving, ...settling] = tabs
        await Promise.all([
          call(leaving, `POST /orders/${order.id}/cancel`, { body: {} }),
          ...settling.map(tab => answerBank(tab, order, true)),
        ])
        const { addOns } = await books(host)
        expect(await books(host)).toEqual(addOns.length === 1 ? once : nothing)
      }),
      { numRuns: 30 },
    )
  })

  test('B10, B12: renewed in three tabs at once: each year once', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async drawn => {
        const host = await openHost()
        await buy(host)
        const pace = slowly(turnsOf(drawn))
        const tabs = await unlocked(host, pace)
        host.clock.set(at('2028-03-01T12:00:00Z'))
        await Promise.all(tabs.map(({ app }) => app.runJobs()))
        await host.app.runJobs()
        expect(await chargedBy(host)).toEqual([20_000, 83_200, 83_200])
        expect((await books(host)).numbers).toEqual(numbersUpTo(3))
        expect((await books(host)).invoices).toEqual([20_000, 83_200, 83_200])
      }),
      { numRuns: 20 },
    )
  })

  test('B10: declined in three tabs at once: one of the days is over, not three', async () => {
    const host = await openHost()
    await buy(host)
    await makeDefault(host, card('declined_when_charged'))
    const tabs = await unlocked(host)
    for (const [day, attempts] of [
      [0, 1],
      [3, 2],
      [6, 3],
    ] as const) {
      host.clock.set((at('2027-01-01T08:00:00Z') + days(day)) as Instant)
      await Promise.all(tabs.map(({ app }) => app.runJobs()))
      expect((await billingOf(host)).pastDue).toMatchObject({ attempts })
    }
    const mails = (await call(host, 'GET /mails')).body.items
    const declined = mails.filter((mail: { about: { kind: string } }) => mail.about.kind === 'payment_failed')
    expect(declined).toHaveLength(6)
  })
})
