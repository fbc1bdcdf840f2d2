import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { Button } from '#ui/button.tsx'
import { SecretField } from './secret-field.tsx'
import { useReplaced } from './use-replaced.ts'

/** P6: what every webhook of the workspace is signed with, for receivers to check; asked for when somebody wants it. */
export function SigningSecret() {
  const { t } = useLingui()
  const { orpc, queryClient } = useApi()
  const { tellReplaced, tellKept } = useReplaced()
  const [wanted, setWanted] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const signing = useQuery({ ...orpc.signing.get.queryOptions(), enabled: wanted })
  const replacing = useMutation(
    orpc.signing.rotate.mutationOptions({
      onSuccess(next) {
        queryClient.setQueryData(orpc.signing.get.queryKey(), next)
        tellReplaced(t`Give the new one to whoever receives.`)
      },
      onError: tellKept,
    }),
  )
  const isThere = signing.data !== undefined
  const enter = useEffectEvent(() => {
    // With the button that was pressed its focus is gone, unless somebody has taken it elsewhere meanwhile.
    if (wanted && document.activeElement === document.body) field.current?.focus()
  })
  useEffect(() => {
    if (isThere) enter()
  }, [isThere])
  if (!signing.data) {
    return (
      <Button
        size="small"
        variant="ghost"
        pending={wanted && signing.isFetching}
        onClick={() => (wanted ? void signing.refetch() : setWanted(true))}
      >
        <Trans>Signing secret</Trans>
      </Button>
    )
  }
  return (
    <div className="flex w-full flex-col gap-1">
      <SecretField
        label={t`Signing secret`}
        secret={signing.data.secret}
        field={field}
        replacing={replacing.isPending}
        consequence={<Trans>Receivers that know the old one only refuse what comes from now on.</Trans>}
        onReplace={() => replacing.mutate({})}
      />
      <p className="prose-width text-small text-text-muted">
        <Trans>
          One for the whole workspace. It signs webhook-id, webhook-timestamp and the body (Standard
          Webhooks).
        </Trans>
      </p>
    </div>
  )
}
