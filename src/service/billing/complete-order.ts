import type { AddOnId, InvoiceId, OrderId, PaymentMethodId } from '#domain/brand.ts'
import { actionsOf } from '#domain/order.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { Deps } from '../context.ts'
import { timedId } from '../firing/outbox.ts'
import { unaskedChange } from '../jobs/unasked-change.ts'
import { sendReceipt } from '../mails/bill-owners.ts'
import { notFound } from '../problem.ts'
import { changeAllowance } from '../usage/change-allowance.ts'
import { accountIn, otherCards } from './account.ts'
import {
  type BillingAccount,
  billingAccounts,
  type Invoice,
  invoices,
  openOrders,
  orders,
  quotes,
  type StoredOrder,
} from './billing-collections.ts'

/**
 * B7: what was charged is granted and invoiced, in one transaction: all of it or none, and once however often it is asked
 * for. U6: suspended automations resume with it.
 */
export function completeOrder(deps: Deps, id: OrderId): Promise<StoredOrder> {
  return unaskedChange(
    deps,
    async change => {
      const { tx, now, workspace, announce } = change
      const order = await orders.get(tx, id)
      if (!order) throw notFound('order')
      if (order.state === 'paid') return order
      const account = await accountIn(tx, { workspace, now })
      const today = pacificDateOf(now)
      const { wanted, order: priced, taxRate } = order.quote

      const number = account.invoices + 1
      const { brand, last4 } = order.payWith.card
      const { legalName, address, taxId } = account.details
      const invoice: Invoice = {
        id: timedId(now, order.id) as InvoiceId,
        number,
        state: 'paid',
        reason: wanted.kind,
        date: today,
        period: priced.period,
        cycle: priced.cycle.kind,
        buyer: { name: legalName || workspace.name, address, taxId },
        ...{ lines: priced.lines, subtotal: priced.subtotal, tax: priced.tax, total: priced.total, taxRate },
        card: { brand, last4 },
        paidAt: now,
      }
      const after: BillingAccount = { ...withCard(account, order), cycle: priced.cycle, invoices: number }
      let granted = workspace
      switch (wanted.kind) {
        case 'add_on': {
          const { pack, quantity } = wanted
          const addOn = {
            id: order.id as string as AddOnId,
            pack,
            quantity,
            boughtOn: priced.period.from,
            ends: false,
          }
          after.addOns = [...account.addOns, addOn]
          granted = { ...workspace, addOnActions: workspace.addOnActions + actionsOf([addOn]) }
          break
        }
        case 'upgrade':
          granted = { ...workspace, plan: wanted.plan }
          break
      }
      await changeAllowance(change, granted)
      const paid: StoredOrder = { ...order, state: 'paid', challenge: null, invoiceId: invoice.id }
      invoices.put(tx, invoice, invoice.id)
      billingAccounts.put(tx, after)
      orders.put(tx, paid, id)
      quotes.put(tx, { ...order.quote, isPaid: true }, order.quote.id)
      openOrders.delete(tx, id)
      sendReceipt(change, invoice)
      announce({ topics: ['workspace', 'automations', 'billing'], usage: true })
      return paid
    },
    { durability: 'strict' },
  )
}

/**
 * A new card that was charged is kept for the renewals, as the one that they are charged to. One that is past due waits for
 * its day: the buyer agreed to what was shown (B6).
 */
function withCard(account: BillingAccount, { payWith, card, id }: StoredOrder): BillingAccount {
  if (payWith.kind === 'saved' || card === null) return account
  const method = { ...payWith.card, id: `card-${id}` as PaymentMethodId, card }
  return { ...account, paymentMethods: [method, ...otherCards(account, method)] }
}
