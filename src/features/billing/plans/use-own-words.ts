import { useLingui } from '@lingui/react/macro'
import { formatNumber } from '#ui/format.ts'
import type { UseSoFar } from './use-own-use.ts'

/** The workspace's own use in short, for the headings of the columns and for cards; null where it is not known. */
export function useOwnWords({ used, active, connections }: UseSoFar) {
  const { t, i18n } = useLingui()
  const yours = (own: number, orMore = false) => {
    const count = formatNumber(i18n.locale, own)
    return orMore
      ? t({ message: `yours: ${count} or more`, comment: 'Automations with a webhook or an integration' })
      : t({ message: `yours: ${count}`, comment: 'Beside a plan’s limit: Actions, or automations' })
  }
  return {
    used: yours(used),
    active: yours(active),
    connections: connections && yours(connections.count, connections.orMore),
  }
}
