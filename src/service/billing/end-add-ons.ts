import { actionsOf } from '#domain/order.ts'
import type { UnaskedChange } from '../jobs/unasked-change.ts'
import { changeAllowance } from '../usage/change-allowance.ts'
import type { StoredAddOn } from './billing-collections.ts'

/** What they gave is gone; a month that has used more goes on until it is refused (U5). */
export async function endAddOns(change: UnaskedChange, ended: readonly StoredAddOn[]): Promise<void> {
  if (ended.length === 0) return
  const { workspace } = change
  const addOnActions = Math.max(0, workspace.addOnActions - actionsOf(ended))
  await changeAllowance(change, { ...workspace, addOnActions })
  change.announce({ topics: ['workspace'], usage: true })
}
