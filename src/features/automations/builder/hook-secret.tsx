import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import type { HookView } from '#contract/hooks.ts'
import { SecretField } from './secret-field.tsx'
import { useReplaced } from './use-replaced.ts'

/** What senders sign with. */
export function HookSecret({ hook }: { hook: HookView }) {
  const { t } = useLingui()
  const { orpc, queryClient } = useApi()
  const { tellReplaced, tellKept } = useReplaced()
  const replacing = useMutation(
    orpc.hooks.rotate.mutationOptions({
      onSuccess(next) {
        queryClient.setQueryData(orpc.hooks.get.queryKey({ input: { id: next.id } }), next)
        tellReplaced(t`Give the new one to whoever sends.`)
      },
      onError: tellKept,
    }),
  )
  return (
    <SecretField
      label={t({ message: 'Secret', comment: 'Of a webhook' })}
      secret={hook.secret}
      replacing={replacing.isPending}
      consequence={<Trans>What is signed with the old one is refused from now on.</Trans>}
      onReplace={() => replacing.mutate({ id: hook.id })}
    />
  )
}
