import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useRefusal } from '#api/use-refusal.ts'
import { useToasts } from '#ui/toast.tsx'

type Told = {
  /** The same id again replaces what was told under it. */
  id: string
  title: string
  error: unknown
  retry: () => void
  /** A way out of the caller's own, before any other: as inactive, instead. */
  instead?: { label: string; onSelect: () => void } | undefined
}

/** Says what was refused or has failed, and why, with one way out. */
export function useTellRefusal(): (told: Told) => void {
  const { t } = useLingui()
  const navigate = useNavigate()
  const toasts = useToasts()
  const refusalOf = useRefusal()
  return ({ id, title, error, retry, instead }) => {
    const { text, wayOut } = refusalOf(error)
    const ways = {
      upgrade: {
        label: t({ message: 'Upgrade', context: 'usage' }),
        onSelect: () => void navigate({ to: '/settings/billing', search: { for: 'upgrade' } }),
      },
      retry: { label: t`Try again`, onSelect: retry },
    }
    const action = instead ?? (wayOut ? ways[wayOut] : undefined)
    toasts.add({ id, title, detail: text, tone: 'used_up', ...(action && { action }) })
  }
}
