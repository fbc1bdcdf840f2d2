import { useCallback, useState } from 'react'
import type { PlaceId } from '#domain/brand.ts'
import { keep, readKept } from '../kept.ts'
import { useAppSession } from '../session-context.tsx'

/** Which places of the tree are folded up; kept. */
export function useFolded(): { folded: ReadonlySet<PlaceId>; toggle: (id: PlaceId) => void } {
  const { scenario } = useAppSession()
  const key = `folded.${scenario ?? ''}`
  const [folded, setFolded] = useState<ReadonlySet<PlaceId>>(
    () => new Set((readKept(key) ?? '').split(' ').filter(Boolean) as PlaceId[]),
  )
  const toggle = useCallback(
    (id: PlaceId) =>
      setFolded(before => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        keep(key, next.size > 0 ? [...next].join(' ') : null)
        return next
      }),
    [key],
  )
  return { folded, toggle }
}
