import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { PlaceId } from '#domain/brand.ts'
import { withLaterTexts } from '#locales/texts.ts'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { formatNumber } from '#ui/format.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { lazyPart } from '#ui/on-demand.ts'
import { TabPanel } from '#ui/tab-panel.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { ActivePart } from './active-part.tsx'
import { BuilderSkeleton } from './builder-skeleton.tsx'
import { ClickAppNotice } from './clickapp-notice.tsx'
import { GuestsOnly } from './guests-only.tsx'
import type { ModalSearch, ModalTab } from './modal-search.ts'
import { PlacePath, PlacePicker } from './place-picker.tsx'
import { useBuilderFocus } from './use-builder-focus.ts'
import { useModalLocation } from './use-modal-location.ts'

const BuilderPage = lazyPart(
  () => withLaterTexts(import('./builder/builder-page.tsx')),
  part => part.BuilderPage,
)

type AutomationsModalProps = {
  placeId: PlaceId
  /** Of the place's URL: whether the modal is open, its tab and filters. */
  search: ModalSearch
  /** What the Usage and Activity tabs show; other features, so whoever composes the page hands them in. */
  usage: ReactNode
  activity: ReactNode
}

/** The automations of a place (P5). All that can be seen in it has a URL (P3). */
export function AutomationsModal({ placeId, search, usage, activity }: AutomationsModalProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const { close, leaveBuilder } = useModalLocation(placeId)
  const session = useQuery(orpc.session.get.queryOptions())
  const list = useRef<HTMLDivElement>(null)

  // While it closes, the dialog goes on showing what it showed.
  const [edit, setEdit] = useState(search.edit)
  if (search.automations && search.edit !== edit) setEdit(search.edit)
  const returnTo = useBuilderFocus(list, {
    open: search.automations !== undefined,
    building: edit !== undefined,
  })

  const building = edit !== undefined && session.data?.may.automations === true
  const title = building ? (edit === 'new' ? t`New automation` : t`Edit automation`) : t`Automations`
  return (
    <Dialog
      open={search.automations !== undefined}
      // From the builder Escape leads back to the list, as Cancel does.
      onClose={reason => (building && reason === 'escape' ? leaveBuilder() : close())}
      title={title}
      leading={
        building && <IconButton icon={ArrowLeft} name={t`Back to the automations`} onClick={leaveBuilder} />
      }
      titleAside={
        <span className="flex min-w-0 items-center gap-2 text-text-muted">
          <Trans comment="Automations in (a place)">in</Trans>
          {building ? <PlacePath placeId={placeId} /> : <PlacePicker placeId={placeId} />}
        </span>
      }
      body="fill"
    >
      {session.isPending ? null : session.data === undefined ? (
        <ErrorState
          title={t`The automations cannot be shown`}
          {...explain(session.error)}
          onRetry={() => void session.refetch()}
          retrying={session.isFetching}
        />
      ) : session.data.may.automations ? (
        <>
          {/* Kept behind the builder as it is, with what is searched for and how far it is scrolled. */}
          <div
            ref={list}
            hidden={building}
            tabIndex={-1}
            className="flex min-h-0 flex-1 flex-col short:flex-none"
          >
            <ModalTabs {...{ placeId, search, usage, activity }} />
          </div>
          {building && edit && (
            <Suspense fallback={<BuilderSkeleton />}>
              <BuilderPage
                {...{ placeId, edit, title }}
                onSaved={({ id }) => {
                  returnTo(id)
                  leaveBuilder()
                }}
                onCancel={leaveBuilder}
              />
            </Suspense>
          )}
        </>
      ) : (
        <GuestsOnly />
      )}
    </Dialog>
  )
}

function ModalTabs({ placeId, search, usage, activity }: AutomationsModalProps) {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const { change } = useModalLocation(placeId)
  const places = useQuery(orpc.places.list.queryOptions())
  const active = places.data?.find(place => place.id === placeId)?.activeAutomations

  // While it closes, the dialog goes on showing what it showed.
  const [tab, setTab] = useState<ModalTab>(search.automations ?? 'active')
  if (search.automations && search.automations !== tab) setTab(search.automations)

  return (
    <Tabs<ModalTab>
      label={t`Automations`}
      value={tab}
      onValueChange={automations => change({ automations })}
      items={[
        {
          value: 'active',
          label: t({ message: 'Active', context: 'tab', comment: 'French, fixed: Automatisation active' }),
          ...(active && { count: formatNumber(i18n.locale, active.own + active.inherited) }),
        },
        {
          value: 'usage',
          label: t({ message: 'Usage', context: 'tab', comment: 'French, fixed: Utilisation' }),
        },
        {
          value: 'activity',
          label: t({ message: 'Activity', context: 'tab', comment: 'French, fixed: Activité' }),
        },
      ]}
      className="flex min-h-0 flex-1 flex-col"
      listClassName="px-2 sm:px-3"
    >
      <ClickAppNotice />
      <TabPanel value="active" className="flex min-h-0 flex-1 flex-col short:h-120 short:flex-none">
        <ActivePart {...{ placeId, search }} />
      </TabPanel>
      <TabPanel value="usage" className={`${scrolling} p-4 sm:p-5`}>
        <Suspense fallback={null}>{usage}</Suspense>
      </TabPanel>
      <TabPanel value="activity" className={scrolling}>
        <Suspense fallback={null}>{activity}</Suspense>
      </TabPanel>
    </Tabs>
  )
}

const scrolling = 'min-h-0 flex-1 overflow-y-auto overscroll-contain short:overflow-visible'
