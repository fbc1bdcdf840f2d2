import { useLingui } from '@lingui/react/macro'
import { namesOf } from '#api/names.ts'
import { planName } from '#api/plan-name.ts'
import { activate } from '#domain/active-cap.ts'
import type { Definition } from '#domain/automation.ts'
import { statusesAt } from '#domain/places.ts'
import { formatNumber } from '#ui/format.ts'
import type { Known } from './known.ts'
import { sentences } from './sentence.ts'
import { firstTemplates, type Template } from './templates.ts'

type Templates = {
  templates: Template[]
  sentenceOf: (template: Definition) => string
  /** U7: why one can only be created as inactive; null below the cap. */
  full: string | null
}

/** The first templates that fit the place, as sentences. */
export function useTemplates({ placeId, list, places, workspace, member }: Known): Templates {
  const { t, i18n } = useLingui()
  const room = activate({ plan: workspace.plan, active: list.active, asked: 1 })
  const plan = planName(i18n, workspace.plan)
  const active = formatNumber(i18n.locale, list.active)
  const cap = list.cap === null ? '' : formatNumber(i18n.locale, list.cap)
  return {
    templates: firstTemplates(i18n, { statuses: statusesAt(places, placeId), member }),
    sentenceOf: sentences(i18n, namesOf(places, workspace)),
    full: room.ok
      ? null
      : t`${active} of ${cap} automations are active, the most on ${plan}: new ones start inactive.`,
  }
}
