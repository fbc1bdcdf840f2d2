import type { Decorator, Loader } from '@storybook/react-vite'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { createApi } from '#api/api.ts'
import { ApiProvider } from '#api/api-context.tsx'
import { createAppRouter } from '#app/router.tsx'
import { validatePlaceSearch } from '#app/search.ts'
import { AppSessionProvider } from '#app/session-context.tsx'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { ToastProvider } from '#ui/toast.tsx'

/** What a story may say of the world around it. Without a `scenario` there is none. */
export type ScenarioParameters = {
  /** A name of the catalog: its state, faults and member, in a service in memory. */
  scenario?: string
  /** A member's id, instead of the scenario's. */
  actAs?: string
  /** Where the router stands: `/p/launch?automations=usage`. */
  path?: string
  /** Shows the whole application there instead of the story's component. */
  app?: boolean
}

type World = { host: MemoryHost; api: ReturnType<typeof createApi> }

/** Each story gets a service of its own, and what another story has kept in the browser is forgotten. */
export const scenarioLoader: Loader = async ({ parameters }) => {
  const { scenario, actAs } = parameters as ScenarioParameters
  if (scenario === undefined) return {}
  localStorage.clear()
  sessionStorage.clear()
  const host = await createMemoryHost({ scenario })
  let token = actAs ?? null
  const api = createApi({ fetch: host.fetch, token: () => token })
  const become = (next: string) => {
    token = next
  }
  return { world: { host, api, member: { token: () => token, become } } }
}

export const withScenario: Decorator = (Story, { parameters, loaded, id }) => {
  const { path = '/p/launch', app = false, scenario } = parameters as ScenarioParameters
  if (!loaded.world) return <Story />
  const { host, api, member } = loaded.world as World & Parameters<typeof AppSessionProvider>[0]
  const backend = { setFaults: host.setFaults, reset: async () => {} }
  return (
    <ApiProvider api={api}>
      <Jobs host={host} />
      <ToastProvider>
        <AppSessionProvider scenario={scenario} member={member} backend={backend}>
          {app ? (
            <Application key={id} path={path} />
          ) : (
            <Place key={id} path={path}>
              <Story />
            </Place>
          )}
        </AppSessionProvider>
      </ToastProvider>
    </ApiProvider>
  )
}

/** What is due by the clock, and deliveries, as a page does them. */
function Jobs({ host }: Pick<World, 'host'>) {
  useEffect(() => host.startJobs(), [host])
  return null
}

function Application({ path }: { path: string }) {
  const [router] = useState(() => createAppRouter(createMemoryHistory({ initialEntries: [path] })))
  return <RouterProvider router={router} />
}

const Slot = createContext<ReactNode>(null)

function InSlot() {
  return use(Slot)
}

/** A router for one component: links lead to the application's addresses, and all of them show the component. */
function Place({ path, children }: { path: string; children: ReactNode }) {
  const [router] = useState(() => {
    const root = createRootRoute({ component: Outlet })
    const place = createRoute({
      getParentRoute: () => root,
      path: '/p/$placeId',
      validateSearch: validatePlaceSearch,
      component: InSlot,
    })
    const other = createRoute({ getParentRoute: () => root, path: '$', component: InSlot })
    return createRouter({
      routeTree: root.addChildren([place, other]),
      history: createMemoryHistory({ initialEntries: [path] }),
    })
  })
  return (
    <Slot value={children}>
      {/* By its type a router is the application's, of which this is a part. */}
      <RouterProvider router={router as never} />
    </Slot>
  )
}
