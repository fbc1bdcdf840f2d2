import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useResetTime } from '#api/use-reset-time.ts'
import type { UsageView } from '#contract/usage.ts'
import { Banner } from '#ui/banner.tsx'
import { formatNumber, formatPercent } from '#ui/format.ts'
import { useMomentOf } from './moment-of.ts'

type StateNoticeProps = { usage: UsageView; action: ReactNode }

/** U5: what the state means, until when, and the quickest way out; nothing while all is well. */
export function StateNotice({ usage, action }: StateNoticeProps) {
  const { i18n } = useLingui()
  const momentOf = useMomentOf()
  const { state, used, allowance, refused, suspendedSince } = usage
  const number = (value: number) => formatNumber(i18n.locale, value)
  const reset = useResetTime()(usage.resetsAt).words
  switch (state) {
    case 'ok':
      return null
    case 'warning': {
      const share = formatPercent(i18n.locale, used / allowance)
      return (
        <Banner
          shape="card"
          tone="warning"
          title={<Trans>{share} of this month’s Actions are used.</Trans>}
          detail={<Trans>When none are left, automations stop until {reset}.</Trans>}
          action={action}
        />
      )
    }
    case 'used_up': {
      const all = number(allowance)
      return (
        <Banner
          shape="card"
          tone="used_up"
          title={<Trans>All {all} Actions are used.</Trans>}
          detail={
            <Trans>
              The next firing is refused. Automations run again on {reset}, or now with more Actions.
            </Trans>
          }
          action={action}
        />
      )
    }
    case 'suspended': {
      const since = momentOf(suspendedSince ?? usage.publishedAt)
      const firings = <Plural value={refused} one="# firing was refused." other="# firings were refused." />
      return (
        <Banner
          shape="card"
          tone="suspended"
          // The shell says it when it comes.
          announced={false}
          title={<Trans>Automations have been suspended since {since}.</Trans>}
          detail={
            <>
              {firings} <Trans>Automations resume by themselves on {reset}, or now with more Actions.</Trans>
            </>
          }
          action={action}
        />
      )
    }
  }
}
