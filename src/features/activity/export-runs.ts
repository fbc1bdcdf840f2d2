import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Client } from '#api/api.ts'
import type { Names } from '#api/names.ts'
import type { RunView } from '#contract/runs.ts'
import type { Instant, PlaceId } from '#domain/brand.ts'
import { calendarDateAt } from '#domain/calendar.ts'
import { lineage } from '#domain/places.ts'
import { parseInstant, wallTimeAt } from '#domain/zoned.ts'
import { type CsvCell, type CsvTable, downloadCsv } from '#ui/csv-file.ts'
import type { runFilter } from './activity-search.ts'
import { firedBy } from './fired-by.ts'
import { outcomeName, outcomeReason } from './outcome-reason.ts'
import { sendingOf } from './sending-of.ts'
import { resultName, sendingName, stepName } from './step-words.ts'

/** The most rows of a file: a spreadsheet opens it, and the browser holds it. */
const ROWS_MOST = 50_000
const PAGE = 200

type Export = {
  client: Client
  filter: ReturnType<typeof runFilter>
  /** What is known already, and where the log goes on behind it; null at its end. */
  rows: readonly RunView[]
  next: string | null
  signal: AbortSignal
  i18n: I18n
  names: Names
  /** The reader's. */
  zone: string
  onProgress: (rows: number) => void
  most?: number
}

/** Writes the runs to a file, newest first, and answers how many; cut where there are too many for one. Rejects when given up. */
export async function exportRuns(asked: Export): Promise<{ written: number; isCut: boolean }> {
  const { client, filter, signal, onProgress, most = ROWS_MOST } = asked
  const runs = new Map(asked.rows.map(run => [run.id, run]))
  let { next } = asked
  while (next !== null && runs.size < most) {
    const page = await client.runs.list({ ...filter, after: next, limit: PAGE }, { signal })
    for (const run of page.items) runs.set(run.id, run)
    next = page.next
    onProgress(Math.min(runs.size, most))
  }
  const written = [...runs.values()].slice(0, most)
  const table = tableOf(written, asked)
  signal.throwIfAborted()
  await downloadCsv(fileName(written, asked.zone), table)
  return { written: written.length, isCut: next !== null || runs.size > most }
}

/** By the day of the newest run in it. */
function fileName([newest]: readonly RunView[], zone: string): string {
  const day = newest ? `-${calendarDateAt(parseInstant(newest.at), zone)}` : ''
  return `headroom-activity${day}.csv`
}

function tableOf(
  runs: readonly RunView[],
  { i18n, names, zone }: Pick<Export, 'i18n' | 'names' | 'zone'>,
): CsvTable {
  const pathOf = pathsOf(names)
  const columns: [string, (run: RunView) => CsvCell][] = [
    [i18n._(msg({ message: 'Time (UTC)', context: 'CSV' })), ({ at }) => at],
    [
      i18n._(msg({ message: `Local time (${zone})`, context: 'CSV' })),
      ({ at }) => localTime(parseInstant(at), zone),
    ],
    [i18n._(msg`Automation`), run => run.automationName],
    [i18n._(msg({ message: 'Place', context: 'CSV' })), run => pathOf(run.placeId)],
    [i18n._(msg`Task`), run => run.task?.title ?? ''],
    [i18n._(msg({ message: 'List', context: 'CSV' })), run => (run.task ? pathOf(run.task.listId) : '')],
    [i18n._(msg({ message: 'Fired by', context: 'run' })), run => firedBy(i18n, run, names)],
    [i18n._(msg({ message: 'Link of the chain', context: 'CSV' })), run => run.link],
    [i18n._(msg`Outcome`), run => outcomeName(i18n, run.outcome)],
    [i18n._(msg({ message: 'Reason', context: 'CSV' })), run => reasonOf(i18n, run)],
    [
      i18n._(msg`Steps`),
      run => run.steps.map(step => `${stepName(i18n, step)}: ${resultOf(i18n, step)}`).join('; '),
    ],
    [i18n._(msg({ message: 'Run', context: 'CSV', comment: 'The run’s id' })), run => run.id],
  ]
  return {
    headings: columns.map(([heading]) => heading),
    rows: runs.map(run => columns.map(([, cell]) => cell(run))),
  }
}

/** What stands beside the outcome on screen. */
function reasonOf(i18n: I18n, run: RunView): string {
  const sending = sendingOf(run)
  const notes = [outcomeReason(i18n, run), sending && sendingName(i18n, sending)]
  return notes.filter(Boolean).join('; ')
}

function resultOf(i18n: I18n, { result, delivery }: RunView['steps'][number]): string {
  const name = resultName(i18n, result)
  return delivery && result === 'handed_over' ? `${name}, ${sendingName(i18n, delivery)}` : name
}

/** Places with those above them, each worked out once. */
function pathsOf(names: Names): (id: PlaceId) => string {
  const places = [...names.places.values()]
  const known = new Map<PlaceId, string>()
  return id => {
    const path =
      known.get(id) ??
      lineage(places, id)
        .map(({ name }) => name)
        .reverse()
        .join(' / ')
    known.set(id, path)
    return path
  }
}

const two = (value: number) => String(value).padStart(2, '0')

/** As spreadsheets read it: `2026-11-23 14:03:22`. */
function localTime(instant: Instant, zone: string): string {
  const { hour, minute, second } = wallTimeAt(instant, zone)
  return `${calendarDateAt(instant, zone)} ${two(hour)}:${two(minute)}:${two(second)}`
}
