import { ALERT_KINDS } from '#domain/usage.ts'
import type { AlertFacts } from '../collections.ts'
import type { WriteTx } from '../ports.ts'
import { mailOwners, type Telling } from './mail-owners.ts'

/** A1, A2: an alert, decided with the run that crossed the line. */
export function alertOwners(tx: WriteTx, alert: Telling<AlertFacts>): void {
  const { kind, month, allowance } = alert.about
  // Of one transaction, 90 % comes before what exceeds it.
  mailOwners(tx, alert, `${month}-${ALERT_KINDS.indexOf(kind)}-${allowance}`)
}
