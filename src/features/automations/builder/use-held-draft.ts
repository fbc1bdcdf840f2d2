import { useEffect, useState } from 'react'
import { holdDraft } from './held-drafts.ts'

/**
 * The key of the draft that this builder alone works on, for as long as it is open.
 * @param base what `draftKey` answers; undefined until known
 * @param anew it begins without what was left before, which stays
 * @returns undefined until it is held
 */
export function useHeldDraft(base: string | undefined, anew: boolean): string | undefined {
  const [held, setHeld] = useState<{ base: string; key: string }>()

  useEffect(() => {
    if (base === undefined) return
    const draft = holdDraft(base, anew)
    let isLeft = false
    void draft.key.then(key => isLeft || setHeld({ base, key }))
    return () => {
      isLeft = true
      draft.release()
      setHeld(undefined)
    }
  }, [base, anew])

  return held?.base === base ? held?.key : undefined
}
