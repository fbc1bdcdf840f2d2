import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { HookView } from '#contract/hooks.ts'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Popover } from '#ui/popover.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useToasts } from '#ui/toast.tsx'

/** What senders sign with: hidden until it is asked for, to be copied, and to be replaced when it got around. */
export function HookSecret({ hook }: { hook: HookView }) {
  const { t } = useLingui()
  const { orpc, queryClient } = useApi()
  const explain = useExplain()
  const toasts = useToasts()
  const [shown, setShown] = useState(false)
  const replacing = useMutation(
    orpc.hooks.rotate.mutationOptions({
      onSuccess(next) {
        queryClient.setQueryData(orpc.hooks.get.queryKey({ input: { id: next.id } }), next)
        toasts.add({ title: t`The secret was replaced`, detail: t`Give the new one to whoever sends.` })
      },
      onError(error) {
        const { reason, help } = explain(error)
        toasts.add({ title: t`The secret was not replaced`, detail: `${reason} ${help}`, tone: 'suspended' })
      },
    }),
  )
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        label={t({ message: 'Secret', comment: 'Of a webhook' })}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        value={hook.secret}
        onValueChange={() => {}}
        readOnly
        className="min-w-56 flex-1"
      />
      <Button icon={shown ? EyeOff : Eye} aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? <Trans comment="A secret">Hide</Trans> : <Trans comment="A secret">Show</Trans>}
      </Button>
      <CopyButton text={hook.secret} what={t`the secret`} />
      <Popover
        title={t`Replace the secret?`}
        trigger={
          <Button pending={replacing.isPending}>
            <Trans comment="A secret">Replace</Trans>
          </Button>
        }
      >
        {close => (
          <>
            <p className="max-w-70 text-text-muted">
              <Trans>What is signed with the old one is refused from now on.</Trans>
            </p>
            <div className="flex justify-end gap-2">
              <Button onClick={close}>
                <Trans comment="The secret stays">Keep it</Trans>
              </Button>
              <Button
                variant="danger"
                onClick={() => {
                  close()
                  replacing.mutate({ id: hook.id })
                }}
              >
                <Trans comment="A secret">Replace</Trans>
              </Button>
            </div>
          </>
        )}
      </Popover>
    </div>
  )
}
