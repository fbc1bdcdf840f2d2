import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import type { ProblemData } from '#contract/problems.ts'
import { NoBackend } from './api.ts'
import { planName } from './plan-name.ts'
import { problemOf } from './problem.ts'

export type Explanation = {
  /** What went wrong, a sentence. */
  reason: string
  /** What helps, a sentence; empty where there is nothing to say. */
  help: string
}

/** T3, T4: a failed request in words, decided by the problem's code and never by its message. */
export function useExplain(): (error: unknown) => Explanation {
  const { t, i18n } = useLingui()
  return useCallback(
    (error: unknown): Explanation => {
      const formatted = (count: number) => new Intl.NumberFormat(i18n.locale).format(count)
      const askSomeone = t`Ask an owner or admin of the workspace.`
      const reload = t`Reload the page.`
      if (error instanceof NoBackend) {
        return { reason: t`A web page answered in place of the service.`, help: reload }
      }
      const problem = problemOf(error)
      if (problem === null) {
        return { reason: t`The service could not be reached.`, help: t`Check the connection and try again.` }
      }
      switch (problem.code) {
        case 'monthly_actions_exceeded':
          return {
            reason: explainAllowance(problem.data),
            help: t`Automations run again after the reset, or now with more Actions.`,
          }
        case 'active_automations_exceeded':
          return {
            reason: explainCap(problem.data),
            help: t`Switch one off, or upgrade the plan.`,
          }
        case 'plan_feature_required':
          return { reason: explainPlan(problem.data), help: t`Upgrade the plan.` }
        case 'role_required':
          return { reason: t`Your role does not allow this.`, help: askSomeone }
        case 'clickapp_disabled':
          return {
            reason: t`The Automation ClickApp is off.`,
            help: t`An owner or admin can turn it on in Settings, ClickApps.`,
          }
        case 'automation_inactive':
          return { reason: t`The automation is switched off.`, help: t`Switch it on first.` }
        case 'no_task_to_work_on':
          return {
            reason:
              problem.data.reason === 'no_task'
                ? t`A part of the automation needs a task, and its trigger brings none.`
                : t`A part of the automation needs a payload, and its trigger brings none.`,
            help: t`Edit the automation and remove that part.`,
          }
        case 'signature_invalid':
          return {
            reason: t`The request is not signed with this webhook’s secret.`,
            help: t`Give the sender the current secret.`,
          }
        case 'delivery_pending':
          return { reason: t`It is being sent already.`, help: t`Wait for the answer.` }
        case 'storage_unavailable':
          return explainStorage(problem.data.reason)
        case 'not_found':
        case 'unknown_reference':
          return { reason: t`It is no longer there.`, help: t`Someone may have deleted it.` }
        case 'invalid_input':
          return { reason: t`The service does not accept this value.`, help: t`Change it and try again.` }
        // Billing says these in its own words, where somebody buys.
        case 'order_refused':
        case 'quote_expired':
        case 'card_declined':
        case 'order_open':
        case 'idempotency_key_reused':
        case 'unauthenticated':
          return { reason: t`The service did not accept the request.`, help: reload }
        case 'internal_error':
          return { reason: t`The service failed unexpectedly.`, help: t`Nothing was changed. Try again.` }
      }

      function explainAllowance({ limit }: ProblemData<'monthly_actions_exceeded'>): string {
        const allowance = formatted(limit)
        return t`All ${allowance} Actions of this month are used.`
      }

      function explainPlan({ needs }: ProblemData<'plan_feature_required'>): string {
        const name = planName(i18n, needs)
        return t`This needs ${name}.`
      }

      function explainCap({ plan, limit, active }: ProblemData<'active_automations_exceeded'>): string {
        const name = planName(i18n, plan)
        const [most, now] = [formatted(limit), formatted(active)]
        return t`${name} allows ${most} active automations, and ${now} are active.`
      }

      function explainStorage(reason: 'full' | 'blocked' | 'newer' | 'unreadable'): Explanation {
        switch (reason) {
          case 'full':
            return {
              reason: t`This browser’s storage is full.`,
              help: t`Nothing was changed. Free some space on this device and try again.`,
            }
          case 'blocked':
            return {
              reason: t`This browser does not let the page keep data.`,
              help: t`Allow site data for this address, or leave private browsing, and reload the page.`,
            }
          case 'newer':
            return {
              reason: t`The data was written by a newer version of Headroom.`,
              help: t`Close the other tabs and reload the page to get that version. The data is kept.`,
            }
          case 'unreadable':
            return {
              reason: t`The data in this browser cannot be read.`,
              help: t`Reload the page. The data is left as it is.`,
            }
        }
      }
    },
    [t, i18n],
  )
}
