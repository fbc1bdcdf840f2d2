import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { planName } from '#api/plan-name.ts'
import type { UsageView } from '#contract/usage.ts'
import { Card } from '#ui/card.tsx'
import { formatNumber } from '#ui/format.ts'
import { Meter } from '#ui/meter.tsx'
import { Figure } from './figure.tsx'
import { offeredAlready, WaysOut } from './ways-out.tsx'

/** Total Automations: active of the plan's cap (U7, U8), and what the plan offers for more. */
export function AutomationsCard({ usage }: { usage: UsageView }) {
  const { active, cap, plan } = usage
  const { i18n } = useLingui()
  const activeText = formatNumber(i18n.locale, active)
  return (
    <Card title={<Trans comment="French, fixed: Total des Automatisations">Total Automations</Trans>}>
      {cap === null ? (
        <p className="tnum text-text-muted">
          <Trans comment="6 active of Unlimited: the plan sets no cap">
            <Figure>{activeText}</Figure> active of Unlimited
          </Trans>
        </p>
      ) : (
        <Capped {...{ active, cap }} planLabel={planName(i18n, plan)} />
      )}
      <p className="text-small text-text-muted">
        <Trans>Inactive automations are not counted.</Trans>
      </p>
      <div className="mt-auto pt-1">
        <WaysOut plan={plan} except={offeredAlready(usage)} />
      </div>
    </Card>
  )
}

function Capped({ active, cap, planLabel }: { active: number; cap: number; planLabel: string }) {
  const { t, i18n } = useLingui()
  const [activeText, capText] = [formatNumber(i18n.locale, active), formatNumber(i18n.locale, cap)]
  const valueText = t`${activeText} of ${capText} active`
  return (
    <>
      <p className="tnum text-text-muted">
        <Trans comment="5 of 5 active automations">
          <Figure>{activeText}</Figure> of {capText} active
        </Trans>
      </p>
      <Meter
        label={t`Active automations`}
        value={active}
        max={cap}
        state={active < cap ? 'ok' : 'used_up'}
        tick={null}
        valueText={valueText}
      />
      {active === cap && (
        <p>
          <Trans>
            All {capText} of {planLabel} are in use. Switch one off to switch on another.
          </Trans>
        </p>
      )}
      {active > cap && (
        <p>
          <Plural
            value={active - cap}
            one={`# more than ${planLabel} allows.`}
            other={`# more than ${planLabel} allows.`}
          />{' '}
          <Trans>
            All of them keep running, but none can be switched on until fewer than {capText} are active.
          </Trans>
        </p>
      )}
    </>
  )
}
