import { useLingui } from '@lingui/react/macro'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useToasts } from '#ui/toast.tsx'
import { BoardPart } from './board-part.tsx'

export function EverythingPage() {
  const { t } = useLingui()
  const toasts = useToasts()
  const asked = useRouterState({ select: ({ location }) => 'automations' in location.search })

  // P3: not from Everything; an address that asks for it all the same is told what the button says.
  const explain = useEffectEvent(() => toasts.add({ id: 'no-place', title: t`Open a Space, Folder or List` }))
  useEffect(() => {
    if (asked) explain()
  }, [asked])

  return <BoardPart placeId={null} />
}
