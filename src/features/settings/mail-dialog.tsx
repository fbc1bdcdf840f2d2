import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import MailIcon from 'lucide-react/icons/mail'
import { type RefObject, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { MailWithContentView } from '#contract/mails.ts'
import type { MailId } from '#domain/brand.ts'
import { Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { formatDate } from '#ui/format.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { MailMessage } from './mail-message.tsx'

type MailDialogProps = {
  /** The e-mail that is looked at; undefined for none. */
  id: MailId | undefined
  onClose: () => void
  /** What gets the focus afterwards: by default what had it before. */
  finalFocus?: RefObject<HTMLElement | null>
}

/** A5: an e-mail as it would arrive. */
export function MailDialog({ id, onClose, finalFocus }: MailDialogProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  // What is closed stays as it is until it has gone from sight.
  const [latest, setLatest] = useState(id)
  if (id !== undefined && id !== latest) setLatest(id)
  const mail = useQuery({
    ...orpc.mails.get.queryOptions({ input: { id: latest as MailId } }),
    enabled: latest !== undefined,
  })
  const name = mail.data?.to.name
  return (
    <Dialog
      open={id !== undefined}
      onClose={onClose}
      title={name === undefined ? t`E-mail` : t`E-mail to ${name}`}
      body="fill"
      {...(finalFocus && { finalFocus })}
    >
      <Content mail={mail} />
    </Dialog>
  )
}

/** Who sends. */
const PRODUCT = 'Headroom'

type Asked = Pick<
  ReturnType<typeof useQuery<MailWithContentView>>,
  'data' | 'error' | 'isError' | 'isFetching' | 'refetch'
>

function Content({ mail: { data, error, isError, isFetching, refetch } }: { mail: Asked }) {
  const { t } = useLingui()
  const explain = useExplain()
  if (data === undefined) {
    return isError ? (
      <ErrorState
        title={t`The e-mail cannot be shown`}
        {...explain(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    ) : (
      <div className="flex flex-1 flex-col gap-3 px-4 pb-4 sm:px-5 sm:pb-5">
        <Skeleton className="h-22 w-full" announced />
        <Skeleton className="min-h-80 w-full flex-1" />
      </div>
    )
  }
  const { to, subject, content } = data
  return (
    <>
      <div className="px-4 pb-3 sm:px-5">
        <Envelope mail={data} />
      </div>
      {subject !== null && content !== null ? (
        <MailMessage {...{ subject, content }} locale={to.locale} />
      ) : (
        <EmptyState icon={MailIcon} title={t`This e-mail is on its way`}>
          <Trans>It is shown here as soon as it is written.</Trans>
        </EmptyState>
      )}
    </>
  )
}

/** The lines over a message. */
function Envelope({ mail: { to, subject, sentAt } }: { mail: MailWithContentView }) {
  const { t, i18n } = useLingui()
  return (
    <Facts
      of={[
        { name: t({ message: 'From', context: 'message' }), value: PRODUCT },
        {
          name: t({ message: 'To', context: 'message' }),
          value: (
            <>
              <bdi>{to.name}</bdi> <bdi className="text-text-muted">{`<${to.email}>`}</bdi>
            </>
          ),
        },
        {
          name: t({ message: 'Subject', context: 'message' }),
          value: subject !== null && <bdi lang={to.locale}>{subject}</bdi>,
        },
        {
          name: t({ message: 'Date', context: 'message' }),
          value: sentAt !== null && (
            <time dateTime={sentAt}>{formatDate(i18n.locale, Date.parse(sentAt), 'full')}</time>
          ),
        },
      ]}
    />
  )
}
