import { oc } from '@orpc/contract'
import { billing, invoices, orders, quotes } from './billing.ts'
import { deliveries, signing } from './deliveries.ts'
import { hooks } from './hooks.ts'
import { mails } from './mails.ts'
import { problems } from './problems.ts'
import { runs } from './runs.ts'
import { sandbox } from './sandbox.ts'
import { usageDetail } from './usage-detail.ts'

/** The part of the contract that comes when something of it is first asked for: it would weigh on the first screens. */
export const laterContract = oc.errors(problems).router({
  billing,
  quotes,
  orders,
  invoices,
  runs,
  hooks,
  deliveries,
  signing,
  mails,
  usage: usageDetail,
  sandbox,
})
