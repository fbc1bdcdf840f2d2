import { useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import Ellipsis from 'lucide-react/icons/ellipsis'
import type { PlaceView } from '#contract/places.ts'
import { formatNumber } from '#ui/format.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import type { MenuEntry } from '#ui/menu-entry.ts'
import { useAutomationsAccess } from './use-automations-access.ts'

/** P3: a place's "…" menu: Settings, then Automations with the count of those active there (P4). */
export function PlaceMenu({ place }: { place: PlaceView }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const access = useAutomationsAccess()
  const active = place.activeAutomations

  const settings: MenuEntry[] = [
    {
      kind: 'item',
      label: t`Automations`,
      ...(active && { trailing: formatNumber(i18n.locale, active.own + active.inherited) }),
      ...(!access.open && !access.loading && { disabledReason: access.reason }),
      onSelect: () =>
        void navigate({
          to: '/p/$placeId',
          params: { placeId: place.id },
          search: { automations: 'active' },
        }),
    },
  ]
  if (!access.open && !access.loading && access.cure) {
    settings.push({ kind: 'link', label: t`Open ClickApps`, render: <Link to="/settings/clickapps" /> })
  }
  return (
    <Menu
      trigger={
        <IconButton
          icon={Ellipsis}
          name={t`More of ${place.name}`}
          size="small"
          className="opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100"
        />
      }
      entries={[{ kind: 'submenu', label: t`Settings`, entries: settings }]}
    />
  )
}
