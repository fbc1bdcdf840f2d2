import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ArrivalView } from '#contract/sandbox.ts'

/** What arrived, by what it was sent to. */
export const targetNames: Record<ArrivalView['target'], MessageDescriptor> = {
  webhook: msg({ message: 'Webhook', context: 'delivery' }),
  slack: msg({ message: 'Slack message', context: 'delivery' }),
  github: msg({ message: 'GitHub issue', context: 'delivery' }),
  email: msg({ message: 'E-mail', context: 'delivery' }),
}
