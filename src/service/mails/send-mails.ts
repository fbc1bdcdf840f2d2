import type { AlertNews } from '#domain/alert-mail.ts'
import type { BillingNews } from '#domain/billing-mail.ts'
import type { Instant } from '#domain/brand.ts'
import type { RenderedMail } from '#domain/mail.ts'
import { resetOf } from '#domain/usage-month.ts'
import { heads, type Mail, mailContents, mailQueue, mails, type Workspace } from '../collections.ts'
import type { Deps } from '../context.ts'
import { unaskedChange } from '../jobs/unasked-change.ts'
import type { Key } from '../ports.ts'

/** As many e-mails are written in one go. */
const AT_ONCE = 20

/**
 * A5: writes every e-mail that is due and keeps it in the Outbox. Two tabs may write the same one; it is kept once. One that
 * cannot be written is still due, and keeps no other one waiting; rejects at the end with what was wrong with the first.
 */
export async function sendMails(deps: Deps): Promise<void> {
  const failures: unknown[] = []
  for (let after: Key | null = null; ; ) {
    const due: Due[] = await dueMails(deps, after)
    const last = due.at(-1)
    if (!last) break
    after = mailQueue.key(last.id)
    const written = await Promise.allSettled(
      due.map(async one => ({ ...one, rendered: one.news && (await deps.mailRenderer.render(one.news)) })),
    )
    failures.push(...written.flatMap(one => (one.status === 'rejected' ? [one.reason] : [])))
    await keep(
      deps,
      written.flatMap(one => (one.status === 'fulfilled' ? [one.value] : [])),
    )
  }
  if (failures.length > 0) throw failures[0]
}

/** `news` is null where there is no such e-mail: the queue is mended. */
type Due = { id: Mail['id']; sentAt: Instant | null; news: AlertNews | BillingNews | null }

function keep(deps: Deps, written: readonly (Due & { rendered: RenderedMail | null })[]): Promise<void> {
  return unaskedChange(deps, async ({ tx, now, announce }) => {
    for (const { id, sentAt, rendered } of written) {
      const before = await mails.get(tx, id)
      mailQueue.delete(tx, id)
      if (!before || !rendered || before.sentAt !== null) continue
      const { subject, html, text } = rendered
      mails.put(tx, { ...before, sentAt: sentAt ?? now, subject }, id)
      mailContents.put(tx, { html, text }, id)
      announce({ topics: ['mails'] })
    }
  })
}

function dueMails({ store, workspaceId }: Deps, after: Key | null): Promise<Due[]> {
  return store.read(workspaceId, async tx => {
    const head = await heads.get(tx)
    if (!head) return []
    const queued = await mailQueue.scan(tx, [], { limit: AT_ONCE, ...(after && { after }) })
    return Promise.all(
      queued.map(async ({ parts: [id], value: { sentAt } }) => {
        const mail = await mails.get(tx, id)
        return { id, sentAt, news: mail ? newsOf(mail, head.workspace) : null }
      }),
    )
  })
}

function newsOf({ at, to, about }: Mail, { name: workspaceName }: Workspace): AlertNews | BillingNews {
  const facts = { locale: to.locale, workspaceName, recipientName: to.name, at }
  switch (about.kind) {
    case 'receipt':
    case 'payment_failed':
    case 'add_ons_ended':
      return { ...facts, ...about }
  }
  const { kind, month, plan, used, refused, allowance, suspendedSince, runsOutOn, top } = about
  const told = { ...facts, plan, used, allowance, resetsAt: resetOf(month), top }
  switch (kind) {
    case 'ninety':
      return { ...told, kind }
    case 'exceeded':
      return { ...told, kind, refused, suspendedSince: suspendedSince ?? at }
    case 'early_warning':
      if (runsOutOn === null) throw new Error('An early warning says when the allowance runs out')
      return { ...told, kind, runsOutOn }
  }
}
