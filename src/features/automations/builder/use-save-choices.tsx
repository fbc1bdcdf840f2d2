import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { planName } from '#api/plan-name.ts'
import type { UsageView } from '#contract/usage.ts'
import { activate } from '#domain/active-cap.ts'
import { formatNumber } from '#ui/format.ts'
import { UpgradeLink } from '../locked.tsx'
import type { SaveChoice } from './save-bar.tsx'

type SaveChoices = { primary: SaveChoice; secondary: SaveChoice | null; full: ReactNode }

/**
 * U7: how it can be saved: at the cap only as inactive, which is explained.
 * @param isActive of the saved automation; null for a new one
 * @param usage undefined until known; the service decides anyway
 */
export function useSaveChoices(isActive: boolean | null, usage: UsageView | undefined): SaveChoices {
  const { t, i18n } = useLingui()
  const asItIs: SaveChoice = { label: t({ message: 'Save', context: 'automation' }), active: undefined }
  const on: SaveChoice = { label: t`Save and switch on`, active: true }
  const off: SaveChoice = { label: t`Save as inactive`, active: false }
  const room = usage && activate({ plan: usage.plan, active: usage.active, asked: 1 })

  if (isActive === true) return { primary: asItIs, secondary: null, full: null }
  const full = usage && room?.ok === false ? explained(usage) : null
  if (isActive === false) return { primary: asItIs, secondary: full ? null : on, full }
  return full ? { primary: off, secondary: null, full } : { primary: on, secondary: off, full: null }

  function explained({ plan: id, active: count, cap }: UsageView): ReactNode {
    const plan = planName(i18n, id)
    const most = cap ?? 0
    const [active, limit] = [formatNumber(i18n.locale, count), formatNumber(i18n.locale, most)]
    const surplus = count + 1 - most
    return (
      <>
        {count > most
          ? t`${active} automations are active, more than the ${limit} of ${plan}.`
          : t`${active} of ${limit} automations are active, the most on ${plan}.`}{' '}
        {t`${plural(surplus, { one: 'Switch one off to have this one on.', other: 'Switch # off to have this one on.' })}`}{' '}
        <UpgradeLink />
      </>
    )
  }
}
