import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { memo, useId } from 'react'
import type { MailView } from '#contract/mails.ts'
import { formatDate, formatRelative } from '#ui/format.ts'
import { languageName, useMailReason } from './mail-reason.ts'

/** A5: one e-mail: to whom, when and why. All of the row opens it. */
export const MailRow = memo(function MailRow({ mail, now }: { mail: MailView; now: number | undefined }) {
  const { i18n } = useLingui()
  const reasonOf = useMailReason()
  const id = useId()
  const { to, about, subject } = mail
  return (
    <li className="relative grid gap-x-4 gap-y-1 border-b px-4 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus-ring sm:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_5.5rem]">
      <div className="min-w-0">
        <Link
          to="/settings/alerts"
          search={{ mail: mail.id }}
          aria-describedby={`${id}to ${id}why`}
          className="font-medium text-text no-underline outline-none wrap-anywhere after:absolute after:inset-0"
        >
          {subject === null ? (
            <Trans comment="In place of the subject of an e-mail">Not written yet</Trans>
          ) : (
            <bdi lang={to.locale}>{subject}</bdi>
          )}
        </Link>
        <p id={`${id}to`} className="text-text-muted wrap-anywhere">
          <bdi>{to.name}</bdi>
          {' · '}
          <bdi>{to.email}</bdi>
          {' · '}
          {languageName(i18n.locale, to.locale)}
        </p>
      </div>
      <p id={`${id}why`} className="tnum min-w-0 wrap-anywhere">
        {reasonOf(about)}
      </p>
      <p className="tnum text-text-muted max-sm:text-small sm:text-right">
        <SentAt {...{ mail, now }} />
      </p>
    </li>
  )
})

function SentAt({ mail: { sentAt }, now }: { mail: MailView; now: number | undefined }) {
  const { i18n } = useLingui()
  if (sentAt === null) return <Trans comment="An e-mail that is about to be sent">On its way</Trans>
  const instant = Date.parse(sentAt)
  return (
    <time dateTime={sentAt}>
      {now === undefined
        ? formatDate(i18n.locale, instant, 'dayTime')
        : formatRelative(i18n.locale, Math.min(instant, now), now)}
    </time>
  )
}
