import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Priority } from '#domain/task.ts'

const names: Record<Priority, MessageDescriptor> = {
  urgent: msg({ message: 'Urgent', context: 'priority' }),
  high: msg({ message: 'High', context: 'priority' }),
  normal: msg({ message: 'Normal', context: 'priority' }),
  low: msg({ message: 'Low', context: 'priority' }),
}

export function priorityName(i18n: I18n, priority: Priority): string {
  return i18n._(names[priority])
}
