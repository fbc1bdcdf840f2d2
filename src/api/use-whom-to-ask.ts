import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Capability, rolesWith } from '#domain/roles.ts'
import { useApi } from './api-context.tsx'

/** Who may do it, by name: "Ana Lima or Kim Sato". Empty until known. */
export function useWhomToAsk(capability: Capability): string {
  const { i18n } = useLingui()
  const { orpc } = useApi()
  const members = useQuery(orpc.workspace.get.queryOptions()).data?.members
  // Every row of a list may ask, and a formatter is slow to make.
  return useMemo(() => {
    const roles = rolesWith(capability)
    const names = (members ?? []).filter(({ role }) => roles.includes(role)).map(({ name }) => name)
    return new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(names)
  }, [members, capability, i18n.locale])
}
