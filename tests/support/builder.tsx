import { createMemoryHistory } from '@tanstack/react-router'
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, vi } from 'vitest'
import { createApi } from '#api/api.ts'
import { App } from '#app/app.tsx'
import { activateLocale } from '#app/locale.ts'
import { createAppRouter } from '#app/router.tsx'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from './call.ts'
import { type StudioOptions, studio } from './studio.ts'

/** What jsdom lacks, and what the tests of the builder have in common. */
export function prepareBuilderTests(): void {
  // Parts of the application load when they are opened, on a busy machine in more than the usual second.
  configure({ asyncUtilTimeout: 10_000 })
  vi.setConfig({ testTimeout: 60_000 })
  Element.prototype.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
  Element.prototype.getAnimations = () => []
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
  if (!globalThis.CSS) vi.stubGlobal('CSS', { escape: (text: string) => text.replaceAll('"', '\\"') })

  beforeEach(async () => {
    localStorage.clear()
    await activateLocale('en')
  })
  afterEach(cleanup)
}

type Options = StudioOptions & {
  actAs?: string
  /** Another page of the same browser and the same service. */
  host?: MemoryHost
  /** Stands between the interface and the service. */
  between?: (request: Request) => Promise<Request>
  /** More of the address. */
  path?: string
}

/** The application at the builder: on a new automation at the List `launch`, or on one that is there. */
export async function openBuilder(
  edit: string,
  { actAs, host: known, between, path = '/p/launch?automations=active', ...options }: Options = {},
) {
  const host = known ?? (await createMemoryHost({ scenario: studio(options) }))
  let token = actAs ?? null
  const member = {
    token: () => token,
    become(next: string) {
      token = next
    },
  }
  const history = createMemoryHistory({ initialEntries: [`${path}&edit=${edit}`] })
  const router = createAppRouter(history)
  const api = createApi({
    fetch: async request => host.fetch(between ? await between(request) : request),
    token: member.token,
  })
  const view = render(
    <App
      {...{ api, member, router }}
      backend={{ setFaults: host.setFaults, reset: async () => {} }}
      scenario={undefined}
    />,
  )
  return {
    host,
    router,
    user: userEvent.setup(),
    close: () => view.unmount(),
    /** The automations as the service has them. */
    automations: async () => (await call(host, 'GET /automations?place=launch')).body.items,
  }
}

export const form = () => screen.findByRole('form')
export const inForm = async () => within(await form())
export const field = (name: string | RegExp, role = 'combobox') =>
  screen.findByRole(role, { name }) as Promise<HTMLInputElement>
export const button = (name: string | RegExp) => screen.findByRole('button', { name })

type User = ReturnType<typeof userEvent.setup>

export async function chooseTrigger(user: User, name: string): Promise<void> {
  await user.selectOptions(await field('Trigger'), name)
}

/** Adds a step or a condition by its menu. */
export async function add(user: User, what: 'step' | 'condition', name: string): Promise<void> {
  await user.click(await button(`Add ${what}`))
  await user.click(await screen.findByRole('menuitem', { name }))
  await waitFor(() => {
    if (screen.queryByRole('menu')) throw new Error('The menu is still there')
  })
}

/** What stands under a field. */
export const noteOf = (element: HTMLElement) =>
  document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? ''
