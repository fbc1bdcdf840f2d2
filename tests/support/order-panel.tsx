import { createMemoryHistory, type RouterHistory } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { expect } from 'vitest'
import { type Locator, locators, page, userEvent } from 'vitest/browser'
import { createApi } from '#api/api.ts'
import { App } from '#app/app.tsx'
import { activateLocale } from '#app/locale.ts'
import { createAppRouter } from '#app/router.tsx'
import type { CardField } from '#contract/card-frame.ts'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { chargesOf } from '#hosts/processor/sandbox-processor.ts'
import type { Locale } from '#locales/texts.ts'
import { call } from './call.ts'

declare module 'vitest/browser' {
  interface LocatorSelectors {
    getBySelector(selector: string): Locator
  }
}
locators.extend({ getBySelector: (selector: string) => selector })

/**
 * What becomes of a request: it is served; never arrives; is served, and its answer lost; or waits until it is let go.
 */
export type Fate = 'served' | 'cut' | 'lost' | Promise<void>

type Options = {
  scenario?: string
  /** Of the order. */
  search?: string
  locale?: Locale
  history?: (path: string) => RouterHistory
}

/** Where an order for +5,000 is open, six months before a yearly cycle ends: $200.00 are due. */
const ORDER = '/settings/billing/add-ons?buy=actions_5000'

/** The whole application, in a real browser, with the Order summary open, on a service in memory. */
export async function openOrder({
  scenario = 'six-months-left',
  search = ORDER,
  locale = 'en',
  history = path =>
    createMemoryHistory({ initialEntries: ['/settings/billing/add-ons', path], initialIndex: 1 }),
}: Options = {}) {
  await activateLocale(locale)
  const host = await createMemoryHost({ scenario })
  let isDeaf = false
  const { subscribe } = host.announcer
  host.announcer.subscribe = (workspace, listener) =>
    subscribe(workspace, announcement => isDeaf || listener(announcement))
  const requests: { route: string; key: string | null; body: string }[] = []
  let fateOf: (route: string) => Fate = () => 'served'
  const api = createApi({
    async fetch(request) {
      const route = `${request.method} ${new URL(request.url).pathname.replace('/api/v1', '')}`
      const body = request.method === 'GET' ? '' : await request.clone().text()
      requests.push({ route, key: request.headers.get('idempotency-key'), body })
      const fate = fateOf(route)
      if (fate === 'cut') throw new TypeError('Failed to fetch')
      if (fate instanceof Promise) await fate
      const answer = await host.fetch(request)
      if (fate === 'lost') throw new TypeError('Failed to fetch')
      return answer
    },
    token: () => null,
  })
  const router = createAppRouter(history(search))
  const element = document.createElement('div')
  document.body.append(element)
  const root = createRoot(element)
  root.render(
    <App
      {...{ api, router }}
      member={{ token: () => null, become() {} }}
      backend={{ setFaults: host.setFaults, reset: async () => {} }}
      scenario={undefined}
    />,
  )
  await expect.element(panel()).toBeVisible()
  return {
    host,
    router,
    requests,
    /** Those that pay. */
    orders: () => requests.filter(({ route }) => route === 'POST /orders'),
    fate(of: (route: string) => Fate) {
      fateOf = of
    },
    /** From now on no announcement reaches the page. */
    deafen() {
      isDeaf = true
    },
    /** What the processor has charged, in cents. */
    charges: async () => (await chargesOf(host)).map(({ amount }) => amount),
    allowance: async () => (await call(host, 'GET /billing')).body.allowance,
    close() {
      root.unmount()
      element.remove()
    },
  }
}

/** A part of the application, or a frame, comes in its time. */
export const eventually = <Value,>(read: () => Value) => expect.poll(read, { timeout: 15_000 })

// Toasts are dialogs, too.
export const panel = () => page.getByRole('dialog', { name: /Order summary|Résumé de commande/ })
export const button = (name: string | RegExp) => panel().getByRole('button', { name })
export const upgrade = (amount: string) => button(`Upgrade ${amount}`)
export const alert = () => panel().getByRole('alert')

/** Once it can be agreed to. */
export async function readyToPay(amount: string): Promise<HTMLElement> {
  await eventually(() => upgrade(amount).query()?.getAttribute('aria-disabled') ?? null).toBeNull()
  await eventually(() => upgrade(amount).query()).not.toBeNull()
  return upgrade(amount).element() as HTMLElement
}

const cardFrame = () => page.getByTitle(/Card details|Données de la carte/)
const LABELS = {
  number: /Card number|Numéro de carte/,
  expiry: /Expiry date|Date d’expiration/,
  code: /Security code|Code de sécurité/,
}
const cardField = (name: CardField) => page.frameLocator(cardFrame()).getByLabelText(LABELS[name])

/** Waits until the field has the focus and can be typed into, which only the browser can tell of a frame. */
export async function focusInFrame(name: CardField): Promise<void> {
  await page.frameLocator(cardFrame()).getBySelector(`#${name}:focus:not([readonly])`).hover()
}

export async function typeCard(number: string, { expiry = '1229', code = '123' } = {}): Promise<void> {
  for (const [name, text] of [
    ['number', number],
    ['expiry', expiry],
    ['code', code],
  ] as const) {
    await cardField(name).click()
    await userEvent.keyboard(text)
  }
}

export async function answerBank(name: 'Pass' | 'Fail' | 'Leave'): Promise<void> {
  const frame = page.getByTitle('3-D Secure')
  await eventually(() => document.activeElement === frame.query()).toBe(true)
  await page.frameLocator(frame).getByRole('button', { name }).click()
}
