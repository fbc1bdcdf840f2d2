import type { MailView, MailWithContentView } from '#contract/mails.ts'
import type { MailId } from '#domain/brand.ts'
import { isoInstant } from '#domain/zoned.ts'
import { type Mail, mailContents, mails } from '../collections.ts'
import { type Context, read } from '../context.ts'
import { notFound } from '../problem.ts'

const PAGE = 50

type Asked = { after?: MailId | undefined; limit?: number | undefined }

/** A5: what was sent to whom, when and why, newest first. */
export function listMails(
  context: Context,
  { after, limit = PAGE }: Asked,
): Promise<{ items: MailView[]; next: MailId | null }> {
  return read(context, 'billing', async ({ tx }) => {
    const found = await mails.scan(tx, [], {
      reverse: true,
      limit: limit + 1,
      ...(after !== undefined && { after: mails.key(after) }),
    })
    const items = found.slice(0, limit).map(({ value }) => mailView(value))
    return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
  })
}

export function getMail(context: Context, { id }: { id: MailId }): Promise<MailWithContentView> {
  return read(context, 'billing', async ({ tx }) => {
    const [mail, content] = await Promise.all([mails.get(tx, id), mailContents.get(tx, id)])
    if (!mail) throw notFound('mail')
    return { ...mailView(mail), content: content ?? null }
  })
}

function mailView({ id, at, sentAt, to, about, subject }: Mail): MailView {
  return {
    id,
    at: isoInstant(at),
    sentAt: sentAt === null ? null : isoInstant(sentAt),
    to,
    about: aboutView(about),
    subject,
  }
}

/** Why it was sent, without all that it says. */
function aboutView(about: Mail['about']): MailView['about'] {
  switch (about.kind) {
    case 'receipt': {
      const { id, number, total } = about.invoice
      return { kind: about.kind, invoiceId: id, number: number ?? '', total }
    }
    case 'payment_failed': {
      const { invoice, attempt, nextOn } = about
      const { decline, number, of } = attempt
      return {
        ...{ kind: about.kind, invoiceId: invoice.id, total: invoice.total, decline },
        ...{ attempt: number, of, nextOn },
      }
    }
    case 'add_ons_ended': {
      const { invoice, attempt, allowance } = about
      const { decline } = attempt
      return { kind: about.kind, invoiceId: invoice.id, total: invoice.total, decline, allowance }
    }
  }
  const { kind, month, used, allowance } = about
  return { kind, month, used, allowance }
}
