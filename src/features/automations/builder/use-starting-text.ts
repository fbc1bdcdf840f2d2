import { useLingui } from '@lingui/react/macro'
import type { Integration } from '#domain/automation.ts'
import type { StartingText } from './blank-parts.ts'

// To the catalog these are values: braces mean something else in it.
const title = '{{task.title}}'
const status = '{{task.status}}'
const list = '{{task.list}}'
const name = '{{automation.name}}'

/** What messages to the outside say until they are changed. */
export function useStartingText(): (to: Integration, hasTask: boolean) => StartingText {
  const { t } = useLingui()
  return (to, hasTask) => {
    const said = hasTask ? t`${title} is now ${status} (${list}).` : t`${name} has run.`
    const subject = hasTask ? title : name
    return { subject: to === 'slack' ? null : subject, text: said }
  }
}
