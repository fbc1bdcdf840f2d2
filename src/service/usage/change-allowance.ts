import type { Instant } from '#domain/brand.ts'
import { withAllowance } from '#domain/usage.ts'
import { meters, type Workspace, workspaces } from '../collections.ts'
import { allowanceOf } from '../firing/ledger.ts'
import type { WriteTx } from '../ports.ts'
import { meterAt } from './usage-view.ts'

/** U3, U6: keeps the workspace with its new plan or add-ons; publishes, and ends suspension where there is room again. */
export async function changeAllowance(
  tx: WriteTx,
  { before, after, now }: { before: Workspace; after: Workspace; now: Instant },
): Promise<void> {
  const meter = await meterAt(tx, now)
  const changed = withAllowance(meter, { before: allowanceOf(before), after: allowanceOf(after), now })
  workspaces.put(tx, after)
  meters.put(tx, { ...changed, blocks: meter.blocks }, meter.month)
}
