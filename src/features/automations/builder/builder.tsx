import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { UsageView } from '#contract/usage.ts'
import { usesConnections } from '#domain/automation.ts'
import { useToasts } from '#ui/toast.tsx'
import { ClickAppNotice } from '../clickapp-notice.tsx'
import { startingTemplates } from '../templates.ts'
import { CardLink } from './builder-card.tsx'
import { BuildingProvider } from './builder-context.tsx'
import { draftOfDefinition, EMPTY_DRAFT, isSame } from './draft.ts'
import { DraftNotices } from './draft-notices.tsx'
import { NameField } from './name-field.tsx'
import { OnlyIfCard } from './only-if-card.tsx'
import { InheritedNotice, SkippedNotice } from './place-notices.tsx'
import { SaveBar } from './save-bar.tsx'
import { StartFrom } from './start-from.tsx'
import { ThenCard } from './then-card.tsx'
import { type BuilderOptions, useBuilder } from './use-builder.ts'
import { useSaveChoices } from './use-save-choices.tsx'
import { WhenCard } from './when-card.tsx'

export type BuilderProps = BuilderOptions & {
  title: string
  /** Undefined until known. */
  usage: UsageView | undefined
  onCancel: () => void
}

/** Creates or edits an automation: When, Only if, Then, from top to bottom. */
export function Builder({ title, usage, onCancel, ...options }: BuilderProps) {
  const { t, i18n } = useLingui()
  const { automation, gone, listPlaceId, places, workspace, member } = options
  const builder = useBuilder(options)
  const { building, work, written, sentenceOf, blocking, shown, saving, save, announcement, now } = builder
  const choices = useSaveChoices(automation && !gone ? automation.active : null, usage)
  const home =
    automation && automation.placeId !== listPlaceId
      ? places.find(({ id }) => id === automation.placeId)
      : null
  const isSkipped = automation !== null && !gone && !building.connects && usesConnections(automation)
  const isEmpty = automation === null && isSame(work.draft, EMPTY_DRAFT)
  const wrong = blocking.length

  useFocusAtFirst(shown.form)
  useKeptToast(work)

  return (
    <BuildingProvider value={building}>
      <form
        ref={shown.form}
        aria-label={title}
        tabIndex={-1}
        noValidate
        onSubmit={event => event.preventDefault()}
        onKeyDown={event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
          event.preventDefault()
          void save(choices.primary.active)
        }}
        className="flex min-h-0 flex-1 flex-col border-t outline-none short:flex-none"
      >
        {/* What is placed in it scrolls with it, labels that are only heard included. */}
        <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain bg-canvas short:overflow-visible">
          <ClickAppNotice />
          <DraftNotices
            {...work}
            changedElsewhere={work.changedElsewhere && !saving.pending}
            {...{ now, gone }}
            onGiveUp={() => {
              work.forget()
              onCancel()
            }}
          />
          {home && <InheritedNotice home={home} />}
          {isSkipped && <SkippedNotice plan={workspace.plan} />}
          <div className="mx-auto flex max-w-180 flex-col p-4 sm:py-5">
            <NameField written={written} />
            {isEmpty && (
              <div className="pt-4">
                <StartFrom
                  templates={startingTemplates(i18n, {
                    statuses: building.statuses,
                    member,
                    connects: building.connects,
                  })}
                  sentenceOf={sentenceOf}
                  onChoose={template => {
                    work.change(() => draftOfDefinition(template))
                    shown.form.current?.focus()
                  }}
                />
              </div>
            )}
            <div className="flex flex-col pt-4">
              <WhenCard />
              <CardLink />
              <OnlyIfCard />
              <CardLink />
              <ThenCard />
            </div>
          </div>
        </div>
        <SaveBar
          {...choices}
          wrong={
            shown.toldAll && wrong > 0
              ? t`${plural(wrong, { one: '# thing to put right before it can be saved.', other: '# things to put right before it can be saved.' })}`
              : ''
          }
          error={saving.refusal && saving.refusal.fields.length === 0 ? saving.refusal.error : undefined}
          pending={saving.pending}
          disabledReason={workspace.automationsEnabled ? undefined : t`The Automation ClickApp is off.`}
          onSave={active => void save(active)}
          onCancel={onCancel}
        />
        <span role="status" className="sr-only">
          <span key={announcement.count}>{announcement.text}</span>
        </span>
      </form>
    </BuildingProvider>
  )
}

/** Reading begins at the builder's name. */
function useFocusAtFirst(form: RefObject<HTMLFormElement | null>) {
  useEffect(() => form.current?.focus({ preventScroll: true }), [form])
}

/** Whoever leaves without saving is told that nothing is lost. */
function useKeptToast({ leavesUnsaved, forget }: ReturnType<typeof useBuilder>['work']) {
  const { t } = useLingui()
  const toasts = useToasts()
  const leave = useEffectEvent(() => {
    if (!leavesUnsaved()) return
    toasts.add({
      id: 'kept',
      title: t`Your changes are not saved yet`,
      detail: t`They are kept in this browser for when you open it again.`,
      action: { label: t({ message: 'Discard', comment: 'Unsaved changes' }), onSelect: forget },
    })
  })
  useEffect(() => () => leave(), [])
}
