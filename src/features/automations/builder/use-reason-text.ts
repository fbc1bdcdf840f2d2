import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { planName } from '#api/plan-name.ts'
import { lowestPlanThat } from '#domain/plans.ts'
import { formatNumber } from '#ui/format.ts'
import type { FieldProblem } from './reasons.ts'

/** Problems in words, each with what puts it right. */
export function useReasonText(): (problem: FieldProblem) => string {
  const { t, i18n } = useLingui()

  function missing(at: string): string {
    switch (at.split('.').at(-1)) {
      case 'name':
        return t`Give it a name.`
      case 'trigger':
        return t`Choose what starts it.`
      case 'steps':
        return t`Add at least one step.`
      case 'statusId':
        return t`Choose a status.`
      case 'memberId':
        return t`Choose a member.`
      case 'tagId':
        return t`Choose a tag.`
      case 'listId':
        return t`Choose the List that the task goes to.`
      case 'title':
        return t`Write a title.`
      case 'subject':
        return t`Write a subject.`
      case 'url':
        return t`Enter the address to call.`
      case 'path':
        return t`Choose or type a field of the payload.`
      case 'value':
        return t`Enter what it contains.`
      case 'hookId':
        return t`The webhook has no address yet.`
      default:
        return t`Write what it says.`
    }
  }

  return ({ at, reason }) => {
    switch (reason.kind) {
      case 'missing':
        return missing(at)
      case 'too_long': {
        const { by } = reason
        return t`${plural(by, { one: '# character too long.', other: '# characters too long.' })}`
      }
      case 'unknown_placeholder': {
        const listed = new Intl.ListFormat(i18n.locale).format(reason.placeholders)
        return t`There is no such field: ${listed}. Choose one with Insert field.`
      }
      case 'gone':
        switch (reason.what) {
          case 'status':
            return t`This status is not here. Choose another.`
          case 'member':
            return t`This member has left. Choose someone else.`
          case 'tag':
            return t`This tag was deleted. Choose another.`
          case 'list':
            return t`This List was deleted. Choose another.`
        }
        break
      case 'no_address':
        return t`Enter a whole address, such as https://example.com/hook.`
      case 'unfit':
        switch (reason.integration) {
          case 'slack':
            return t`Enter one channel, such as #launch.`
          case 'github':
            return t`Enter the repository as owner/name.`
          case 'email':
            return t`Enter one e-mail address.`
        }
        break
      case 'no_time':
        return t`Enter a time.`
      case 'no_zone':
        return t`Choose a time zone.`
      case 'no_task':
        return t`This trigger brings no task, so this can never work. Remove it, or create a task first.`
      case 'no_task_to_look_at':
        return t`This trigger brings no task to look at, so this never holds. Remove it.`
      case 'no_payload':
        return t`This trigger brings no payload, so this never holds. Remove it.`
      case 'plan': {
        const plan = planName(
          i18n,
          lowestPlanThat(({ connects }) => connects),
        )
        return at === 'trigger'
          ? t`This needs ${plan}. Choose another, or upgrade.`
          : t`This needs ${plan}. Remove it, or upgrade.`
      }
      case 'too_many': {
        const most = formatNumber(i18n.locale, reason.most)
        return t`At most ${most}. Remove some.`
      }
      case 'taken':
        return t`This address is another automation’s. Make a new one.`
      case 'refused':
        return t`The service does not accept this value.`
    }
  }
}
