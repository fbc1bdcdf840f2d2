import { Trans, useLingui } from '@lingui/react/macro'
import Lock from 'lucide-react/icons/lock'
import Zap from 'lucide-react/icons/zap'
import { useRef } from 'react'
import { isConnection, type TriggerKind } from '#domain/automation.ts'
import type { HookId } from '#domain/brand.ts'
import { Select } from '#ui/select.tsx'
import { UpgradeLink, useConnectingPlan } from '../locked.tsx'
import { blankTrigger } from './blank-parts.ts'
import { BuilderCard } from './builder-card.tsx'
import { useBuilding, useField } from './builder-context.tsx'
import { withTrigger } from './change-draft.ts'
import { TRIGGER_GROUPS, triggerNames } from './part-names.ts'
import { TriggerFields } from './trigger-fields.tsx'

/** What starts it. */
export function WhenCard() {
  const { t, i18n } = useLingui()
  const { draft, change, connects, saved } = useBuilding()
  const plan = useConnectingPlan()
  const field = useField('trigger')
  const { trigger } = draft
  // Who goes back to the webhook gets the address that was made before.
  const hookId = useRef<HookId | null>(null)
  if (trigger?.kind === 'webhook_received' && trigger.hookId !== '') hookId.current = trigger.hookId

  function choose(kind: TriggerKind) {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
    change(before => {
      const next = blankTrigger(kind, zone)
      if (next.kind === 'webhook_received')
        return withTrigger(before, { ...next, hookId: hookId.current ?? saved?.hookId ?? next.hookId })
      // A time that was chosen stays chosen.
      const { trigger: last } = before
      return withTrigger(
        before,
        last && 'zone' in last && 'zone' in next ? { ...last, kind: next.kind } : next,
      )
    })
  }

  return (
    <BuilderCard icon={Zap} legend={t({ message: 'When', comment: 'Heading: what starts the automation' })}>
      <Select<TriggerKind | ''>
        {...field}
        label={t`Trigger`}
        labelPlace="hidden"
        value={trigger?.kind ?? ''}
        onValueChange={kind => kind !== '' && choose(kind)}
        options={[
          ...(trigger ? [] : [{ value: '' as const, label: t`Choose what starts it`, placeholder: true }]),
          ...TRIGGER_GROUPS.map(({ name, kinds }) => ({
            group: i18n._(name),
            options: kinds.map(kind => {
              const locked = isConnection(kind) && !connects
              const label = i18n._(triggerNames[kind])
              return {
                value: kind,
                label: locked ? t`${label} (${plan})` : label,
                disabled: locked && trigger?.kind !== kind,
              }
            }),
          })),
        ]}
        className="sm:max-w-80"
      />
      {trigger && (
        <TriggerFields trigger={trigger} onChange={next => change(before => withTrigger(before, next))} />
      )}
      {!connects && (
        <p className="flex flex-wrap items-center gap-x-1.5 text-small text-text-muted">
          <Lock size={14} />
          <Trans>Incoming webhooks need {plan}.</Trans> <UpgradeLink />
        </p>
      )}
    </BuilderCard>
  )
}
