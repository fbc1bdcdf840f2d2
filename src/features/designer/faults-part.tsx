import { useLingui } from '@lingui/react/macro'
import { Select } from '#ui/select.tsx'
import { Part } from './part.tsx'

export type PanelFaults = { latency: number; failures: 'none' | 'offline' | 'server' | 'storage' }

type FaultsPartProps = { faults: PanelFaults; onFaults: (faults: PanelFaults) => void }

const LATENCIES = [0, 300, 2_000, 10_000]

/** What goes wrong between the interface and the service, until the page is left. */
export function FaultsPart({ faults, onFaults }: FaultsPartProps) {
  const { t, i18n } = useLingui()
  const seconds = new Intl.NumberFormat(i18n.locale, { style: 'unit', unit: 'second', unitDisplay: 'short' })
  return (
    <Part title={t`Faults`}>
      <Select
        label={t`Latency`}
        labelPlace="inline"
        value={String(faults.latency)}
        onValueChange={latency => onFaults({ ...faults, latency: Number(latency) })}
        options={LATENCIES.map(latency => ({
          value: String(latency),
          label: seconds.format(latency / 1_000),
        }))}
      />
      <Select
        label={t`Failures`}
        labelPlace="inline"
        value={faults.failures}
        onValueChange={failures => onFaults({ ...faults, failures })}
        options={[
          { value: 'none', label: t`None` },
          { value: 'offline', label: t`No network` },
          { value: 'server', label: t`The service fails` },
          { value: 'storage', label: t`Storage is full` },
        ]}
      />
    </Part>
  )
}
