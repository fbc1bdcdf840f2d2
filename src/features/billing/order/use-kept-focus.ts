import { useEffect } from 'react'
import { topDialog } from '#ui/open-dialogs.ts'

/**
 * L2: what had the focus may go with its step, as when another tab ends the payment. Where no part of the next step takes it,
 * the panel has it.
 */
export function useKeptFocus(step: string): void {
  useEffect(() => {
    if (step !== '' && document.activeElement === document.body) topDialog()?.focus()
  }, [step])
}
