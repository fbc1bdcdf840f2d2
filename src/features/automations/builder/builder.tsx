import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { UsageView } from '#contract/usage.ts'
import { usesConnections } from '#domain/automation.ts'
import type { PlaceId } from '#domain/brand.ts'
import { useToasts } from '#ui/toast.tsx'
import { ClickAppNotice } from '../clickapp-notice.tsx'
import type { TemplateId } from '../template-ids.ts'
import { type Template, templatesFor } from '../templates.ts'
import { useModalLocation } from '../use-modal-location.ts'
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
  /** What a new one is filled in with. */
  template: TemplateId | undefined
  onCancel: () => void
}

/** Creates or edits an automation: When, Only if, Then, from top to bottom. */
export function Builder({ title, usage, template, onCancel, ...options }: BuilderProps) {
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
  const { edit: goOn } = useModalLocation(listPlaceId)

  const templates = templatesFor(i18n, {
    statuses: building.statuses,
    member,
    connects: building.connects,
  })
  useTemplate(templates.find(({ id }) => id === template) ?? null, { work, placeId: listPlaceId })
  useFocusAtFirst(shown.form, isEmpty && template === undefined)
  useKeptToast(work, () => goOn(automation?.id ?? 'new'))

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
                  {...{ templates, sentenceOf }}
                  onChoose={chosen => {
                    work.change(() => draftOfDefinition(chosen))
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

/** Fills a new automation in, once, and takes that out of the URL. */
function useTemplate(template: Template | null, { work, placeId }: { work: Work; placeId: PlaceId }) {
  const { change } = useModalLocation(placeId)
  const used = useRef(false)
  const begin = useEffectEvent(() => {
    if (!template || used.current) return
    used.current = true
    work.change(() => draftOfDefinition(template))
    change({ template: undefined })
  })
  useEffect(() => begin(), [])
}

/**
 * The focus goes to the first thing that is broken; in an empty builder to the name, so that typing says something; else
 * to the builder itself, whose title is read.
 */
function useFocusAtFirst(form: RefObject<HTMLFormElement | null>, isEmpty: boolean) {
  const enter = useEffectEvent(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong]')
    // With a finger a field that has the focus brings up the keyboard, over half of the screen.
    const first =
      isEmpty && !window.matchMedia?.('(pointer: coarse)').matches
        ? form.current?.querySelector('input')
        : null
    const target = wrong ?? first ?? form.current
    target?.focus({ preventScroll: true })
    wrong?.scrollIntoView?.({ block: 'center' })
  })
  useEffect(() => enter(), [])
}

const KEPT = 'kept'

type Work = ReturnType<typeof useBuilder>['work']

/** Whoever leaves without saving is told that nothing is lost, and can go on. */
function useKeptToast({ leavesUnsaved, discardLeft }: Work, goOn: () => void) {
  const { t } = useLingui()
  const toasts = useToasts()
  const leave = useEffectEvent(() => {
    if (!leavesUnsaved()) return
    toasts.add({
      id: KEPT,
      title: t`Your changes are not saved yet`,
      detail: t`They are kept in this browser for when you open it again.`,
      action: { label: t`Continue editing`, onSelect: goOn },
      also: { label: t({ message: 'Discard', comment: 'Unsaved changes' }), onSelect: discardLeft },
    })
  })
  useEffect(() => {
    // It is open again.
    toasts.close(KEPT)
    return () => leave()
  }, [toasts])
}
