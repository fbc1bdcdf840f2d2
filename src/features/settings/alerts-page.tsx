import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import Mail from 'lucide-react/icons/mail'
import { useRef } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { AlertKinds } from './alert-kinds.tsx'
import { BillingOnly } from './billing-only.tsx'
import { MailDialog } from './mail-dialog.tsx'
import { MailLog } from './mail-log.tsx'
import { useOpenMail } from './use-open-mail.ts'

/** A1, A5: owners and admins see which e-mails there are and what was sent; others read whom to ask. */
export function AlertsPage() {
  const { t } = useLingui()
  return (
    <BillingOnly
      cannot={t`Alerts cannot be shown`}
      others={{
        icon: Mail,
        title: t`Alerts are for owners and admins`,
        ask: names => (
          <Trans>To know what was sent, or to have the early warning switched, ask {names}.</Trans>
        ),
      }}
    >
      <Alerts />
    </BillingOnly>
  )
}

function Alerts() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  return (
    <>
      <div>
        <h2 className="text-title">
          <Trans>Alerts</Trans>
        </h2>
        <p className="prose-width text-text-muted">
          <Trans>
            E-mails that say in time when the month’s Actions run out, and what was paid or could not be.
          </Trans>
        </p>
      </div>
      {workspace.data ? (
        <AlertKinds workspace={workspace.data} />
      ) : workspace.isError ? (
        <ErrorState
          title={t`What is sent cannot be shown`}
          {...explain(workspace.error)}
          onRetry={() => void workspace.refetch()}
          retrying={workspace.isFetching}
        />
      ) : (
        <Skeleton className="h-72 w-full" announced />
      )}
      <Outbox />
    </>
  )
}

/** A5: the log, and over it the e-mail that the address names. */
function Outbox() {
  const { mail, overLog, close } = useOpenMail()
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div>
        <h3 ref={heading} tabIndex={-1} className="w-fit text-heading">
          <Trans>Sent e-mails</Trans>
        </h3>
        <p className="prose-width text-text-muted">
          <Trans>
            This app has no mail server: its e-mails land here, in the Outbox, as they would arrive.
          </Trans>
        </p>
      </div>
      <MailLog />
      {/* By a link, nothing had the focus before. */}
      <MailDialog id={mail} onClose={close} {...(!overLog && { finalFocus: heading })} />
    </section>
  )
}
