import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { UsageTab } from './usage-tab.tsx'

/** For stories: the tab as wide as the modal shows it, at the place, month and breakdown of the address. */
export function UsageInPanel() {
  const { placeId } = useParams({ from: '/p/$placeId' })
  const { month, by } = useSearch({ from: '/p/$placeId' })
  const navigate = useNavigate()
  return (
    <main className="max-w-230 bg-surface-raised p-5">
      <UsageTab
        placeId={placeId}
        search={{ ...(month && { month }), ...(by && { by }) }}
        change={change =>
          void navigate({
            to: '/p/$placeId',
            params: { placeId },
            // Without what is undefined, as the application's own addresses.
            search: before =>
              Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value)),
          })
        }
      />
    </main>
  )
}
