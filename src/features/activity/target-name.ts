import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LucideIcon } from 'lucide-react'
import CircleDot from 'lucide-react/icons/circle-dot'
import Mail from 'lucide-react/icons/mail'
import MessageSquare from 'lucide-react/icons/message-square'
import Webhook from 'lucide-react/icons/webhook'
import type { DeliveryView } from '#contract/deliveries.ts'

type Target = DeliveryView['target']

export const targetIcons: Record<Target, LucideIcon> = {
  webhook: Webhook,
  slack: MessageSquare,
  github: CircleDot,
  email: Mail,
}

/** What kind of thing was sent, and where to: a Slack message, a GitHub issue. */
export function targetName(i18n: I18n, target: Target): string {
  switch (target) {
    case 'webhook':
      return i18n._(msg({ message: 'Webhook', context: 'delivery' }))
    case 'slack':
      return i18n._(msg({ message: 'Slack message', context: 'delivery' }))
    case 'github':
      return i18n._(msg({ message: 'GitHub issue', context: 'delivery' }))
    case 'email':
      return i18n._(msg({ message: 'E-mail', context: 'delivery' }))
  }
}
