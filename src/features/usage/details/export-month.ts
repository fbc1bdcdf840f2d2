import type { I18n } from '@lingui/core'
import type { Api } from '#api/api.ts'
import type { UsageMonth } from '#domain/brand.ts'
import { type CsvTable, downloadCsv } from '#ui/csv-file.ts'
import { type Answer, cardValue, isSameValue } from './as-displayed.ts'
import type { By } from './month-days.ts'
import { automationTable, dayTable, placeTable } from './month-tables.ts'
import { ALL } from './parts-props.ts'
import { placePaths } from './place-paths.ts'

type Asked = { api: Api; i18n: I18n; month: UsageMonth; by: By }

/** Writes all that used a month's Actions to a file, as displayed now (U3), and answers how many rows it has. */
export async function exportMonth({ api, i18n, month, by }: Asked): Promise<number> {
  const { orpc, queryClient } = api
  const now = { staleTime: 0 }
  const input = { month, limit: ALL }
  const [workspace, places] = await Promise.all([
    queryClient.ensureQueryData(orpc.workspace.get.queryOptions()),
    queryClient.ensureQueryData(orpc.places.list.queryOptions()),
  ])
  const pathOf = placePaths(places)
  const write = async (kind: string, answer: Answer, table: CsvTable) => {
    await downloadCsv(fileName(workspace.name, month, kind), table)
    catchUp(api, answer)
    return table.rows.length
  }
  switch (by) {
    case undefined: {
      const options = orpc.usage.automations.queryOptions({ input })
      const answer = await queryClient.fetchQuery({ ...options, ...now })
      return write('automations', answer, automationTable(i18n, answer, pathOf))
    }
    case 'place': {
      const options = orpc.usage.places.queryOptions({ input })
      const answer = await queryClient.fetchQuery({ ...options, ...now })
      return write('places', answer, placeTable(i18n, answer, pathOf))
    }
    case 'day': {
      const options = orpc.usage.month.queryOptions({ input: { month } })
      const answer = await queryClient.fetchQuery({ ...options, ...now })
      return write('days', answer, dayTable(i18n, answer))
    }
  }
}

/** Where the screen shows another value than the file says, it is read again: no live update may have come. */
function catchUp({ orpc, queryClient }: Api, answer: Answer): void {
  const usage = queryClient.getQueryData(orpc.usage.get.queryKey())
  const { month, automations, places } = orpc.usage
  const details = [month, automations, places].flatMap(part =>
    queryClient.getQueriesData<Answer>({ queryKey: part.key(), type: 'active' }).map(([, data]) => data),
  )
  const shown = [...details, usage && cardValue(usage)]
  if (shown.some(other => other && other.month === answer.month && !isSameValue(other, answer)))
    void queryClient.invalidateQueries({ queryKey: orpc.usage.key() })
}

/** `headroom-acme-studio-2026-11-automations.csv` */
export function fileName(workspace: string, month: UsageMonth, kind: string): string {
  // Letters and digits of any script; what is left may be in the name of a file everywhere.
  const name = workspace
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return ['headroom', [...name].slice(0, 60).join(''), month, kind].filter(Boolean).join('-').concat('.csv')
}
