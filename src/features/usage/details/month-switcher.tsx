import { Trans, useLingui } from '@lingui/react/macro'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import type { MonthView } from '#contract/usage-detail.ts'
import type { UsageMonth } from '#domain/brand.ts'
import { nextMonth } from '#domain/usage-month.ts'
import { Button } from '#ui/button.tsx'
import { formatDate, formatNumber } from '#ui/format.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'

type MonthSwitcherProps = {
  /** Newest first; undefined until they are known. */
  months: readonly MonthView[] | undefined
  month: UsageMonth
  running: UsageMonth
  onMonth: (month: UsageMonth) => void
}

/** `< November 2026 >`: the months one by one, or from a list that says what each came to. */
export function MonthSwitcher({ months, month, running, onMonth }: MonthSwitcherProps) {
  const { t, i18n } = useLingui()
  const nameOf = useMonthName()
  const name = nameOf(month)
  const known = months ?? []
  // The newest of those before; one from an old link may lie before them all.
  const before = known.find(other => other.month < month)?.month
  const oldest = nameOf(known.at(-1)?.month ?? running)
  const number = (count: number) => formatNumber(i18n.locale, count)

  function usedOf({ used, allowance }: MonthView): string {
    const [usedText, allowanceText] = [number(used), number(allowance ?? 0)]
    return allowance === null ? usedText : t`${usedText} of ${allowanceText}`
  }

  return (
    <div className="flex min-w-0 items-center gap-1 max-sm:-ml-2">
      <IconButton
        icon={ChevronLeft}
        name={t`Previous month`}
        disabledReason={
          before !== undefined
            ? undefined
            : months
              ? t`Nothing was used before ${oldest}.`
              : t`The months are being loaded.`
        }
        onClick={() => before && onMonth(before)}
      />
      <Menu
        align="end"
        trigger={
          <Button
            className="min-w-0 tnum"
            trailing={<ChevronsUpDown size={14} className="shrink-0 text-text-muted" />}
          >
            <VisuallyHidden>
              <Trans>Month:</Trans>
            </VisuallyHidden>{' '}
            {name}
          </Button>
        }
        entries={[
          {
            kind: 'choices',
            label: t`Month, Actions used`,
            value: month,
            onValueChange: chosen => onMonth(chosen as UsageMonth),
            choices: known.map(other => ({
              value: other.month,
              label: nameOf(other.month),
              trailing: usedOf(other),
            })),
          },
        ]}
      />
      <IconButton
        icon={ChevronRight}
        name={t`Next month`}
        disabledReason={month < running ? undefined : t`This is the current month.`}
        onClick={() => onMonth(nextMonth(month))}
      />
      {/* The buttons beside it go on having the focus. */}
      <VisuallyHidden role="status">{name}</VisuallyHidden>
    </div>
  )
}

/** `November 2026` */
export function useMonthName(): (month: UsageMonth) => string {
  const { i18n } = useLingui()
  return month => formatDate(i18n.locale, Date.parse(month), 'month', 'UTC')
}
