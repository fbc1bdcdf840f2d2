import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { formatNumber } from '#ui/format.ts'

type EndDialogProps = {
  open: boolean
  /** "+5,000 Actions a month" */
  name: string
  /** "Jan 1, 2027" */
  day: string | null
  /** All that ends then taken off. */
  allowance: { before: number; after: number }
  /** Another add-on ends then, too. */
  withOthers: boolean
  /** "$135.00": a renewal that is not paid, this add-on included; null for none. */
  owed: string | null
  onEnd: () => void
  onClose: () => void
}

/** B10: what cancelling does and when, before it is done. */
export function EndDialog({ open, name, day, allowance, withOthers, owed, onEnd, onClose }: EndDialogProps) {
  const { t, i18n } = useLingui()
  const [before, after] = [allowance.before, allowance.after].map(actions =>
    formatNumber(i18n.locale, actions),
  )
  return (
    <Dialog
      open={open}
      kind="confirm"
      title={t`Cancel ${name}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans comment="A cancelled add-on: renew it after all">Keep it</Trans>
          </Button>
          <Button variant="primary" onClick={onEnd}>
            <Trans>Cancel at the end of the cycle</Trans>
          </Button>
        </>
      }
    >
      <ul className="tnum flex list-disc flex-col gap-1 pl-4 text-pretty">
        <li>
          {day === null ? (
            <Trans>It stays until the cycle ends.</Trans>
          ) : (
            <Trans>It stays until {day}.</Trans>
          )}
        </li>
        <li>
          {withOthers ? (
            <Trans>
              Then the allowance goes from {before} to {after} Actions a month, with the other add-ons that
              end that day.
            </Trans>
          ) : (
            <Trans>
              Then the allowance goes from {before} to {after} Actions a month.
            </Trans>
          )}{' '}
          {owed === null && <Trans comment="An add-on that was cancelled">It is not charged again.</Trans>}
        </li>
        {owed !== null && (
          <li>
            <Trans>
              The renewal of {owed} that is not paid yet is still charged, with this add-on. After that it is
              not charged again.
            </Trans>
          </li>
        )}
        <li>
          <Trans>Nothing is refunded.</Trans>
        </li>
        <li>
          <Trans>Until then you can keep it after all.</Trans>
        </li>
      </ul>
    </Dialog>
  )
}
