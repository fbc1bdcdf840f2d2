import type { SandboxView } from '#contract/sandbox.ts'
import type { PlanId } from '#domain/plans.ts'
import { resetOf } from '#domain/usage-month.ts'
import { isoInstant, parseInstant } from '#domain/zoned.ts'
import { accountIn } from '../billing/account.ts'
import { billingAccounts } from '../billing/billing-collections.ts'
import { seeded } from '../collections.ts'
import { type Context, type Reading, read, write } from '../context.ts'
import { booksAt } from '../head.ts'
import { notFound, problem } from '../problem.ts'
import { changeAllowance } from '../usage/change-allowance.ts'

/** S2: designers' and tests' view of the workspace; any role may, as it is not there at all outside of a sandbox. */
export function getSandbox(context: Context): Promise<SandboxView> {
  onlyIn(context)
  return read(context, 'tasks', sandboxView)
}

/** T1: moves the service's clock forward to an instant. */
export function moveClock(context: Context, { to }: { to: string }): Promise<SandboxView> {
  onlyIn(context)
  const change = { needs: 'tasks', operation: 'sandbox.moveClock', input: { to } } as const
  return write(context, change, async writing => {
    const { now, head, announce } = writing
    const target = parseInstant(to)
    if (target < now) {
      throw problem(
        'invalid_input',
        { issues: [{ path: 'to', message: `is before now, ${isoInstant(now)}` }] },
        'The clock never runs backwards',
      )
    }
    head.clock = { offset: head.clock.offset + (target - now), seen: target }
    announce({ topics: ['clock'], usage: true })
    return sandboxView({ ...writing, now: target })
  })
}

/** B8: as the bank's page does, which is not the service's: it tells nothing of it but that the processor knows now. */
export async function answerChallenge(
  context: Context,
  { challenge, passed }: { challenge: string; passed: boolean },
): Promise<Record<never, never>> {
  onlyIn(context)
  await context.deps.payments.answerChallenge?.(challenge, passed)
  return {}
}

type Allowance = { plan?: PlanId | undefined; addOnActions?: number | undefined }

/** U6: an allowance that grows resumes at once, as it does when it is bought. */
export function setPlan(context: Context, { plan, addOnActions }: Allowance): Promise<SandboxView> {
  onlyIn(context)
  const change = { needs: 'tasks', operation: 'sandbox.setPlan', input: { plan, addOnActions } } as const
  return write(context, change, async writing => {
    const { workspace: before, announce } = writing
    const after = {
      ...before,
      plan: plan ?? before.plan,
      addOnActions: addOnActions ?? before.addOnActions,
    }
    await changeAllowance(writing, after)
    // What was billed of the plan before has ended with it.
    billingAccounts.put(writing.tx, await accountIn(writing.tx, { workspace: after, now: writing.now }))
    announce({ topics: ['workspace', 'automations', 'activity', 'billing'], usage: true })
    return sandboxView({ ...writing, workspace: after })
  })
}

async function sandboxView({ tx, now, workspace, head }: Reading): Promise<SandboxView> {
  const seed = await seeded.get(tx)
  const { meter } = booksAt(head, now)
  return {
    scenario: seed?.scenario ?? '',
    used: meter.used,
    displayed: meter.published.used,
    refused: meter.refused,
    now: isoInstant(now),
    resetsAt: isoInstant(resetOf(meter.month)),
    plan: workspace.plan,
    addOnActions: workspace.addOnActions,
  }
}

export function onlyIn({ deps }: Context): void {
  if (!deps.sandbox) throw notFound('resource')
}
