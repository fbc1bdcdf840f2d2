import type { ReactNode } from 'react'
import { createContext, use, useCallback, useMemo, useState } from 'react'
import { usePart } from './on-demand.ts'
import type { Tone } from './tone.ts'

export const loadToasts = () => import('./toast-viewport.tsx')

export type ToastAction = { label: string; onSelect: () => void }

export type Toast = {
  /** The same id again replaces the toast instead of adding one. */
  id?: string
  /** What happened, in a few words: "2 automations ran (2 Actions)". */
  title: string
  detail?: ReactNode
  tone?: Tone
  /** The first to think of: Undo, Activity. It closes the toast. */
  action?: ToastAction
  /** Another beside it, which closes the toast too. */
  also?: ToastAction
  /** Milliseconds it stays, not counting the time under the pointer or the focus; 0 until dismissed. */
  timeout?: number
}

export type Toasts = { add: (toast: Toast) => void; close: (id: string) => void }

export type ToastChange = { key: number } & ({ kind: 'add'; toast: Toast } | { kind: 'close'; id: string })

const Context = createContext<Toasts | undefined>(undefined)

/** Says what has happened, beside what the person is doing. */
export function useToasts(): Toasts {
  const toasts = use(Context)
  if (!toasts) throw new Error('useToasts outside of ToastProvider')
  return toasts
}

/** Around the application. What draws the toasts loads with the first one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [changes, setChanges] = useState<readonly ToastChange[]>([])
  const part = usePart(loadToasts, changes.length > 0)

  const toasts = useMemo<Toasts>(() => {
    let key = 0
    return {
      add: toast => setChanges(before => [...before, { key: ++key, kind: 'add', toast }]),
      close: id => setChanges(before => [...before, { key: ++key, kind: 'close', id }]),
    }
  }, [])
  const onTaken = useCallback(
    (last: number) => setChanges(before => before.filter(({ key }) => key > last)),
    [],
  )

  return (
    <Context value={toasts}>
      {children}
      {part && <part.ToastViewport changes={changes} onTaken={onTaken} />}
    </Context>
  )
}
