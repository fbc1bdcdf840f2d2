import { Trans, useLingui } from '@lingui/react/macro'
import ListFilter from 'lucide-react/icons/list-filter'
import Plus from 'lucide-react/icons/plus'
import { useRef } from 'react'
import type { ConditionKind } from '#domain/automation.ts'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { blankCondition, conditionKindsFor } from './blank-parts.ts'
import { BuilderCard } from './builder-card.tsx'
import { useBuilding } from './builder-context.tsx'
import { withCondition } from './change-draft.ts'
import { ConditionRow } from './condition-row.tsx'
import { firstFieldOf } from './first-field.ts'
import { conditionNames } from './part-names.ts'

/** What must hold for it to run. */
export function OnlyIfCard() {
  const { t, i18n } = useLingui()
  const { draft, change, errorAt } = useBuilding()
  const { trigger, conditions } = draft
  const added = useRef<string>(null)
  const addButton = useRef<HTMLDivElement>(null)
  const kinds = trigger ? conditionKindsFor(trigger.kind) : []
  const error = errorAt('conditions')

  function add(kind: ConditionKind) {
    change(before => {
      const { draft: next, key } = withCondition(before, blankCondition(kind))
      added.current = key
      return next
    })
  }

  return (
    <BuilderCard
      icon={ListFilter}
      legend={t({ message: 'Only if', comment: 'Heading: the conditions of an automation' })}
      note={conditions.length > 1 && <Trans comment="Conditions of an automation">all of these hold</Trans>}
    >
      {conditions.map((condition, index) => (
        <ConditionRow
          key={condition.key}
          condition={condition}
          number={index + 1}
          onRemoved={() => addButton.current?.querySelector('button')?.focus()}
        />
      ))}
      {error && (
        <p data-wrong tabIndex={-1} className="text-small text-suspended-text">
          {error}
        </p>
      )}
      {trigger && kinds.length === 0 ? (
        conditions.length === 0 && (
          <p className="text-text-muted">
            <Trans>Nothing to look at: the clock starts it, on no task. It always runs.</Trans>
          </p>
        )
      ) : (
        <div ref={addButton} className="-mx-2">
          <Menu
            finalFocus={() => firstFieldOf(added)}
            trigger={
              <Button
                variant="ghost"
                icon={Plus}
                disabledReason={trigger ? undefined : t`Choose what starts it first`}
              >
                <Trans>Add condition</Trans>
              </Button>
            }
            entries={kinds.map(kind => ({
              kind: 'item',
              label: i18n._(conditionNames[kind]),
              onSelect: () => add(kind),
            }))}
          />
        </div>
      )}
    </BuilderCard>
  )
}
