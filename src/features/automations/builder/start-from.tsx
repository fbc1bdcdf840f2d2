import { Trans, useLingui } from '@lingui/react/macro'
import type { Definition } from '#domain/automation.ts'
import type { Template } from '../templates.ts'

type StartFromProps = {
  templates: readonly Template[]
  sentenceOf: (template: Definition) => string
  onChoose: (template: Template) => void
}

/** Automations that fit the place, to begin with; gone once there is something of one's own. */
export function StartFrom({ templates, sentenceOf, onChoose }: StartFromProps) {
  const { t } = useLingui()
  return (
    <section aria-label={t({ message: 'Start from', comment: 'Heading: templates of automations' })}>
      <h3 className="pb-2 font-medium">
        <Trans comment="Heading: templates of automations">Start from</Trans>
      </h3>
      <ul className="grid gap-2 sm:grid-cols-2">
        {templates.map(template => (
          <li key={template.name}>
            <button
              type="button"
              onClick={() => onChoose(template)}
              className="flex size-full flex-col gap-0.5 rounded-control border border-quiet-border px-3 py-2 text-left transition-colors hover:bg-hover active:bg-pressed"
            >
              <span className="font-medium wrap-anywhere">{template.name}</span>
              <span className="text-small text-text-muted wrap-anywhere">{sentenceOf(template)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
