import { useLingui } from '@lingui/react/macro'
import { useExplain } from '#api/use-explain.ts'
import { formatNumber } from '#ui/format.ts'

type OthersOptions = {
  /** What the others are, counted: "12 other places". */
  name: (count: number) => string
  /** The reading of all parts, and whether they are asked for already. */
  all: { isFetching: boolean; isError: boolean; error: unknown; refetch: () => unknown }
  wanted: boolean
  onWanted: () => void
}

type Parts = { items: readonly unknown[]; others: { count: number; used: number; refused: number } }

/** What the parts that are not shown come to, and the way to them; undefined where all are shown. */
export function useOthers({ name, all, wanted, onWanted }: OthersOptions) {
  const { t, i18n } = useLingui()
  const explain = useExplain()
  return ({ items, others: { count, used, refused } }: Parts) => {
    if (count === 0) return undefined
    const many = formatNumber(i18n.locale, count + items.length)
    return {
      ...{ name: name(count), used, refused },
      all: {
        name: t`Show all ${many}`,
        show: () => (wanted ? void all.refetch() : onWanted()),
        pending: wanted && all.isFetching,
        failure: all.isError && !all.isFetching ? explain(all.error).reason : undefined,
      },
    }
  }
}
