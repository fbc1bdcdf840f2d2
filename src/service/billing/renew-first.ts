import { pacificDateOf } from '#domain/usage-month.ts'
import { type Context, read } from '../context.ts'
import { accountIn } from './account.ts'
import { renew } from './renew.ts'
import { nextStep } from './renewal-due.ts'

/** A cycle that has ended since the last look is renewed before anything is priced or paid in it. */
export async function renewFirst(context: Context): Promise<void> {
  const step = await read(context, 'billing', async ({ tx, workspace, now }) =>
    nextStep(await accountIn(tx, { workspace, now }), pacificDateOf(now)),
  )
  if (step !== null) await renew(context.deps)
}
