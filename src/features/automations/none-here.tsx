import { Trans, useLingui } from '@lingui/react/macro'
import Plus from 'lucide-react/icons/plus'
import Zap from 'lucide-react/icons/zap'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Known } from './known.ts'
import { NewDraft } from './new-draft.tsx'
import { useMakeAutomation } from './use-make-automation.ts'
import { useModalLocation } from './use-modal-location.ts'
import { useTemplates } from './use-templates.ts'

/**
 * Nothing here yet: a new one, or up to three automations that fit the place, one click each.
 * @param onCreated the button that was pressed is about to go; the focus needs another place
 */
export function NoneHere({ onCreated, ...known }: Known & { onCreated: () => void }) {
  const { t } = useLingui()
  const { templates, sentenceOf, full } = useTemplates(known)
  const { create, busy } = useMakeAutomation(known.placeId)
  const { edit } = useModalLocation(known.placeId)
  const disabledReason = known.workspace.automationsEnabled ? undefined : t`The Automation ClickApp is off.`
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <EmptyState
        icon={Zap}
        title={t`No automations here yet`}
        actions={
          <Button variant="primary" icon={Plus} disabledReason={disabledReason} onClick={() => edit('new')}>
            <Trans>New automation</Trans> <NewDraft {...known} />
          </Button>
        }
      >
        <p>
          <Trans>
            An automation does the routine: when something happens to a task, it takes the next steps.
          </Trans>
        </p>
      </EmptyState>
      <ul className="mx-auto flex max-w-140 flex-col gap-2 px-4 pb-6">
        {templates.map(template => (
          <li
            key={template.name}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-card border p-3"
          >
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium wrap-anywhere">{template.name}</p>
              <p className="text-text-muted wrap-anywhere">{sentenceOf(template)}</p>
            </div>
            <Button
              pending={busy}
              disabledReason={disabledReason}
              aria-label={
                full === null ? t`Create “${template.name}”` : t`Create “${template.name}” as inactive`
              }
              onClick={() => void create(template, full === null).then(made => made && onCreated())}
            >
              {full === null ? <Trans>Create</Trans> : <Trans>Create as inactive</Trans>}
            </Button>
          </li>
        ))}
      </ul>
      {full !== null && <p className="mx-auto max-w-140 px-4 pb-6 text-center text-text-muted">{full}</p>}
    </div>
  )
}
