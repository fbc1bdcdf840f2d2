import { useRouterState } from '@tanstack/react-router'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The invoice that the reader has come back from. */
    backFrom?: string
  }
}

/** Who comes back from an invoice to the list goes on reading at its row. */
export function useBackFrom(): string | undefined {
  return useRouterState({ select: ({ location }) => location.state.backFrom })
}
