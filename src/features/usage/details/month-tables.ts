import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type {
  AutomationPartView,
  BreakdownView,
  MonthInDaysView,
  PlacePartView,
} from '#contract/usage-detail.ts'
import type { PlaceId } from '#domain/brand.ts'
import type { CsvCell, CsvTable } from '#ui/csv-file.ts'
import { daysSoFar } from './days-so-far.ts'
import { thousandths } from './share-of.ts'

type PathOf = (id: PlaceId) => string
type Counted = { used: number; refused: number }

type Column<Row> = {
  heading: string
  cell: (row: Row) => CsvCell
  /** In the row of those that are not listed. */
  rest?: CsvCell
}

/** More than the service lists: the sum is right nevertheless. */
type Others = BreakdownView<unknown>['others']
const NONE: Others = { count: 0, used: 0, refused: 0 }

function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[], others = NONE): CsvTable {
  const listed = rows.map(row => columns.map(({ cell }) => cell(row)))
  const rest = columns.map(({ rest = '' }) => rest)
  return {
    headings: columns.map(({ heading }) => heading),
    rows: others.count === 0 ? listed : [...listed, rest],
  }
}

/** What all files have: Actions, share, refusals. The shares are of `total`, in per cent with one decimal. */
function counts(i18n: I18n, total: number, others = NONE): Column<Counted>[] {
  const share = ({ used }: Counted) => thousandths(used, total) / 10
  return [
    {
      heading: i18n._(msg({ message: 'Actions used', context: 'CSV' })),
      cell: ({ used }) => used,
      rest: others.used,
    },
    { heading: i18n._(msg({ message: 'Share (%)', context: 'CSV' })), cell: share, rest: share(others) },
    {
      heading: i18n._(msg({ message: 'Refused firings', context: 'CSV' })),
      cell: ({ refused }) => refused,
      rest: others.refused,
    },
  ]
}

/** What was refused since when, and what ran last. */
function moments(i18n: I18n): Column<Pick<PlacePartView, 'refusedSince' | 'lastRunAt'>>[] {
  return [
    {
      heading: i18n._(msg({ message: 'Refused since (UTC)', context: 'CSV' })),
      cell: ({ refusedSince }) => refusedSince ?? '',
    },
    {
      heading: i18n._(msg({ message: 'Last run (UTC)', context: 'CSV' })),
      cell: ({ lastRunAt }) => lastRunAt ?? '',
    },
  ]
}

/** U3: as of when the counts are. A column, since the file's name is soon another and a line above it no spreadsheet bears. */
function asOfColumn(i18n: I18n, asOf: string): Column<unknown> {
  return {
    heading: i18n._(
      msg({
        message: 'As of (UTC)',
        context: 'CSV',
        comment: 'Heading of a column: since when the counts of the row have been what they are',
      }),
    ),
    cell: () => asOf,
    rest: asOf,
  }
}

const place = (i18n: I18n) => i18n._(msg({ message: 'Place', context: 'CSV' }))
const deletedPlace = (i18n: I18n) => i18n._(msg`Deleted place`)
const restName = (i18n: I18n) => i18n._(msg({ message: 'Others', context: 'CSV' }))

export function automationTable(
  i18n: I18n,
  { used, asOf, items, others }: BreakdownView<AutomationPartView>,
  pathOf: PathOf,
): CsvTable {
  const states = {
    on: i18n._(msg({ message: 'On', context: 'CSV', comment: 'An automation that is switched on' })),
    off: i18n._(msg({ message: 'Off', context: 'CSV', comment: 'An automation that is switched off' })),
    deleted: i18n._(msg({ message: 'Deleted', context: 'automation' })),
  }
  const columns: Column<AutomationPartView>[] = [
    {
      heading: i18n._(msg`Automation`),
      cell: ({ name }) => name || i18n._(msg`Deleted automation`),
      rest: restName(i18n),
    },
    { heading: place(i18n), cell: ({ placeId }) => (placeId && pathOf(placeId)) || deletedPlace(i18n) },
    ...counts(i18n, used, others),
    ...moments(i18n),
    {
      heading: i18n._(
        msg({ message: 'Switch', context: 'CSV', comment: 'Whether an automation is on or off' }),
      ),
      cell: ({ active }) => (active === null ? states.deleted : active ? states.on : states.off),
    },
    { heading: i18n._(msg({ message: 'Automation ID', context: 'CSV' })), cell: ({ id }) => id },
    asOfColumn(i18n, asOf),
  ]
  return tableOf(items, columns, others)
}

export function placeTable(
  i18n: I18n,
  { used, asOf, items, others }: BreakdownView<PlacePartView>,
  pathOf: PathOf,
): CsvTable {
  const columns: Column<PlacePartView>[] = [
    { heading: place(i18n), cell: ({ id }) => pathOf(id) || deletedPlace(i18n), rest: restName(i18n) },
    {
      heading: i18n._(msg({ message: 'Active automations', context: 'CSV' })),
      cell: ({ active }) => active,
    },
    ...counts(i18n, used, others),
    ...moments(i18n),
    { heading: i18n._(msg({ message: 'Place ID', context: 'CSV' })), cell: ({ id }) => id },
    asOfColumn(i18n, asOf),
  ]
  return tableOf(items, columns, others)
}

export function dayTable(i18n: I18n, month: MonthInDaysView): CsvTable {
  const columns: Column<ReturnType<typeof daysSoFar>[number]>[] = [
    { heading: i18n._(msg({ message: 'Day (Pacific Time)', context: 'CSV' })), cell: ({ id }) => id },
    ...counts(i18n, month.used),
    asOfColumn(i18n, month.asOf),
  ]
  return tableOf(daysSoFar(month), columns)
}
