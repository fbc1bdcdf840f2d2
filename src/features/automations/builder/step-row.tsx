import { useLingui } from '@lingui/react/macro'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import X from 'lucide-react/icons/x'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { isConnection } from '#domain/automation.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { PlanBadge } from '../locked.tsx'
import { useBuilding } from './builder-context.tsx'
import { changedStep, movedStep, withoutPart } from './change-draft.ts'
import { choiceOf, type StepDraft } from './draft.ts'
import { stepIcons, stepNames } from './part-names.ts'
import { PartRow } from './part-row.tsx'
import { StepFields } from './step-fields.tsx'

type StepRowProps = {
  step: StepDraft
  number: number
  count: number
  /** Whether there is a task when its turn comes. */
  hasTask: boolean
  onRemoved: () => void
}

/** A step: what it does, with buttons and Alt with an arrow key to move it. */
export function StepRow({ step, number, count, hasTask, onRemoved }: StepRowProps) {
  const { t, i18n } = useLingui()
  const { change, announce, connects } = useBuilding()
  const choice = choiceOf(step)
  const name = i18n._(stepNames[choice])
  // Browsers let go of the focus when what has it is moved in the page.
  const focused = useRef<HTMLElement>(null)

  useLayoutEffect(() => {
    focused.current?.focus()
    focused.current = null
  }, [number])

  function move(by: -1 | 1) {
    const to = number + by
    if (to < 1 || to > count) return
    focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    change(draft => movedStep(draft, step.key, by))
    announce(t`${name} is step ${to} of ${count} now`)
  }

  return (
    <PartRow
      partKey={step.key}
      label={t`Step ${number}: ${name}`}
      icon={stepIcons[choice]}
      title={name}
      badge={isConnection(step.kind) && !connects && <PlanBadge />}
      shape={isShort(step) ? 'line' : 'block'}
      onKeyDown={event => {
        const by = movingBy(event)
        if (!by) return
        event.preventDefault()
        move(by)
      }}
      actions={
        <>
          {count > 1 && (
            <>
              <IconButton
                icon={ArrowUp}
                name={t`Move step ${number} up`}
                aria-keyshortcuts="Alt+ArrowUp"
                disabledReason={number === 1 ? t`It is the first step` : undefined}
                onClick={() => move(-1)}
              />
              <IconButton
                icon={ArrowDown}
                name={t`Move step ${number} down`}
                aria-keyshortcuts="Alt+ArrowDown"
                disabledReason={number === count ? t`It is the last step` : undefined}
                onClick={() => move(1)}
              />
            </>
          )}
          <IconButton
            icon={X}
            name={t`Remove step ${number}`}
            onClick={() => {
              change(draft => withoutPart(draft, step.key))
              announce(t`Step removed`)
              onRemoved()
            }}
          />
        </>
      }
    >
      <StepFields {...{ step, hasTask }} onChange={next => change(draft => changedStep(draft, next))} />
    </PartRow>
  )
}

/** Steps with one field that fits beside their name. */
function isShort({ kind }: StepDraft): boolean {
  return kind !== 'add_comment' && kind !== 'create_task' && kind !== 'post_to_integration'
}

/** With Alt, an arrow key opens the list of a field that has one; everywhere else it moves the step. */
function movingBy({ altKey, key, target }: KeyboardEvent<HTMLElement>): -1 | 1 | null {
  if (!altKey || (target instanceof Element && target.matches('select, [role=combobox]'))) return null
  return key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : null
}
