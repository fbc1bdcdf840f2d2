import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { SearchField } from '#ui/search-field.tsx'
import { Part } from './part.tsx'
import { useAttempt } from './use-attempt.ts'

/** A state with a name; titles and groups are for designers, in English. */
export type NamedScenario = { name: string; title: string; group: string }

type ScenariosPartProps = {
  scenario: string
  scenarios: readonly NamedScenario[]
  onOpen: (name: string) => Promise<void>
  onReset: () => Promise<void>
}

/** S1: every state, one press away, and the way back to its start. */
export function ScenariosPart({ scenario, scenarios, onOpen, onReset }: ScenariosPartProps) {
  const { t } = useLingui()
  const attempt = useAttempt()
  const [sought, setSought] = useState('')
  const [resetting, setResetting] = useState(false)
  const words = sought.toLowerCase().split(/\s+/)
  const found = scenarios.filter(({ name, title, group }) =>
    words.every(word => `${name} ${title} ${group}`.toLowerCase().includes(word)),
  )
  const groups = Map.groupBy(found, ({ group }) => group)
  return (
    <Part title={t`States`}>
      <Button
        size="small"
        pending={resetting}
        onClick={async () => {
          setResetting(true)
          await attempt(onReset)
          setResetting(false)
        }}
      >
        <Trans>Set this state back to its start</Trans>
      </Button>
      <SearchField label={t`Search states`} value={sought} onValueChange={setSought} className="w-full" />
      {found.length === 0 && (
        <p className="text-text-muted">
          <Trans>No state is called that.</Trans>
        </p>
      )}
      <div lang="en" className="-mx-2 flex flex-col self-stretch">
        {[...groups].map(([group, states]) => (
          <details key={group} open={sought !== '' || states.some(({ name }) => name === scenario)}>
            <summary className="cursor-pointer rounded-control px-2 py-1 font-medium hover:bg-hover">
              {group} <span className="tnum text-small text-text-muted">{states.length}</span>
            </summary>
            <ul className="flex flex-col">
              {states.map(({ name, title }) => (
                <li key={name}>
                  <button
                    type="button"
                    aria-current={name === scenario || undefined}
                    onClick={() => void attempt(() => onOpen(name))}
                    className={cx(
                      'flex w-full flex-col rounded-control px-2 py-1 text-left hover:bg-hover',
                      name === scenario && 'bg-accent-tint',
                    )}
                  >
                    <span>{title}</span>
                    <span className="text-small text-text-muted">{name}</span>
                  </button>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </Part>
  )
}
