import { withAllowance } from '#domain/usage.ts'
import type { Workspace } from '../collections.ts'
import type { Writing } from '../context.ts'
import { allowanceOf } from '../firing/ledger.ts'
import { turnMonth } from '../head.ts'

/** U3, U6: keeps the workspace with its new plan or add-ons; publishes, and ends suspension where there is room again. */
export async function changeAllowance(
  { tx, now, head }: Pick<Writing, 'tx' | 'now' | 'head'>,
  after: Workspace,
): Promise<void> {
  await turnMonth(tx, head, now)
  head.books.meter = withAllowance(head.books.meter, {
    before: allowanceOf(head.workspace),
    after: allowanceOf(after),
    now,
  })
  head.workspace = after
}
