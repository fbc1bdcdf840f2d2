import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import { useEffect, useRef } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { MemberId } from '#domain/brand.ts'
import type { Role } from '#domain/roles.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Select } from '#ui/select.tsx'
import { ClockPart } from './clock-part.tsx'
import { FaultsPart, type PanelFaults } from './faults-part.tsx'
import { Part } from './part.tsx'
import { PlanPart } from './plan-part.tsx'
import { RunsPart } from './runs-part.tsx'
import { type NamedScenario, ScenariosPart } from './scenarios-part.tsx'
import { useAttempt } from './use-attempt.ts'

type PanelTheme = 'system' | 'light' | 'dark'

type DesignerPanelProps = {
  onClose: () => void
  /** The name of the open one. */
  scenario: string
  scenarios: readonly NamedScenario[]
  /** Starts the state anew. */
  onOpenScenario: (name: string) => Promise<void>
  onReset: () => Promise<void>
  onActAs: (member: MemberId) => Promise<void>
  locale: string
  locales: readonly { value: string; label: string }[]
  onLocale: (locale: string) => void
  theme: PanelTheme
  onTheme: (theme: PanelTheme) => void
  faults: PanelFaults
  onFaults: (faults: PanelFaults) => void
}

/** S2: what is behind the screens, for designers: states, roles, plan, clock, runs. What is beside it stays in use. */
export function DesignerPanel(props: DesignerPanelProps) {
  const { t } = useLingui()
  const { onClose } = props
  const panel = useRef<HTMLElement>(null)

  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      // A dialog leaves room for it.
      data-beside
      aria-label={t`Designer`}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // Or the dialog that it stands beside would close, too.
        event.preventDefault()
        onClose()
      }}
      className="flex w-80 max-w-full shrink-0 flex-col border-l bg-surface-raised outline-none in-[dialog]:fixed in-[dialog]:inset-y-0 in-[dialog]:right-0 max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-(--z-dialog) max-lg:shadow-modal"
    >
      <header className="flex h-12 shrink-0 items-center justify-between border-b pr-2 pl-4">
        <h2 className="text-heading">
          <Trans>Designer</Trans>
        </h2>
        <IconButton icon={X} name={t`Close`} onClick={onClose} />
      </header>
      <div className="relative flex min-h-0 flex-1 flex-col overflow-y-auto">
        <RunsPart />
        <ClockPart />
        <Who onActAs={props.onActAs} />
        <PlanPart />
        <Part title={t`Look`}>
          <Select
            label={t`Language`}
            labelPlace="inline"
            value={props.locale}
            onValueChange={props.onLocale}
            options={props.locales}
          />
          <Segmented
            label={t`Theme`}
            value={props.theme}
            onValueChange={props.onTheme}
            options={[
              { value: 'system', label: t`System` },
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
            ]}
          />
        </Part>
        <FaultsPart faults={props.faults} onFaults={props.onFaults} />
        <ScenariosPart
          scenario={props.scenario}
          scenarios={props.scenarios}
          onOpen={props.onOpenScenario}
          onReset={props.onReset}
        />
      </div>
    </aside>
  )
}

function Who({ onActAs }: { onActAs: DesignerPanelProps['onActAs'] }) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const attempt = useAttempt()
  const members = useQuery(orpc.workspace.get.queryOptions()).data?.members ?? []
  const me = useQuery(orpc.session.get.queryOptions()).data?.member.id
  const roles: Record<Role, string> = { owner: t`Owner`, admin: t`Admin`, member: t`Member`, guest: t`Guest` }
  if (!me) return null
  return (
    <Part title={t`Role`}>
      <Select
        label={t`Act as`}
        labelPlace="hidden"
        value={me}
        onValueChange={id => void attempt(() => onActAs(id))}
        options={members.map(({ id, name, role }) => ({ value: id, label: `${name} (${roles[role]})` }))}
      />
    </Part>
  )
}
