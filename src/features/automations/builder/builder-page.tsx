import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import { useExplain } from '#api/use-explain.ts'
import { useUsage } from '#api/use-usage.ts'
import type { AutomationView } from '#contract/automations.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { BuilderSkeleton } from '../builder-skeleton.tsx'
import type { TemplateId } from '../template-ids.ts'
import { Builder } from './builder.tsx'
import { draftKey } from './draft-keys.ts'
import { keptDraft } from './kept-drafts.ts'
import { useHeldDraft } from './use-held-draft.ts'

export type BuilderPageProps = {
  /** The place that the list is open at. */
  placeId: PlaceId
  edit: AutomationId | 'new'
  title: string
  onSaved: (automation: AutomationView) => void
  onCancel: () => void
}

/** The builder on what the URL says: a new automation, or one that is there. */
export function BuilderPage({ placeId, edit, title, onSaved, onCancel }: BuilderPageProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const { scenario, template } = useSearch({ strict: false }) as { scenario?: string; template?: TemplateId }
  const isNew = edit === 'new'
  // It is taken out of the URL once it was used: what has come of it by then is a draft like any other.
  const [begun] = useState(isNew ? template : undefined)
  const automation = useQuery({
    ...orpc.automations.get.queryOptions({ input: { id: isNew ? ('' as AutomationId) : edit } }),
    enabled: !isNew,
  })
  const places = useQuery(orpc.places.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const session = useQuery(orpc.session.get.queryOptions())
  const usage = useUsage().data
  const needed = [places, workspace, session]
  const memberId = session.data?.member.id
  const keptAt = useHeldDraft(
    memberId && draftKey({ scenario, memberId, of: isNew ? placeId : edit }),
    begun !== undefined,
  )
  const isGone = problemOf(automation.error)?.code === 'not_found'

  if (needed.some(({ isPending }) => isPending) || (!isNew && automation.isPending))
    return <BuilderSkeleton />
  if (!places.data || !workspace.data || !session.data || (!isNew && !automation.data && !isGone)) {
    const all = [...needed, ...(isNew ? [] : [automation])]
    return (
      <ErrorState
        title={t`The automation cannot be shown`}
        {...explain(all.find(({ error }) => error)?.error)}
        onRetry={() => {
          for (const { isError, refetch } of all) if (isError) void refetch()
        }}
        retrying={all.some(({ isFetching }) => isFetching)}
      />
    )
  }

  if (keptAt === undefined) return <BuilderSkeleton />
  const { member } = session.data
  // What somebody had begun on it can still be saved as a new one.
  if (isGone && !automation.data && !keptDraft(keptAt)) {
    return (
      <div ref={takeFocus} tabIndex={-1} className="flex-1 border-t">
        <EmptyState
          title={t`This automation is not here`}
          actions={
            <Button onClick={onCancel}>
              <Trans>Back to the automations</Trans>
            </Button>
          }
        >
          <Trans>It was deleted, or the link is wrong.</Trans>
        </EmptyState>
      </div>
    )
  }
  return (
    <Builder
      key={keptAt}
      listPlaceId={placeId}
      automation={automation.data ?? null}
      gone={!isNew && isGone}
      template={isNew ? begun : undefined}
      places={places.data}
      workspace={workspace.data}
      {...{ keptAt, member, usage, title, onSaved, onCancel }}
    />
  )
}

/** Reading goes on from here. */
function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
