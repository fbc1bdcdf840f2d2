import { Trans, useLingui } from '@lingui/react/macro'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { type ReactNode, type RefObject, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Popover } from '#ui/popover.tsx'
import { TextField } from '#ui/text-field.tsx'

type SecretFieldProps = {
  label: string
  secret: string
  field?: RefObject<HTMLInputElement | null>
  replacing: boolean
  /** What comes of it, for who is asked whether to. */
  consequence: ReactNode
  onReplace: () => void
}

/** A secret: hidden until it is asked for, to be copied, and to be replaced when it got around. */
export function SecretField({ label, secret, field, replacing, consequence, onReplace }: SecretFieldProps) {
  const { t } = useLingui()
  const [shown, setShown] = useState(false)
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        {...(field && { ref: field })}
        label={label}
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        value={secret}
        onValueChange={() => {}}
        readOnly
        className="min-w-56 flex-1"
      />
      <Button icon={shown ? EyeOff : Eye} aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? <Trans comment="A secret">Hide</Trans> : <Trans comment="A secret">Show</Trans>}
      </Button>
      <CopyButton text={secret} what={t`the secret`} />
      <Popover
        title={t`Replace the secret?`}
        trigger={
          <Button pending={replacing}>
            <Trans comment="A secret">Replace</Trans>
          </Button>
        }
      >
        {close => (
          <>
            <p className="max-w-70 text-text-muted">{consequence}</p>
            <div className="flex justify-end gap-2">
              <Button onClick={close}>
                <Trans comment="The secret stays">Keep it</Trans>
              </Button>
              <Button
                variant="danger"
                onClick={() => {
                  close()
                  onReplace()
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
