import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { WorkspaceView } from '#contract/session.ts'
import { rolesWith } from '#domain/roles.ts'
import { WARNING_PERCENT } from '#domain/usage.ts'
import { Card } from '#ui/card.tsx'
import { formatPercent } from '#ui/format.ts'
import { Switch } from '#ui/switch.tsx'
import { languageName } from './mail-reason.ts'
import { useEarlyWarningSwitch } from './use-early-warning-switch.ts'

/** A1, B10, B12, U9: which e-mails there are, when each is sent and to whom. All but one are always on. */
export function AlertKinds({ workspace }: { workspace: WorkspaceView }) {
  const { t, i18n } = useLingui()
  const { pending, wanted, switchTo } = useEarlyWarningSwitch()
  const share = formatPercent(i18n.locale, WARNING_PERCENT / 100)
  const early = t`Early warning`
  return (
    <Card level={3} title={<Trans>What is sent</Trans>}>
      <ul className="flex flex-col divide-y">
        <Kind
          name={t({ message: `At ${share}`, comment: 'An e-mail that is sent at 90%' })}
          aside={<AlwaysOn />}
        >
          <Trans>When {share} of the month’s Actions are used.</Trans>
        </Kind>
        <Kind
          name={t({
            message: 'When exceeded',
            comment: 'An e-mail that is sent when the Actions are exceeded',
          })}
          aside={<AlwaysOn />}
        >
          <Trans>
            When the first firing is refused because the Actions are used up. From then on automations are
            suspended.
          </Trans>
        </Kind>
        <Kind
          name={early}
          aside={
            <Switch
              label={early}
              labelHidden
              checked={wanted ?? workspace.earlyWarning}
              pending={pending}
              onCheckedChange={switchTo}
            />
          }
        >
          <Trans>
            When the projection first says that the allowance ends more than three days before the reset.
          </Trans>
        </Kind>
        <Kind name={t({ message: 'Receipts', comment: 'E-mails that are sent' })} aside={<AlwaysOn />}>
          <Trans>When something was paid, with all that its invoice says.</Trans>
        </Kind>
        <Kind
          name={t({ message: 'Declined renewals', comment: 'E-mails that are sent' })}
          aside={<AlwaysOn />}
        >
          <Trans>
            Each time a renewal cannot be charged: why, and when it is tried again. The last one says that the
            add-ons have ended.
          </Trans>
        </Kind>
      </ul>
      <Recipients members={workspace.members} />
    </Card>
  )
}

function Kind({ name, aside, children }: { name: string; aside: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start justify-between gap-4 py-3 first:pt-0 last:pb-0">
      <div className="prose-width min-w-0">
        <h4 className="font-medium">{name}</h4>
        <p className="text-text-muted">{children}</p>
      </div>
      <div className="flex min-h-5 shrink-0 items-center">{aside}</div>
    </li>
  )
}

function AlwaysOn() {
  return (
    <span className="text-text-muted">
      <Trans comment="An e-mail that cannot be switched off">Always on</Trans>
    </span>
  )
}

/** A1, A2: by name, each with the language they get it in. */
function Recipients({ members }: Pick<WorkspaceView, 'members'>) {
  const { i18n } = useLingui()
  const roles = rolesWith('billing')
  const names = members
    .filter(({ role }) => roles.includes(role))
    .map(({ name, locale }) => `${name} (${languageName(i18n.locale, locale)})`)
  const people = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names)
  return (
    <div className="border-t pt-3">
      <p className="prose-width text-text-muted">
        <Trans comment="people: Ana Ruiz (English) and Kim Nguyen (French)">
          They go to the owner and every admin, each in their own language: {people}. The first three are sent
          once a month each, the first two again when the allowance is raised.
        </Trans>
      </p>
    </div>
  )
}
