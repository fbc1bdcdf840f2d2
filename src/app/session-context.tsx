import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import type { actingMember } from '#api/acting-member.ts'
import { useApi } from '#api/api-context.tsx'
import { followMonth } from '#api/follow-month.ts'
import { followLive } from '#api/live.ts'
import type { MemberId } from '#domain/brand.ts'
import type { Backend } from './backend.ts'

export type AppSession = {
  /** The named state this tab shows; the default one without a name. */
  scenario: string | undefined
  /** Goes on as another member, in this tab only. */
  actAs(member: MemberId): Promise<void>
  backend: Backend
}

const Context = createContext<AppSession | null>(null)

export function useAppSession(): AppSession {
  const session = use(Context)
  if (!session) throw new Error('useAppSession is used outside of AppSessionProvider')
  return session
}

type AppSessionProviderProps = {
  scenario: string | undefined
  member: ReturnType<typeof actingMember>
  backend: Backend
  children: ReactNode
}

/** Who acts in this tab, and the live updates that are for them: a guest is not sent what an owner is (P2). */
export function AppSessionProvider({ scenario, member, backend, children }: AppSessionProviderProps) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [turn, setTurn] = useState(0)

  useEffect(() => {
    const abort = new AbortController()
    void followLive(api, abort.signal)
    followMonth(api, abort.signal)
    return () => abort.abort(turn)
  }, [api, turn])

  const actAs = useCallback(
    async (memberId: MemberId) => {
      const { token } = await api.client.session.create({ memberId })
      await queryClient.cancelQueries()
      member.become(token)
      setTurn(before => before + 1)
      // Nothing of what the one before could see stays on screen.
      await queryClient.resetQueries()
    },
    [api, member, queryClient],
  )

  const session = useMemo(() => ({ scenario, actAs, backend }), [scenario, actAs, backend])
  return <Context value={session}>{children}</Context>
}
