import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import { useExplain } from '#api/use-explain.ts'
import type { HookId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { fetchPart } from '#ui/on-demand.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useBuilding, useField } from './builder-context.tsx'
import { withTrigger } from './change-draft.ts'
import { HookSecret } from './hook-secret.tsx'
import { loadSuggestField } from './load-fields.ts'
import { ReceivedList } from './received-list.tsx'
import { SendTest } from './send-test.tsx'

/** P6: the address that a webhook trigger listens at, its secret, and what came to it. */
export function WebhookPanel({ hookId }: { hookId: HookId }) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const { change, connects } = useBuilding()
  const { error } = useField('trigger.hookId')
  const hook = useQuery({
    ...orpc.hooks.get.queryOptions({ input: { id: hookId } }),
    enabled: hookId !== '',
  })
  const making = useMutation(
    orpc.hooks.create.mutationOptions({
      onSuccess: ({ id }) =>
        change(draft =>
          draft.trigger?.kind === 'webhook_received'
            ? withTrigger(draft, { ...draft.trigger, hookId: id })
            : draft,
        ),
    }),
  )
  const asked = useRef(false)
  const make = useEffectEvent(() => {
    if (!connects || asked.current) return
    asked.current = true
    making.mutate(undefined)
  })

  // So that a condition on the payload, once it is added, is there with its field to take the focus.
  useEffect(() => {
    fetchPart(loadSuggestField).catch(() => undefined)
  }, [])

  // The address is there before the automation is saved, so that what comes to it can be used while it is built.
  useLayoutEffect(() => {
    if (hookId === '') make()
  }, [hookId])

  const failure = making.error ?? hook.error
  if (failure && !hook.data) {
    const { reason, help } = explain(failure)
    const isGone = problemOf(failure)?.code === 'not_found'
    return (
      <div role="alert" data-wrong tabIndex={-1} className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="text-suspended-text">
          <Trans>There is no address.</Trans> {reason} {!isGone && help}
        </p>
        {connects && (
          <Button
            pending={making.isPending || hook.isFetching}
            onClick={() => (isGone || hookId === '' ? making.mutate(undefined) : void hook.refetch())}
          >
            {isGone ? <Trans>Make a new address</Trans> : <Trans>Try again</Trans>}
          </Button>
        )}
      </div>
    )
  }
  if (!hook.data) return <Skeleton className="h-22" announced />

  const address = new URL(hook.data.path, location.origin).href
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={t({ message: 'Address to send to', comment: 'The URL of an incoming webhook' })}
          value={address}
          onValueChange={() => {}}
          readOnly
          error={error}
          className="min-w-56 flex-1"
        />
        <CopyButton text={address} what={t`the address`} />
        {error && (
          <Button pending={making.isPending} onClick={() => making.mutate(undefined)}>
            <Trans>Make a new address</Trans>
          </Button>
        )}
      </div>
      <HookSecret hook={hook.data} />
      <p className="prose-width -mt-2 text-small text-text-muted">
        <Trans>
          Send JSON, signed with the secret as GitHub does (X-Hub-Signature-256) or by the Standard Webhooks
          headers. In this embedded version only this browser can reach the address.
        </Trans>
      </p>
      <ReceivedList {...hook.data} />
      <SendTest hookId={hook.data.id} />
    </div>
  )
}
