import { withAllowance } from '#domain/usage.ts'
import { type Workspace, workspaces } from '../collections.ts'
import type { Writing } from '../context.ts'
import { allowanceOf } from '../firing/ledger.ts'
import { turnMonth } from '../head.ts'

/** U3, U6: keeps the workspace with its new plan or add-ons; publishes, and ends suspension where there is room again. */
export async function changeAllowance(
  { tx, now, head, workspace: before }: Pick<Writing, 'tx' | 'now' | 'head' | 'workspace'>,
  after: Workspace,
): Promise<void> {
  await turnMonth(tx, head, now)
  head.books.meter = withAllowance(head.books.meter, {
    before: allowanceOf(before),
    after: allowanceOf(after),
    now,
  })
  workspaces.put(tx, after)
}
