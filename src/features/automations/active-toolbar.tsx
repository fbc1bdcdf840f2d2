import { Trans, useLingui } from '@lingui/react/macro'
import Ellipsis from 'lucide-react/icons/ellipsis'
import LayoutTemplate from 'lucide-react/icons/layout-template'
import Plus from 'lucide-react/icons/plus'
import { memo } from 'react'
import type { AutomationView } from '#contract/automations.ts'
import type { AutomationOrder } from '#domain/automation-order.ts'
import { statusesAt } from '#domain/places.ts'
import { plans } from '#domain/plans.ts'
import { Button } from '#ui/button.tsx'
import { formatNumber } from '#ui/format.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import type { MenuEntry } from '#ui/menu-entry.ts'
import { SearchField } from '#ui/search-field.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Select } from '#ui/select.tsx'
import type { Known } from './known.ts'
import type { ShownAutomations } from './modal-search.ts'
import { NewDraft } from './new-draft.tsx'
import { templatesFor } from './templates.ts'
import { useModalLocation } from './use-modal-location.ts'

/** The most that the service switches at once. */
const SWITCHED_MOST = 1_000

export type ToolbarActions = {
  switchMany: (automations: AutomationView[], active: boolean) => void
  createNew: () => void
}

type ActiveToolbarProps = Known & {
  query: string
  onQueryChange: (query: string) => void
  show: ShownAutomations
  sort: AutomationOrder
  /** The rows in view, all of them. */
  shown: readonly AutomationView[]
  /** Whether all that there are have come. */
  complete: boolean
  disabledReason: string | undefined
  actions: ToolbarActions
}

export function ActiveToolbar({
  query,
  onQueryChange,
  show,
  sort,
  shown,
  complete,
  disabledReason,
  actions,
  ...known
}: ActiveToolbarProps) {
  const { t, i18n } = useLingui()
  const { placeId, places, workspace, member } = known
  const { change } = useModalLocation(placeId)
  const { here } = known.list
  const number = (value: number) => formatNumber(i18n.locale, value)
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3 sm:px-5">
      <SearchField
        label={t`Search automations`}
        value={query}
        onValueChange={onQueryChange}
        className="min-w-48 flex-1"
      />
      <Segmented<ShownAutomations>
        label={t`Which automations`}
        value={show}
        onValueChange={next => change({ show: next })}
        options={[
          {
            value: 'active',
            label: t({ message: 'Active', context: 'filter', comment: 'Automations that are on' }),
            count: number(here.active),
          },
          {
            value: 'inactive',
            label: t({ message: 'Inactive', context: 'filter', comment: 'Automations that are off' }),
            count: number(here.inactive),
          },
          { value: 'all', label: t({ message: 'All', context: 'filter', comment: 'All automations' }) },
        ]}
      />
      <Select<AutomationOrder>
        label={t`Sort`}
        labelPlace="hidden"
        value={sort}
        onValueChange={next => change({ sort: next })}
        options={[
          { value: 'used', label: t`Used most` },
          { value: 'name', label: t({ message: 'Name', context: 'sort order' }) },
          { value: 'recent', label: t({ message: 'Last run', context: 'sort order' }) },
        ]}
        className="w-32 max-sm:w-auto"
      />
      <div className="flex gap-1">
        <Button variant="primary" icon={Plus} disabledReason={disabledReason} onClick={actions.createNew}>
          <Trans>New automation</Trans> <NewDraft {...{ placeId, member }} />
        </Button>
        <TemplateMenu {...{ placeId, places, workspace, member, disabledReason }} />
        <BulkMenu {...{ shown, complete, disabledReason, actions }} />
      </div>
    </div>
  )
}

type TemplateMenuProps = Pick<Known, 'placeId' | 'places' | 'workspace' | 'member'> &
  Pick<ActiveToolbarProps, 'disabledReason'>

// Not drawn again for each keystroke of the search. Nothing is made until the builder it opens is saved.
const TemplateMenu = memo(function TemplateMenu({
  disabledReason,
  placeId,
  places,
  workspace,
  member,
}: TemplateMenuProps) {
  const { t, i18n } = useLingui()
  const { edit } = useModalLocation(placeId)
  const templates = templatesFor(i18n, {
    statuses: statusesAt(places, placeId),
    member,
    connects: plans[workspace.plan].connects,
  })
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          icon={LayoutTemplate}
          variant="secondary"
          name={t({ message: 'From template', comment: 'Begins an automation' })}
          disabledReason={disabledReason}
        />
      }
      entries={[
        {
          kind: 'group',
          label: t({ message: 'From template', comment: 'Begins an automation' }),
          entries: templates.map(({ id, name }) => ({
            kind: 'item',
            label: name,
            onSelect: () => edit('new', id),
          })),
        },
      ]}
    />
  )
})

type BulkMenuProps = Pick<ActiveToolbarProps, 'shown' | 'complete' | 'disabledReason' | 'actions'>

const BulkMenu = memo(function BulkMenu({ shown, complete, disabledReason, actions }: BulkMenuProps) {
  const { t, i18n } = useLingui()
  const entry = (active: boolean): MenuEntry => {
    const others = shown.filter(automation => automation.active !== active)
    const most = formatNumber(i18n.locale, SWITCHED_MOST)
    return {
      kind: 'item',
      label: active ? t`Switch on all shown` : t`Switch off all shown`,
      ...(complete && { trailing: formatNumber(i18n.locale, others.length) }),
      disabledReason:
        disabledReason ??
        (!complete
          ? t`The list is still being read`
          : others.length === 0
            ? active
              ? t`All of them are on`
              : t`All of them are off`
            : others.length > SWITCHED_MOST
              ? t`At most ${most} at once: search for fewer`
              : undefined),
      onSelect: () => actions.switchMany(others, active),
    }
  }
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Ellipsis} name={t`More for all shown`} />}
      entries={[entry(true), entry(false)]}
    />
  )
})
