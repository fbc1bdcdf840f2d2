import { Trans, useLingui } from '@lingui/react/macro'
import type { SentMessage } from '#api/sent-message.ts'
import type { ArrivalView } from '#contract/sandbox.ts'
import { CodeBlock } from '#ui/code-block.tsx'
import { Facts } from '#ui/facts.tsx'
import { formatDate } from '#ui/format.ts'

/** A message as people read it, with the request that it came in; of a webhook the request alone. */
export function ArrivalDetail({ arrival, said }: { arrival: ArrivalView; said: SentMessage | null }) {
  const { t, i18n } = useLingui()
  const { at, url, headers, body, target } = arrival
  const request = (
    <div className="flex flex-col gap-3">
      <p className="font-mono text-small wrap-anywhere">
        {'POST '}
        {url}
      </p>
      <Facts
        of={Object.entries(headers).map(([name, value]) => ({
          name,
          value: <span className="font-mono text-small">{value}</span>,
        }))}
      />
      <CodeBlock label={t({ message: 'Body', context: 'request' })} text={body} />
    </div>
  )
  return (
    <div className="flex flex-col gap-3">
      <p className="tnum text-text-muted">
        <time dateTime={at}>{formatDate(i18n.locale, Date.parse(at), 'full')}</time>
      </p>
      {said ? (
        <>
          <Facts
            of={[
              {
                name:
                  target === 'slack'
                    ? t({ message: 'Channel', context: 'message' })
                    : target === 'github'
                      ? t({ message: 'Repository', context: 'message' })
                      : t({ message: 'To', context: 'message' }),
                value: <bdi>{said.to}</bdi>,
              },
              {
                name:
                  target === 'github'
                    ? t({ message: 'Title', context: 'message' })
                    : t({ message: 'Subject', context: 'message' }),
                value: said.subject !== null && <bdi>{said.subject}</bdi>,
              },
            ]}
          />
          <p
            dir="auto"
            className="prose-width rounded-control border bg-neutral-2 px-3 py-2 whitespace-pre-wrap wrap-anywhere"
          >
            {said.text}
          </p>
          <details>
            <summary className="w-fit cursor-pointer rounded-control font-medium text-accent-text">
              <Trans comment="The HTTP request in which a message came">The request as it came</Trans>
            </summary>
            <div className="pt-2">{request}</div>
          </details>
        </>
      ) : (
        request
      )}
    </div>
  )
}
