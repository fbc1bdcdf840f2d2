import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import CreditCard from 'lucide-react/icons/credit-card'
import Languages from 'lucide-react/icons/languages'
import Settings from 'lucide-react/icons/settings'
import SunMoon from 'lucide-react/icons/sun-moon'
import UserRound from 'lucide-react/icons/user-round'
import { useApi } from '#api/api-context.tsx'
import type { MemberId } from '#domain/brand.ts'
import type { Role } from '#domain/roles.ts'
import { LOCALES, type Locale } from '#locales/texts.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Menu } from '#ui/menu.tsx'
import type { MenuEntry } from '#ui/menu-entry.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { useToasts } from '#ui/toast.tsx'
import { chooseLocale, LOCALE_NAMES } from '../locale.ts'
import { useAppSession } from '../session-context.tsx'
import { setTheme, THEMES, type Theme, useTheme } from '../theme.ts'

/** The workspace, and what is the reader's own: settings, language, theme, and who acts in this tab. */
export function WorkspaceMenu({ onVisit }: { onVisit: () => void }) {
  const { orpc } = useApi()
  const asked = [
    useQuery(orpc.workspace.get.queryOptions()),
    useQuery(orpc.session.get.queryOptions()),
  ] as const
  const [{ data: workspace }, { data: session }] = asked
  const entries = useEntries({ onVisit })

  if (!workspace || !session) {
    const failed = asked.filter(({ data, isError }) => data === undefined && isError)
    return failed.length > 0 ? (
      <button
        type="button"
        onClick={() => {
          for (const { refetch } of failed) void refetch()
        }}
        className="flex min-h-9 w-full flex-col justify-center rounded-control px-2 text-left hover:bg-hover"
      >
        <span className="font-medium">
          <Trans>The workspace cannot be shown</Trans>
        </span>
        <span className="text-small text-text-muted">
          <Trans>Try again</Trans>
        </span>
      </button>
    ) : (
      <div className="flex h-8 items-center gap-2 px-1">
        <Skeleton className="size-6" />
        <Skeleton className="h-4 w-28" announced />
      </div>
    )
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="flex min-h-9 w-full min-w-0 items-center gap-2 rounded-control px-1 text-left transition-colors hover:bg-hover data-popup-open:bg-hover"
        >
          <Avatar name={workspace.name} seed={workspace.id} shape="square" decorative />
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="truncate font-semibold">{workspace.name}</span>
            <span className="truncate text-small text-text-muted">
              <Trans>as {session.member.name}</Trans>
            </span>
          </span>
          <ChevronsUpDown size={14} className="text-text-muted" />
        </button>
      }
      entries={entries}
    />
  )
}

function useEntries({ onVisit }: { onVisit: () => void }): MenuEntry[] {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const toasts = useToasts()
  const { actAs } = useAppSession()
  const theme = useTheme()
  const members = useQuery(orpc.workspace.get.queryOptions()).data?.members ?? []
  const session = useQuery(orpc.session.get.queryOptions()).data

  const themes: Record<Theme, string> = { system: t`As the system`, light: t`Light`, dark: t`Dark` }
  const roles: Record<Role, string> = { owner: t`Owner`, admin: t`Admin`, member: t`Member`, guest: t`Guest` }

  return [
    {
      kind: 'link',
      label: t`Settings`,
      icon: Settings,
      render: <Link to="/settings/clickapps" onClick={onVisit} />,
    },
    {
      kind: 'link',
      label: t`Billing`,
      icon: CreditCard,
      render: <Link to="/settings/billing" onClick={onVisit} />,
    },
    { kind: 'separator' },
    {
      kind: 'submenu',
      label: t`Language`,
      icon: Languages,
      entries: [
        {
          kind: 'choices',
          label: t`Language`,
          labelHidden: true,
          value: i18n.locale,
          onValueChange: value => {
            chooseLocale(value as Locale).catch(() =>
              toasts.add({ title: t`The language could not be loaded.`, tone: 'suspended' }),
            )
          },
          choices: LOCALES.map(locale => ({ value: locale, label: LOCALE_NAMES[locale] })),
        },
      ],
    },
    {
      kind: 'submenu',
      label: t`Theme`,
      icon: SunMoon,
      entries: [
        {
          kind: 'choices',
          label: t`Theme`,
          labelHidden: true,
          value: theme,
          onValueChange: value => setTheme(value as Theme),
          choices: THEMES.map(value => ({ value, label: themes[value] })),
        },
      ],
    },
    {
      kind: 'submenu',
      label: t`Act as`,
      icon: UserRound,
      entries: [
        {
          kind: 'choices',
          label: t`In this tab`,
          value: session?.member.id ?? '',
          onValueChange: value => {
            actAs(value as MemberId).catch(() =>
              toasts.add({ title: t`The member could not be changed.`, tone: 'suspended' }),
            )
          },
          choices: members.map(member => ({
            value: member.id,
            label: member.name,
            leading: <Avatar name={member.name} seed={member.id} size="small" decorative />,
            trailing: roles[member.role],
          })),
        },
      ],
    },
  ]
}
