import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ProblemData } from '#contract/problems.ts'
import { useApi } from './api-context.tsx'
import { planName } from './plan-name.ts'
import { problemOf } from './problem.ts'
import { useExplain } from './use-explain.ts'
import { useWhomToAsk } from './use-whom-to-ask.ts'

export type Refusal = {
  /** Why, and what helps. */
  text: string
  /** `upgrade` where the reader can buy; `retry` where the same may succeed later; null where the text says it all. */
  wayOut: 'upgrade' | 'retry' | null
}

/** U7: a refused or failed change in words; at the cap it names the cap, the plan and the way out. */
export function useRefusal(): (error: unknown) => Refusal {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const whomToAsk = useWhomToAsk('workspace')
  const mayBuy = useQuery(orpc.session.get.queryOptions()).data?.may.billing ?? false

  return useCallback(
    (error: unknown): Refusal => {
      const problem = problemOf(error)
      if (problem?.code === 'active_automations_exceeded') {
        const text = `${capReached(problem.data)} ${help(problem.data)}`
        return { text, wayOut: mayBuy ? 'upgrade' : null }
      }
      const { reason, help: wayOn } = explain(error)
      if (problem?.code === 'plan_feature_required' && mayBuy) return { text: reason, wayOut: 'upgrade' }
      return {
        text: `${reason} ${wayOn}`.trim(),
        wayOut: problem === null || problem.status >= 500 ? 'retry' : null,
      }

      function capReached(data: ProblemData<'active_automations_exceeded'>): string {
        const plan = planName(i18n, data.plan)
        const formatted = (count: number) => new Intl.NumberFormat(i18n.locale).format(count)
        const [active, limit] = [formatted(data.active), formatted(data.limit)]
        if (data.active > data.limit) {
          return t`${active} automations are active, more than the ${limit} of ${plan}.`
        }
        if (data.active === data.limit) {
          return t`${active} of ${limit} automations are active, the most on ${plan}.`
        }
        return t`${active} of ${limit} automations are active on ${plan}, so not all of these fit.`
      }

      function help({ active, asked, limit }: ProblemData<'active_automations_exceeded'>): string {
        const surplus = active + asked - limit
        return mayBuy
          ? t`${plural(surplus, { one: 'Switch one off or upgrade.', other: 'Switch # off or upgrade.' })}`
          : t`${plural(surplus, { one: 'Switch one off', other: 'Switch # off' })}, or ask an owner or admin: ${whomToAsk}.`
      }
    },
    [t, i18n, explain, whomToAsk, mayBuy],
  )
}
