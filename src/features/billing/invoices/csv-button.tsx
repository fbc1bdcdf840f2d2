import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { useExplain } from '#api/use-explain.ts'
import type { InvoiceView } from '#contract/billing.ts'
import { Button } from '#ui/button.tsx'
import { useToasts } from '#ui/toast.tsx'

/** B12: all invoices as a file, to the cent as they are on screen. */
export function CsvButton({ invoices }: { invoices: readonly InvoiceView[] }) {
  const { t, i18n } = useLingui()
  const explain = useExplain()
  const toasts = useToasts()
  const [pending, setPending] = useState(false)

  async function download() {
    setPending(true)
    try {
      const [{ invoiceFileName, invoiceTable }, { downloadCsv }] = await Promise.all([
        import('./invoice-table.ts'),
        import('#ui/csv-file.ts'),
      ])
      await downloadCsv(invoiceFileName(invoices), invoiceTable(i18n, invoices))
      toasts.add({
        title: t`${plural(invoices.length, { one: '# invoice was written to the file', other: '# invoices were written to the file' })}`,
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
    <Button icon={Download} aria-label={t`Download as CSV`} pending={pending} onClick={() => void download()}>
      <Trans comment="The format of the file that is downloaded">CSV</Trans>
    </Button>
  )
}
