import type { PacificDate } from '#domain/brand.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { Workspace } from '../collections.ts'
import { type Context, read } from '../context.ts'
import type { ReadTx } from '../ports.ts'
import { accountIn } from './account.ts'
import type { BillingAccount } from './billing-collections.ts'
import { renewalRefused } from './order-refused.ts'
import { refuseWhileOneIsOpen } from './refuse-while-open.ts'
import { renew } from './renew.ts'
import { nextStep } from './renewal-due.ts'

/**
 * A cycle that has ended since the last look is renewed before anything is priced, paid or changed in it. Where it cannot be
 * renewed right now, that keeps what the cycle does not matter for from nothing; the rest is refused by refuseWhileRenewing.
 */
export async function renewFirst(context: Context): Promise<void> {
  const step = await read(context, 'billing', async ({ tx, workspace, now }) =>
    nextStep(await accountIn(tx, { workspace, now }), pacificDateOf(now)),
  )
  // A processor out of reach is tried again by the jobs, which tell of it.
  if (step !== null) await renew(context.deps).catch(() => undefined)
}

type Asked = { tx: ReadTx; workspace: Workspace; account: BillingAccount; today: PacificDate }

/** What is over has no price and no end to put off: the next cycle waits for an open order, for its card, or for another tab. */
export async function refuseWhileRenewing({ tx, workspace, account, today }: Asked): Promise<void> {
  const { cycle, pastDue } = account
  if (cycle === null || today < cycle.end) return
  await refuseWhileOneIsOpen(tx)
  throw renewalRefused(workspace.plan, pastDue)
}
