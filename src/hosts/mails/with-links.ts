import type { AlertMail, AlertNews } from '#domain/alert-mail.ts'
import type { BillingMail, BillingNews } from '#domain/billing-mail.ts'
import { quickestWayOut } from '#domain/plans.ts'

/** Of an app's path, `/usage`, as people open it from an e-mail. */
export type AppUrl = (path: string) => string

/** What an e-mail tells, with the links that lead on from it. */
export function withLinks(news: AlertNews | BillingNews, appUrl: AppUrl): AlertMail | BillingMail {
  const addOns = appUrl('/settings/billing?for=add-ons')
  const upgrade = appUrl('/settings/billing?for=upgrade')
  switch (news.kind) {
    case 'receipt':
    case 'payment_failed':
    case 'add_ons_ended': {
      const invoice = appUrl(`/settings/billing/invoices/${encodeURIComponent(news.invoice.id)}`)
      const paymentMethods = appUrl('/settings/billing/payment-methods')
      return { ...news, links: { invoice, paymentMethods, addOns, upgrade } }
    }
    default: {
      const kind = quickestWayOut(news.plan)
      const wayOut = { kind, url: kind === 'add_ons' ? addOns : upgrade }
      return { ...news, links: { usage: appUrl('/usage'), wayOut } }
    }
  }
}
