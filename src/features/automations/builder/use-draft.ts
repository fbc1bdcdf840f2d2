import { useEffect, useRef, useState } from 'react'
import type { Definition } from '#domain/automation.ts'
import type { Instant } from '#domain/brand.ts'
import { type Described, type Draft, definitionOf, draftOf, EMPTY_DRAFT, isSame } from './draft.ts'
import { discardLeft } from './held-drafts.ts'
import { keepDraft, keptDraft } from './kept-drafts.ts'

/** What the person is told about the draft: that it was found again, or that it was put aside and can come back. */
export type DraftNotice =
  | { kind: 'restored'; at: Instant | null }
  | { kind: 'put_aside'; why: 'discarded' | 'theirs'; state: Work }
  | null

type Work = { draft: Draft; base: Described | null }
type State = Work & { notice: DraftNotice }

type DraftOptions = {
  /** Where the browser keeps it, for this builder alone. */
  key: string
  /** The automation as the service has it; null for a new one, and for one that is gone. */
  current: Described | null
  writtenName: (definition: Definition | null) => string
  /** The service's clock; undefined until known. */
  now: Instant | undefined
}

/** The draft of an automation, kept in the browser at every change until it is saved or discarded. */
export function useDraft({ key, current, writtenName, now }: DraftOptions) {
  const fresh = (base: Described | null): Draft => (base ? draftOf(base, writtenName(base)) : EMPTY_DRAFT)
  const isChanged = ({ draft, base }: Work): boolean => {
    if (!base) return !isSame(draft, EMPTY_DRAFT)
    const definition = definitionOf(draft)
    const name = draft.name ?? writtenName(definition)
    return definition === null || !isSame({ ...definition, name }, base)
  }

  const [state, show] = useState((): State => {
    const kept = keptDraft(key)
    return kept && isChanged(kept)
      ? { draft: kept.draft, base: kept.base, notice: { kind: 'restored', at: kept.at } }
      : { draft: fresh(current), base: current, notice: null }
  })
  // Two changes may come before the next render.
  const latest = useRef(state)
  const touched = useRef(false)

  function put(next: State) {
    latest.current = next
    show(next)
    const { draft, base } = next
    keepDraft(key, isChanged(next) ? { version: 1, at: now ?? null, base, draft } : null)
  }

  // What was kept and is no change any more must not stand before what was left in another tab.
  useEffect(() => {
    if (!isChanged(latest.current)) keepDraft(key, null)
  }, [])

  const changedElsewhere = current !== null && state.base !== null && !isSame(current, state.base)
  const changed = isChanged(state)

  // Who has changed nothing sees what was changed elsewhere at once.
  useEffect(() => {
    if (changedElsewhere && !changed) put({ draft: fresh(current), base: current, notice: null })
  })

  return {
    draft: state.draft,
    base: state.base,
    notice: state.notice,
    /** Whether there is anything to save. */
    changed,
    /** Whether the service has another version by now than the one that the work began from. */
    changedElsewhere: changedElsewhere && changed,
    change(update: (draft: Draft) => Draft) {
      touched.current = true
      const { draft, base, notice } = latest.current
      // What was put aside cannot come back over newer work.
      put({ draft: update(draft), base, notice: notice?.kind === 'put_aside' ? null : notice })
    },
    /** Shows the saved version; `undo` brings the draft back. */
    putAside(why: 'discarded' | 'theirs') {
      const { draft, base } = latest.current
      put({
        draft: fresh(current),
        base: current,
        notice: { kind: 'put_aside', why, state: { draft, base } },
      })
    },
    undo() {
      const { notice } = latest.current
      if (notice?.kind === 'put_aside') put({ ...notice.state, notice: null })
    },
    /** Goes on over what was changed elsewhere. */
    keepMine: () => put({ ...latest.current, base: current }),
    /** Whether something was changed here that the browser keeps, unsaved. */
    leavesUnsaved: () => touched.current && keptDraft(key) !== null,
    /** It is saved: nothing is left to keep. */
    forget: () => keepDraft(key, null),
    /** For after the builder was left: whoever goes on with the draft by now keeps it. */
    discardLeft: () => void discardLeft(key),
  }
}
