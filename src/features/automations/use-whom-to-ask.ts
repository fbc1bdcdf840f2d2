import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { rolesWith } from '#domain/roles.ts'

/** The owners and admins by name, "Ana Lima or Kim Sato": whom a refusal sends people to. Empty until known. */
export function useWhomToAsk(): string {
  const { i18n } = useLingui()
  const { orpc } = useApi()
  const members = useQuery(orpc.workspace.get.queryOptions()).data?.members ?? []
  const roles = rolesWith('workspace')
  const names = members.filter(({ role }) => roles.includes(role)).map(({ name }) => name)
  return new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(names)
}
