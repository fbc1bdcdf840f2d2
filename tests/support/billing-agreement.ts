import { expect } from 'vitest'
import { packs } from '#domain/add-ons.ts'
import { cycleAt } from '#domain/billing-cycle.ts'
import type { Instant } from '#domain/brand.ts'
import { attemptsBy, nextAttemptOn } from '#domain/dunning.ts'
import { actionsOf, type Item, priceRenewal, taxOn } from '#domain/order.ts'
import { plans } from '#domain/plans.ts'
import { priceOrder } from '#domain/price-order.ts'
import { dayStart, pacificDateOf } from '#domain/usage-month.ts'
import type { BillingAccount, Invoice } from '#service/billing/billing-collections.ts'
import type { Seed } from '#service/seed.ts'

const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)

/** B10 to B12: that a seed's account, its invoices and its workspace say the same, by the tables of plans and packs. */
export function expectBillingToAgree({ billing, workspace }: Seed, start: Instant): void {
  if (!billing) {
    expect({ price: plans[workspace.plan].price?.yearly, addOns: workspace.addOnActions }).toEqual({
      price: 0,
      addOns: 0,
    })
    return
  }
  const { account, invoices } = billing
  expectNumbers(account, invoices)
  for (const invoice of invoices) expectAmounts(invoice, { account, start })
  expectAccount(billing, { workspace, start })
}

/** B12: gapless, in the order of the charges, which is that of the ids, too. */
function expectNumbers({ invoices: latest }: BillingAccount, invoices: Invoice[]): void {
  const paid = invoices.filter(({ state }) => state === 'paid')
  expect(paid.map(({ number }) => number)).toEqual(paid.map((_, index) => index + 1))
  expect(latest).toBe(paid.length)
  const ids = invoices.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].sort())
  expect(paid.map(({ paidAt }) => paidAt)).toEqual(
    paid.map(({ paidAt }) => paidAt ?? 0).toSorted((a, b) => a - b),
  )
}

function expectAmounts(
  invoice: Invoice,
  { account, start }: { account: BillingAccount; start: Instant },
): void {
  const { lines, subtotal, tax, taxRate, total, state, number, paidAt, card, date, period, cycle } = invoice
  expect(subtotal).toBe(sum(lines.map(({ due }) => due)))
  expect(tax).toBe(taxOn(subtotal, taxRate))
  expect(total).toBe(subtotal + tax)
  expect(total).toBeGreaterThan(0)
  expect(taxRate).toBe(account.details.taxRate)
  for (const { item, price } of lines) expect(price).toBe(listPrice(item, cycle))
  const isPaid = state === 'paid'
  expect([number !== null, paidAt !== null, card !== null]).toEqual([isPaid, isPaid, isPaid])
  if (paidAt !== null) {
    expect(paidAt).toBeLessThanOrEqual(start)
    expect(pacificDateOf(paidAt)).toBe(date)
  }
  expect(period.from).toBe(date)
  const anchor = account.cycle?.anchor ?? date
  const running = cycleAt(date, { kind: cycle, anchor })
  expect(period.to).toBe(running.end)
  switch (invoice.reason) {
    case 'renewal': {
      expect(date).toBe(running.start)
      const [plan, ...addOns] = lines.map(({ item }) => item)
      if (plan?.kind !== 'plan') throw new Error('A renewal begins with its plan')
      const bought = addOns.flatMap(item => (item.kind === 'add_on' ? { ...item, ends: false } : []))
      const subscription = { plan: plan.plan, seats: plan.seats, cycle: running, addOns: bought }
      expect(priceRenewal({ subscription, taxRate })).toEqual({ lines, subtotal, tax, total })
      break
    }
    case 'add_on': {
      const [{ item } = { item: null }] = lines
      if (item?.kind !== 'add_on') throw new Error('An order of an add-on is for an add-on')
      const subscription = { plan: 'business', seats: 5, cycle: running, isPaid: true, addOns: [] } as const
      const priced = priceOrder({ subscription, wanted: item, today: date, taxRate })
      expect(priced).toMatchObject({ kind: 'priced', order: { lines, subtotal, tax, total, period } })
      break
    }
    case 'upgrade': {
      const [{ item, due }, credit] = [lines[0] as Invoice['lines'][number], lines[1]]
      expect([item.kind, due > 0]).toEqual(['plan', true])
      if (credit) expect([credit.item.kind, credit.due < 0]).toEqual(['plan', true])
    }
  }
}

/** As the tables have it. */
function listPrice(item: Item, cycle: Invoice['cycle']): number {
  return item.kind === 'plan'
    ? (plans[item.plan].price?.[cycle] ?? 0) * item.seats
    : packs[item.pack].price[cycle] * item.quantity
}

function expectAccount(
  { account, invoices, openOrder }: NonNullable<Seed['billing']>,
  { workspace, start }: { workspace: Seed['workspace']; start: Instant },
): void {
  const { cycle, addOns, pastDue, paymentMethods } = account
  const today = pacificDateOf(start)
  expect(workspace.addOnActions).toBe(actionsOf(addOns))
  expect(new Set(paymentMethods.map(({ id }) => id)).size).toBe(paymentMethods.length)
  expect(new Set(addOns.map(({ id }) => id)).size).toBe(addOns.length)
  if (!cycle) throw new Error('What is paid for has a cycle')
  expect(cycle).toEqual(cycleAt(today, cycle))
  expect(cycle.end > today).toBe(true)

  const renewal = invoices.findLast(({ reason, date }) => reason === 'renewal' && date === cycle.start)
  if (renewal && renewal.state !== 'uncollectible') {
    const renewed = renewal.lines.flatMap(({ item }) => (item.kind === 'add_on' ? [item] : []))
    const kept = addOns.filter(({ boughtOn }) => boughtOn < cycle.start)
    expect(kept.map(({ pack, quantity }) => ({ kind: 'add_on', pack, quantity }))).toEqual(renewed)
  }
  // What ends with a cycle was bought in it.
  for (const { ends, boughtOn } of addOns) {
    expect(boughtOn <= today).toBe(true)
    if (ends) expect(boughtOn >= cycle.start).toBe(true)
  }
  expect(pastDue !== null).toBe(renewal?.state === 'past_due')
  if (pastDue) {
    const next = nextAttemptOn(pastDue.since, pastDue.attempts)
    expect(pastDue).toMatchObject({ invoiceId: renewal?.id, since: cycle.start })
    expect(pastDue.attempts).toBe(attemptsBy(today, pastDue.since))
    expect(next !== null && next > today).toBe(true)
  }
  if (openOrder) {
    expect(openOrder.at).toBeLessThan(start)
    expect(openOrder.state).toBe('requires_action')
    expect(dayStart(today)).toBeLessThan(openOrder.at)
  }
}
