import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useResetTime } from '#api/use-reset-time.ts'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import { quickestWayOut } from '#domain/plans.ts'
import { formatDate, formatNumber } from '#ui/format.ts'
import { type Toast, useToasts } from '#ui/toast.tsx'
import type { SuspensionChange } from '../suspension-change.ts'

type Of<Kind extends SuspensionChange['kind']> = Extract<SuspensionChange, { kind: Kind }>

/** The banner goes on saying it. */
const BEGAN_STAYS = 20_000
const ENDED_STAYS = 60_000

type SuspensionNoticeProps = { id: string; change: SuspensionChange; buys: boolean }

/** U6, A4: says once what became of suspension: the number, then the date, then the way out. */
export function SuspensionNotice({ id, change, buys }: SuspensionNoticeProps) {
  const toasts = useToasts()
  const began = useBegan(buys)
  const ended = useEnded()
  const told = useRef<SuspensionChange>(null)

  const tell = useEffectEvent(() => {
    if (told.current === change) return
    told.current = change
    toasts.add({ id, ...(change.kind === 'began' ? began(change) : ended(change)) })
  })
  useEffect(() => tell(), [change])
  return null
}

function useBegan(buys: boolean) {
  const { t, i18n } = useLingui()
  const resetTime = useResetTime()
  const navigate = useNavigate()
  const names = useWhomToAsk('billing')
  return ({ since: iso, usage }: Of<'began'>): Toast => {
    const used = formatNumber(i18n.locale, usage.used)
    const allowance = formatNumber(i18n.locale, usage.allowance)
    const date = (of: string) => formatDate(i18n.locale, Date.parse(of), 'date')
    const since = formatDate(i18n.locale, Date.parse(iso), date(iso) === date(usage.now) ? 'time' : 'dayTime')
    const reset = resetTime(usage.resetsAt).words
    const suspended = t`Automations have been suspended since ${since}. They resume on ${reset}, or now with more Actions.`
    const wayOut = quickestWayOut(usage.plan)
    return {
      title: t`${used} of ${allowance} Actions used`,
      detail:
        buys || names === '' ? suspended : `${suspended} ${t`For more, ask an owner or admin: ${names}.`}`,
      tone: 'suspended',
      timeout: BEGAN_STAYS,
      ...(buys && {
        action: {
          label: wayOut === 'add_ons' ? t`Add-ons` : t({ message: 'Upgrade', context: 'usage' }),
          onSelect: () =>
            void navigate({
              to: '/settings/billing',
              search: { for: wayOut === 'add_ons' ? 'add-ons' : 'upgrade' },
            }),
        },
      }),
    }
  }
}

function useEnded() {
  const { t, i18n } = useLingui()
  return ({ by, usage }: Of<'ended'>): Toast => {
    const used = formatNumber(i18n.locale, usage.used)
    const allowance = formatNumber(i18n.locale, usage.allowance)
    const left = formatNumber(i18n.locale, usage.left)
    return {
      title:
        by === 'reset'
          ? t`Automations resume: a new month has begun`
          : t`Automations resume: ${allowance} Actions a month now`,
      detail:
        by === 'reset'
          ? t`${used} of ${allowance} Actions used. Automations that were switched off stay off.`
          : t`${left} left this month. Automations that were switched off stay off.`,
      tone: 'paid',
      // Nothing else says it afterwards; what it says of the month holds for the month.
      timeout: by === 'reset' ? 0 : ENDED_STAYS,
    }
  }
}
