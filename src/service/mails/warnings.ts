import type { Instant } from '#domain/brand.ts'
import { endsEarly, firstDayOf, projectMonth } from '#domain/projection.ts'
import { reachesWarning } from '#domain/usage.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { type Head, pastBooks, type Workspace } from '../collections.ts'
import { allowanceOf } from '../head.ts'
import type { WriteTx } from '../ports.ts'
import { alertOwners } from './alert-owners.ts'
import { topAutomations } from './top-automations.ts'

type Deciding = { now: Instant; workspace: Workspace; head: Pick<Head, 'books' | 'tallies'> }

/**
 * The early warning, once a month where the workspace wants it: the projection says for the first time that the allowance
 * ends more than three days before the reset. Asked for whenever the displayed value is published, which is with every
 * tenth Action; the head is of the month of `now`. Answers whether e-mails are due.
 */
export async function warnEarly(tx: WriteTx, { now, workspace, head }: Deciding): Promise<boolean> {
  const { books } = head
  if (!workspace.earlyWarning || books.warnedEarlyAt !== null) return false
  const { month, used, refused } = books.meter
  const allowance = allowanceOf(workspace)
  // What is used up already is told by the other two.
  if (used >= allowance) return false
  const [past] = await pastBooks.scan(tx, [], { limit: 1 })
  const since = past ? null : firstDayOf(books.days)
  const projection = projectMonth({ month, today: pacificDateOf(now), days: books.days, allowance, since })
  if (projection.kind !== 'projected' || !endsEarly(projection)) return false
  books.warnedEarlyAt = now
  const { runsOutOn } = projection
  const facts = { month, used, refused, allowance, plan: workspace.plan, suspendedSince: null }
  const top = await topAutomations(tx, head, used)
  alertOwners(tx, { now, workspace, about: { ...facts, kind: 'early_warning', runsOutOn, top } })
  return true
}

/**
 * A1: an allowance that shrank may have 90 % of it used at once, without any Action that reaches it. What it has no room
 * for is told by the first refused firing.
 */
export async function warnOfLess(tx: WriteTx, { now, workspace, head }: Deciding): Promise<boolean> {
  const { meter } = head.books
  const { month, used, refused, alerted } = meter
  const allowance = allowanceOf(workspace)
  if (used >= allowance || !reachesWarning(used, allowance) || alerted.ninety.includes(allowance))
    return false
  head.books.meter = { ...meter, alerted: { ...alerted, ninety: [...alerted.ninety, allowance] } }
  const facts = {
    month,
    used,
    refused,
    allowance,
    plan: workspace.plan,
    suspendedSince: null,
    runsOutOn: null,
  }
  const top = await topAutomations(tx, head, used)
  alertOwners(tx, { now, workspace, about: { ...facts, kind: 'ninety', top } })
  return true
}
