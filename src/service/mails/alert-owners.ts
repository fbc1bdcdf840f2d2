import type { Instant, MailId } from '#domain/brand.ts'
import { may } from '#domain/roles.ts'
import { ALERT_KINDS } from '#domain/usage.ts'
import { type AlertFacts, mailQueue, mails, type Workspace } from '../collections.ts'
import { timedId } from '../firing/outbox.ts'
import type { WriteTx } from '../ports.ts'

type Alert = { now: Instant; workspace: Workspace; about: AlertFacts; sentAt?: Instant }

/**
 * A1, A2: an e-mail to the owner and every admin, kept to be sent in the transaction of what it is about: it cannot be lost
 * or doubled. `sentAt`: when it was, where a scenario tells of it.
 */
export function alertOwners(tx: WriteTx, { now, workspace, about, sentAt }: Alert): void {
  for (const { id, name, email, locale, role } of workspace.members) {
    if (!may(role, 'billing')) continue
    // Of one transaction, 90 % comes before what exceeds it.
    const turn = ALERT_KINDS.indexOf(about.kind)
    const mailId = timedId(now, `${about.month}-${turn}-${about.allowance}-${id}`) as MailId
    const to = { id, name, email, locale }
    mails.put(tx, { id: mailId, at: now, sentAt: null, to, about, subject: null }, mailId)
    mailQueue.put(tx, { sentAt: sentAt ?? null }, mailId)
  }
}
