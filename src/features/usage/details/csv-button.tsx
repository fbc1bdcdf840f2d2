import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { UsageMonth } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { useToasts } from '#ui/toast.tsx'
import type { By, MonthDays } from './month-days.ts'

type CsvButtonProps = { month: UsageMonth; by: By; days: MonthDays }

/** U9: what the list below shows as a file: all rows of it, with the same total. */
export function CsvButton({ month, by, days }: CsvButtonProps) {
  const { t, i18n } = useLingui()
  const api = useApi()
  const explain = useExplain()
  const toasts = useToasts()
  const [pending, setPending] = useState(false)
  const isEmpty = days.data !== undefined && days.data.used + days.data.refused === 0

  async function download() {
    setPending(true)
    try {
      const { exportMonth } = await import('./export-month.ts')
      const rows = await exportMonth({ api, i18n, month, by })
      toasts.add({
        title: t`${plural(rows, { one: '# row was written to the file', other: '# rows were written to the file' })}`,
      })
    } catch (error) {
      const { reason, help } = explain(error)
      toasts.add({
        title: t`The file was not written`,
        detail: `${reason} ${help}`.trim(),
        tone: 'suspended',
      })
    } finally {
      setPending(false)
    }
  }

  return (
    <Button
      icon={Download}
      aria-label={t`Download as CSV`}
      pending={pending}
      disabledReason={isEmpty ? t`Nothing was used in this month.` : undefined}
      onClick={() => void download()}
    >
      <Trans comment="The format of the file that is downloaded">CSV</Trans>
    </Button>
  )
}
