import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  type RouterHistory,
  retainSearchParams,
} from '@tanstack/react-router'
import type { PlaceId } from '#domain/brand.ts'
import { ErrorPage } from './pages/error-page.tsx'
import { EverythingPage } from './pages/everything-page.tsx'
import { HomePage, UsageLink } from './pages/home-page.tsx'
import { loadAlerts, loadBilling, loadClickApps, loadReceiver, loadSettings } from './pages/load.ts'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { PlacePage } from './pages/place-page.tsx'
import {
  validateAlertsSearch,
  validateAppSearch,
  validateBillingSearch,
  validatePlaceSearch,
} from './search.ts'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({
  validateSearch: validateAppSearch,
  search: { middlewares: [retainSearchParams(['scenario'])] },
  component: Shell,
  notFoundComponent: NotFoundPage,
})

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

const usage = createRoute({ getParentRoute: () => root, path: '/usage', component: UsageLink })

const everything = createRoute({ getParentRoute: () => root, path: '/everything', component: EverythingPage })

const place = createRoute({
  getParentRoute: () => root,
  path: '/p/$placeId',
  validateSearch: validatePlaceSearch,
  params: {
    parse: ({ placeId }) => ({ placeId: placeId as PlaceId }),
    stringify: ({ placeId }) => ({ placeId }),
  },
  component: PlacePage,
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(loadSettings, 'SettingsLayout'),
})

const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: () => <Navigate to="/settings/clickapps" replace />,
})

const clickApps = createRoute({
  getParentRoute: () => settings,
  path: '/clickapps',
  component: lazyRouteComponent(loadClickApps, 'ClickAppsPage'),
})

const billing = createRoute({
  getParentRoute: () => settings,
  path: '/billing',
  validateSearch: validateBillingSearch,
  component: lazyRouteComponent(loadBilling, 'BillingPage'),
})

const alerts = createRoute({
  getParentRoute: () => settings,
  path: '/alerts',
  validateSearch: validateAlertsSearch,
  component: lazyRouteComponent(loadAlerts, 'AlertsPage'),
})

const receiver = createRoute({
  getParentRoute: () => settings,
  path: '/receiver',
  component: lazyRouteComponent(loadReceiver, 'ReceiverPage'),
})

const routeTree = root.addChildren([
  home,
  usage,
  everything,
  place,
  settings.addChildren([settingsHome, clickApps, billing, alerts, receiver]),
])

/** @param history the browser's own unless given: stories have one in memory */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    ...(history && { history }),
    defaultErrorComponent: ErrorPage,
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    // The pages keep their own scroll areas.
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
