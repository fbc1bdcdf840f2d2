import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { type FieldProblem, isToldAtOnce } from './reasons.ts'
import { useLeftFields } from './use-left-fields.ts'
import { useReasonText } from './use-reason-text.ts'

type ShownProblems = {
  errorAt: (at: string) => string | undefined
  leave: (at: string) => void
  /** Tells all there is, and takes the focus to the first. */
  tellAll: () => void
  /** Whether all is told. */
  toldAll: boolean
  /** Around the fields. */
  form: RefObject<HTMLFormElement | null>
}

/**
 * Which problems are told: some at once, the others when their field is left or on saving.
 * @param refused what the service said against fields, always told
 */
export function useShownProblems(
  problems: readonly FieldProblem[],
  refused: readonly FieldProblem[],
): ShownProblems {
  const textOf = useReasonText()
  const form = useRef<HTMLFormElement>(null)
  const [left, leave] = useLeftFields()
  const [told, setTold] = useState(0)

  const toFirst = useEffectEvent(() => {
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong]')
    first?.focus({ preventScroll: true })
    // With what is said under it.
    first?.scrollIntoView?.({ block: 'center' })
  })
  const isRefused = refused.length > 0

  // After the problems have come to stand at their fields: once for each attempt, and for each refusal.
  useEffect(() => {
    if (told > 0) toFirst()
  }, [told])
  useEffect(() => {
    if (isRefused) toFirst()
  }, [isRefused])

  return {
    errorAt(at) {
      const found =
        refused.find(problem => problem.at === at) ??
        problems.find(
          problem => problem.at === at && (told > 0 || left.has(at) || isToldAtOnce(problem.reason)),
        )
      return found && textOf(found)
    },
    leave,
    tellAll: () => setTold(before => before + 1),
    toldAll: told > 0,
    form,
  }
}
