import type { Instant, MailId } from '#domain/brand.ts'
import { may } from '#domain/roles.ts'
import { type Mail, mailQueue, mails, type Workspace } from '../collections.ts'
import { timedId } from '../firing/outbox.ts'
import type { WriteTx } from '../ports.ts'

/** `sentAt`: when it was, where a scenario tells of it. */
export type Telling<About> = { now: Instant; workspace: Workspace; about: About; sentAt?: Instant }

/**
 * An e-mail to the owner and every admin, kept to be sent in the transaction of what it is about: it cannot be lost or
 * doubled. `name` tells it from all others of the same moment.
 */
export function mailOwners(
  tx: WriteTx,
  { now, workspace, about, sentAt }: Telling<Mail['about']>,
  name: string,
): void {
  for (const { id, name: called, email, locale, role } of workspace.members) {
    if (!may(role, 'billing')) continue
    const mailId = timedId(now, `${name}-${id}`) as MailId
    const to = { id, name: called, email, locale }
    mails.put(tx, { id: mailId, at: now, sentAt: null, to, about, subject: null }, mailId)
    mailQueue.put(tx, { sentAt: sentAt ?? null }, mailId)
  }
}
