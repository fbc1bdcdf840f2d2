import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import Lock from 'lucide-react/icons/lock'
import Play from 'lucide-react/icons/play'
import Plus from 'lucide-react/icons/plus'
import { useRef } from 'react'
import { isConnection, needsTask } from '#domain/automation.ts'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import type { MenuEntry } from '#ui/menu-entry.ts'
import { useBuying, useConnectingPlan } from '../locked.tsx'
import { blankStep, hasTaskAt } from './blank-parts.ts'
import { BuilderCard } from './builder-card.tsx'
import { useBuilding } from './builder-context.tsx'
import { withStep } from './change-draft.ts'
import { definitionOf, type StepChoice } from './draft.ts'
import { firstFieldOf } from './first-field.ts'
import { STEP_GROUPS, stepIcons, stepNames } from './part-names.ts'
import { StepRow } from './step-row.tsx'
import { useStartingText } from './use-starting-text.ts'

/** What it does, one step after another. */
export function ThenCard() {
  const { t } = useLingui()
  const { draft, errorAt } = useBuilding()
  const { steps } = draft
  const addButton = useRef<HTMLDivElement>(null)
  const error = errorAt('steps')
  const definition = definitionOf(draft)
  return (
    <BuilderCard
      icon={Play}
      legend={t({ message: 'Then', comment: 'Heading: the steps of an automation' })}
      note={steps.length > 1 && <Trans comment="Steps of an automation">one after another</Trans>}
    >
      {steps.length > 0 && (
        <ol className="flex flex-col gap-3 *:not-first:border-t *:not-first:pt-3">
          {steps.map((step, index) => (
            <li key={step.key} className="min-w-0">
              <StepRow
                step={step}
                number={index + 1}
                count={steps.length}
                hasTask={!definition || hasTaskAt(definition, index)}
                onRemoved={() => addButton.current?.querySelector('button')?.focus()}
              />
            </li>
          ))}
        </ol>
      )}
      <div ref={addButton} className="-mx-2 flex flex-wrap items-center gap-x-2">
        <AddStep wrong={error !== undefined} />
        {error && <p className="text-small text-suspended-text">{error}</p>}
      </div>
    </BuilderCard>
  )
}

function AddStep({ wrong }: { wrong: boolean }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { draft, change, connects } = useBuilding()
  const startingText = useStartingText()
  const plan = useConnectingPlan()
  const { mayBuy, whomToAsk } = useBuying()
  const added = useRef<string>(null)
  const definition = definitionOf(draft)
  const hasTask = !definition || hasTaskAt(definition, draft.steps.length)

  function add(choice: StepChoice) {
    change(before => {
      const step = blankStep(choice, to => startingText(to, hasTask))
      const { draft: next, key } = withStep(before, step)
      added.current = key
      return next
    })
  }

  /** What most of a group lacks is said once. */
  const labelOf = (name: string, choices: readonly StepChoice[]) =>
    !hasTask && choices.includes('create_task') ? t`${name}: there is no task yet, create one first` : name

  const entry = (choice: StepChoice): MenuEntry => {
    const { kind } = blankStep(choice, to => startingText(to, hasTask))
    const locked = isConnection(kind) && !connects
    const lacksTask = needsTask(kind) && !hasTask
    return {
      kind: 'item',
      label: i18n._(stepNames[choice]),
      icon: locked ? Lock : stepIcons[choice],
      disabledReason: locked
        ? t`Needs ${plan}`
        : lacksTask
          ? t`There is no task yet: create one first`
          : undefined,
      reasonInLabel: lacksTask && !locked,
      onSelect: () => add(choice),
    }
  }

  return (
    <Menu
      finalFocus={() => firstFieldOf(added)}
      trigger={
        <Button variant="ghost" icon={Plus} {...(wrong && { 'data-wrong': '' })}>
          <Trans>Add step</Trans>
        </Button>
      }
      entries={STEP_GROUPS.map(({ name, choices }, index) => ({
        kind: 'group',
        label: labelOf(i18n._(name), choices),
        entries: [
          ...choices.map(entry),
          ...(index === STEP_GROUPS.length - 1 && !connects
            ? [
                {
                  kind: 'item' as const,
                  label: t({ message: 'Upgrade', context: 'usage' }),
                  disabledReason: mayBuy ? undefined : t`To upgrade, ask ${whomToAsk}.`,
                  onSelect: () => void navigate({ to: '/settings/billing', search: { for: 'upgrade' } }),
                },
              ]
            : []),
        ],
      }))}
    />
  )
}
