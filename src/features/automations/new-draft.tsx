import { Trans } from '@lingui/react/macro'
import { useSearch } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { draftKey, keptKeys, onDraftsChanged } from './builder/draft-keys.ts'
import type { Known } from './known.ts'

/** In the button for a new automation: one was begun here, and the button goes on with it. */
export function NewDraft({ placeId, member }: Pick<Known, 'placeId' | 'member'>) {
  const { scenario } = useSearch({ strict: false }) as { scenario?: string }
  const key = draftKey({ scenario, memberId: member.id, of: placeId })
  const isThere = useSyncExternalStore(onDraftsChanged, () => keptKeys(key).length > 0)
  return (
    isThere && (
      <span className="ml-1 rounded-full border border-current px-1.5 text-small">
        <Trans comment="In the button New automation: one was begun and not saved">Draft</Trans>
      </span>
    )
  )
}
