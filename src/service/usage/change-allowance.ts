import { withAllowance } from '#domain/usage.ts'
import type { Workspace } from '../collections.ts'
import type { Writing } from '../context.ts'
import { allowanceOf, turnMonth } from '../head.ts'
import { warnEarly, warnOfLess } from '../mails/warnings.ts'

/**
 * U3, U6: keeps the workspace with its new plan or add-ons; publishes, and ends suspension where there is room again. A1: an
 * allowance that shrank may be almost used up at once.
 */
export async function changeAllowance(
  { tx, now, head, announce }: Pick<Writing, 'tx' | 'now' | 'head' | 'announce'>,
  after: Workspace,
): Promise<void> {
  await turnMonth(tx, head, now)
  const { books } = head
  const meter = withAllowance(books.meter, {
    before: allowanceOf(head.workspace),
    after: allowanceOf(after),
    now,
  })
  if (meter !== books.meter) books.unpublished = []
  books.meter = meter
  head.workspace = after
  const deciding = { now, workspace: after, head }
  const told = [await warnOfLess(tx, deciding), await warnEarly(tx, deciding)]
  if (told.includes(true)) announce({ topics: ['mails'] })
}
