import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import Download from 'lucide-react/icons/download'
import X from 'lucide-react/icons/x'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { namesOf } from '#api/names.ts'
import { useExplain } from '#api/use-explain.ts'
import type { RunView } from '#contract/runs.ts'
import { Button } from '#ui/button.tsx'
import { formatNumber } from '#ui/format.ts'
import { useToasts } from '#ui/toast.tsx'
import { ownZone, type runFilter } from './activity-search.ts'

type CsvButtonProps = {
  filter: ReturnType<typeof runFilter>
  /** The rows that are shown, and where the log goes on behind them. */
  rows: readonly RunView[]
  next: string | null
}

/** P8: all runs that fit the filters as a file, from the first row that is shown; says how far it is, and can be given up. */
export function CsvButton({ filter, rows, next }: CsvButtonProps) {
  const { t, i18n } = useLingui()
  const { client, orpc } = useApi()
  const queryClient = useQueryClient()
  const explain = useExplain()
  const toasts = useToasts()
  const [count, setCount] = useState<number>()
  const abort = useRef<AbortController>(undefined)

  useEffect(() => () => abort.current?.abort(), [])

  async function download() {
    const giveUp = new AbortController()
    const { signal } = giveUp
    abort.current = giveUp
    setCount(rows.length)
    try {
      const [places, workspace, { exportRuns }] = await Promise.all([
        queryClient.ensureQueryData(orpc.places.list.queryOptions()),
        queryClient.ensureQueryData(orpc.workspace.get.queryOptions()),
        import('./export-runs.ts'),
      ])
      const { written, isCut } = await exportRuns({
        client,
        filter,
        rows,
        next,
        signal,
        i18n,
        names: namesOf(places, workspace),
        zone: ownZone(),
        onProgress: setCount,
      })
      const most = formatNumber(i18n.locale, written)
      toasts.add(
        isCut
          ? {
              title: t`The file has the newest ${most} runs`,
              detail: t`There are more: choose fewer days to have the rest.`,
              tone: 'warning',
            }
          : {
              title: t`${plural(written, { one: '# run was written to the file', other: '# runs were written to the file' })}`,
            },
      )
    } catch (error) {
      if (signal.aborted) return
      const { reason, help } = explain(error)
      toasts.add({
        title: t`The file was not written`,
        detail: `${reason} ${help}`.trim(),
        tone: 'suspended',
      })
    } finally {
      setCount(undefined)
    }
  }

  const progress = formatNumber(i18n.locale, count ?? 0)
  return (
    <div className="flex items-center gap-2">
      <span role="status" className="tnum text-text-muted">
        {count !== undefined && <Trans comment="So far written to a file">{progress} runs…</Trans>}
      </span>
      <Button
        icon={count === undefined ? Download : X}
        aria-label={count === undefined ? t`Download as CSV` : undefined}
        onClick={() => {
          if (count === undefined) void download()
          else abort.current?.abort()
        }}
      >
        {count === undefined ? (
          <Trans comment="The format of the file that is downloaded">CSV</Trans>
        ) : (
          <Trans>Cancel</Trans>
        )}
      </Button>
    </div>
  )
}
