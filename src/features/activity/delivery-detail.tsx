import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import { sentMessage } from '#api/sent-message.ts'
import type { DeliveryView } from '#contract/deliveries.ts'
import { CodeBlock } from '#ui/code-block.tsx'
import { Facts } from '#ui/facts.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import type { ActivityLinks } from './activity-links.ts'
import { AttemptLine } from './attempt-line.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { SendAgain } from './send-again.tsx'
import { SendingRun } from './sending-run.tsx'
import { targetName } from './target-name.ts'
import { textButton } from './text-button.ts'
import { Exactly } from './when.tsx'

type DeliveryDetailProps = { delivery: DeliveryView; links: ActivityLinks; now: number | undefined }

export function DeliveryDetail({ delivery, links, now }: DeliveryDetailProps) {
  const { t, i18n } = useLingui()
  const { target, url, body, attempts, automationId, automationName, createdAt } = delivery
  const said = sentMessage(delivery)
  const headers = attempts.at(-1)?.headers
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="text-heading wrap-anywhere">
            <bdi>{said ? said.to : url}</bdi>
          </h3>
          <div role="status">
            <DeliveryState {...{ delivery, now }} />
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          <ArrivalsLink />
          <SendAgain {...{ delivery, now }} />
        </div>
      </div>
      <Facts
        of={[
          { name: t({ message: 'Kind', context: 'delivery' }), value: targetName(i18n, target) },
          {
            name: t({ message: 'Handed over', context: 'delivery' }),
            value: <Exactly at={createdAt} />,
          },
          {
            name: t`Automation`,
            value: (
              <button type="button" onClick={() => links.openAutomation(automationId)} className={textButton}>
                <bdi>{automationName}</bdi>
              </button>
            ),
          },
          {
            name: t({ message: 'Run', context: 'delivery' }),
            value: <SendingRun {...{ delivery, links }} />,
          },
        ]}
      />
      <section aria-label={t`Attempts`} className="flex flex-col gap-2">
        <h4 className="font-medium">
          <Trans>Attempts</Trans>
        </h4>
        {attempts.length === 0 ? (
          <p className="text-text-muted">
            <Trans>The first one is under way.</Trans>
          </p>
        ) : (
          <ol reversed className="flex flex-col gap-2">
            {attempts
              .map((attempt, index) => <AttemptLine key={index} attempt={attempt} number={index + 1} />)
              .reverse()}
          </ol>
        )}
      </section>
      <section aria-label={t`Request`} className="flex flex-col gap-2">
        <h4 className="font-medium">
          <Trans>Request</Trans>
        </h4>
        {said && (
          <Facts
            of={[
              { name: t({ message: 'To', context: 'message' }), value: <bdi>{said.to}</bdi> },
              {
                name: t({ message: 'Subject', context: 'message' }),
                value: said.subject !== null && <bdi>{said.subject}</bdi>,
              },
              {
                name: t({ message: 'Text', context: 'message' }),
                value: (
                  <p dir="auto" className="prose-width whitespace-pre-wrap">
                    {said.text}
                  </p>
                ),
              },
            ]}
          />
        )}
        <p className="font-mono text-small wrap-anywhere">
          {'POST '}
          {url}
        </p>
        {target === 'webhook' && (
          <p className="prose-width text-text-muted">
            <Trans>
              Each attempt is signed anew, under the same id, by which a receiver knows a repetition:{' '}
              <code className="font-mono text-small wrap-anywhere">{delivery.id}</code>
            </Trans>
          </p>
        )}
        {headers && (
          <CodeBlock
            label={t({ message: 'Headers', context: 'request' })}
            text={Object.entries(headers)
              .map(([name, value]) => `${name}: ${value}`)
              .join('\n')}
          />
        )}
        <CodeBlock label={t({ message: 'Body', context: 'request' })} text={body} />
      </section>
    </>
  )
}

/** Where the built-in receiver stands for the outside, what it took can be looked at. */
function ArrivalsLink() {
  const { orpc } = useApi()
  const arrivals = useQuery(orpc.sandbox.arrivals.queryOptions({ input: {} }))
  if (!arrivals.data) return null
  return (
    <LinkButton render={<Link to="/settings/receiver" />}>
      <Trans>See what arrived</Trans>
    </LinkButton>
  )
}
