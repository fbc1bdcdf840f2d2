import { useLingui } from '@lingui/react/macro'
import { problemOf } from '#api/problem.ts'
import { useExplain } from '#api/use-explain.ts'

/** B10: why an add-on was neither cancelled nor kept, and what helps: once its cycle is over, the renewal comes first. */
export function useExplainEnd(): ReturnType<typeof useExplain> {
  const { t } = useLingui()
  const explain = useExplain()
  return error => {
    const problem = problemOf(error)
    if (problem?.code === 'order_open') {
      return {
        reason: t`The billing cycle is over, and a payment is not finished.`,
        help: t`Finish it or cancel it first.`,
      }
    }
    if (problem?.code !== 'order_refused') return explain(error)
    return problem.data.reason === 'past_due'
      ? {
          reason: t`The billing cycle is over, and the next one waits for the renewal.`,
          help: t`Pay the renewal first, with this card or another one.`,
        }
      : {
          reason: t`The billing cycle is over, and the renewal of the next one is being charged.`,
          help: t`Try again in a moment.`,
        }
  }
}
