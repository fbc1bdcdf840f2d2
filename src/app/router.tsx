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
import { loadSettings } from './pages/load.ts'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { PlacePage } from './pages/place-page.tsx'
import {
  validateAlertsSearch,
  validateAppSearch,
  validateBillingPageSearch,
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
  component: lazyRouteComponent(loadSettings, 'ClickAppsPage'),
})

const billing = createRoute({
  getParentRoute: () => settings,
  path: '/billing',
  validateSearch: validateBillingPageSearch,
  component: lazyRouteComponent(loadSettings, 'BillingGate'),
})

// Of another feature than the gate before it.
const billingFrame = createRoute({
  getParentRoute: () => billing,
  id: 'frame',
  component: lazyRouteComponent(loadSettings, 'BillingFrame'),
})

const billingHome = createRoute({
  getParentRoute: () => billing,
  path: '/',
  component: lazyRouteComponent(loadSettings, 'BillingHome'),
})

const plans = createRoute({
  getParentRoute: () => billingFrame,
  path: '/plans',
  component: lazyRouteComponent(loadSettings, 'PlansTab'),
})

const addOns = createRoute({
  getParentRoute: () => billingFrame,
  path: '/add-ons',
  component: lazyRouteComponent(loadSettings, 'AddOnsTab'),
})

const invoices = createRoute({
  getParentRoute: () => billingFrame,
  path: '/invoices',
  component: lazyRouteComponent(loadSettings, 'InvoicesTab'),
})

const invoice = createRoute({
  getParentRoute: () => billingFrame,
  path: '/invoices/$invoiceId',
  component: lazyRouteComponent(loadSettings, 'InvoiceAtPath'),
})

const paymentMethods = createRoute({
  getParentRoute: () => billingFrame,
  path: '/payment-methods',
  component: lazyRouteComponent(loadSettings, 'PaymentMethodsTab'),
})

const alerts = createRoute({
  getParentRoute: () => settings,
  path: '/alerts',
  validateSearch: validateAlertsSearch,
  component: lazyRouteComponent(loadSettings, 'AlertsPage'),
})

const receiver = createRoute({
  getParentRoute: () => settings,
  path: '/receiver',
  component: lazyRouteComponent(loadSettings, 'ReceiverPage'),
})

const routeTree = root.addChildren([
  home,
  usage,
  everything,
  place,
  settings.addChildren([
    settingsHome,
    clickApps,
    billing.addChildren([
      billingHome,
      billingFrame.addChildren([plans, addOns, invoices, invoice, paymentMethods]),
    ]),
    alerts,
    receiver,
  ]),
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
