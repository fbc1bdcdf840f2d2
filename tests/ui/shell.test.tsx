import { createMemoryHistory } from '@tanstack/react-router'
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApi } from '#api/api.ts'
import { App } from '#app/app.tsx'
import { activateLocale, chooseLocale, preferredLocale } from '#app/locale.ts'
import { createAppRouter } from '#app/router.tsx'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'

// Parts of the application load when they are opened, on a busy machine in more than the usual second.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })

// What jsdom does not have yet.
Element.prototype.scrollTo = () => {}
Element.prototype.getAnimations = () => []
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}

beforeEach(async () => {
  localStorage.clear()
  await activateLocale('en')
})
afterEach(() => {
  cleanup()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** The whole application at an address, on the service in memory. */
async function open(
  path: string,
  {
    scenario = 'normal',
    actAs,
    reset = async () => {},
  }: { scenario?: string; actAs?: string; reset?: (name?: string) => Promise<void> } = {},
) {
  const host = await createMemoryHost({ scenario })
  let token = actAs ?? null
  const member = {
    token: () => token,
    become(next: string) {
      token = next
    },
  }
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }))
  const api = createApi({ fetch: host.fetch, token: member.token })
  render(<App api={api} backend={{ setFaults: host.setFaults, reset }} {...{ member, router, scenario }} />)
  return { host, api, router, user: userEvent.setup() }
}

const button = () => screen.findByRole('button', { name: /^Automations/ })

test('`/` leads to the first List, with the scenario kept', async () => {
  const { router } = await open('/?scenario=normal')
  await waitFor(() => expect(router.state.location.href).toBe('/p/launch?scenario=normal'))
})

test('P3: the button opens the automations of the open place, by its URL', async () => {
  const { router, user } = await open('/p/launch')
  await waitFor(async () => expect((await button()).textContent).toBe('Automations6'))
  await user.click(await button())
  await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'active' }))
  expect(await screen.findByRole('dialog', { name: /Automations/ })).toBeTruthy()
})

test('P3: not from a place that is not there', async () => {
  const { router, user } = await open('/p/nonesuch')
  await waitFor(async () => expect((await button()).getAttribute('aria-disabled')).toBe('true'))
  expect((await button()).textContent).toBe('Automations')
  await user.click(await button())
  expect(router.state.location.search).toEqual({})
})

test('P3: not from Everything, where the button says why', async () => {
  const { router, user } = await open('/everything')
  await waitFor(async () => expect((await button()).getAttribute('aria-disabled')).toBe('true'))
  expect(document.getElementById((await button()).getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Open a Space, Folder or List',
  )
  await user.click(await button())
  expect(router.state.location.search).toEqual({})
})

test('P3: an address that asks for automations of Everything is told why there are none', async () => {
  await open('/everything?automations=active')
  const [toast] = await screen.findAllByText('Open a Space, Folder or List', { selector: 'p' })
  expect(toast?.closest('[aria-live]')).toBeTruthy()
})

test('P3, P4: a place’s menu leads to its automations, with their number', async () => {
  const { router, user } = await open('/p/launch')
  await user.click(await screen.findByRole('button', { name: 'More of Product' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Settings' }))
  const item = await screen.findByRole('menuitem', { name: /^Automations/ })
  await waitFor(() => expect(item.textContent).toBe('Automations3'))
  item.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(router.state.location.href).toBe('/p/product?automations=active'))
})

test('P2: a guest has no meter and no banner, and reads why the button is closed', async () => {
  await open('/p/launch', { scenario: 'suspended', actAs: 'tom' })
  await screen.findByText('Write the release note')
  await waitFor(async () => expect((await button()).getAttribute('aria-disabled')).toBe('true'))
  expect(screen.queryByRole('meter')).toBeNull()
  expect(screen.queryByText(/10,000 Actions used/)).toBeNull()
})

test('A4: a member’s banner has no buy link', async () => {
  await open('/p/launch', { scenario: 'suspended', actAs: 'lea' })
  const banner = await screen.findByRole('region', { name: 'Actions used this month' })
  await waitFor(() =>
    expect(within(banner).getByRole('link').getAttribute('href')).toContain('automations=usage'),
  )
})

test('P1: where the ClickApp is off, owners are led to the setting', async () => {
  await open('/p/launch', { scenario: 'clickapp-off' })
  const link = await screen.findByRole('link', { name: 'Open ClickApps' })
  expect(link.getAttribute('href')).toBe('/settings/clickapps')
})

test('T2: acting as a guest takes away what was seen as the owner', async () => {
  const { user } = await open('/p/launch', { scenario: 'suspended' })
  await screen.findByRole('meter')
  await user.click(await screen.findByRole('button', { name: /as Ana/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Act as' }))
  const tom = await screen.findByRole('menuitemradio', { name: /Tom/ })
  tom.focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('button', { name: /as Tom/ })
  await waitFor(() => expect(screen.queryByRole('meter')).toBeNull())
  expect(screen.queryByText(/10,000 Actions used/)).toBeNull()
})

test('L1: the browser’s language, unless another was chosen, which is kept', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-CH', 'fr-CA', 'en'])
  expect(preferredLocale()).toBe('fr')
  await chooseLocale('en')
  expect(preferredLocale()).toBe('en')
  await chooseLocale('fr')
  expect(preferredLocale()).toBe('fr')
  expect(document.documentElement.lang).toBe('fr')
})

test('a change that is refused is taken back, with the reason', async () => {
  const { user } = await open('/p/launch', { scenario: 'storage-full' })
  await user.click(await screen.findByRole('button', { name: 'Record the demo' }))
  await user.keyboard('Record the film{Enter}')
  expect(await screen.findByText(/storage is full/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Record the demo' })).toBeTruthy()
})

test('U1: the meter’s reset is read out, and told by its tooltip, in Pacific Time and in the reader’s own', async () => {
  vi.stubEnv('TZ', 'Europe/Paris')
  await open('/p/launch', { scenario: 'suspended' })
  const words = 'Suspended until December 1, 00:00 Pacific (09:00 your time)'
  const meter = await screen.findByRole('link', { name: name => name.includes(words) })
  expect(within(meter).getByTitle(words)).toBeTruthy()
  expect(within(meter).getByText('Suspended until Dec 1')).toBeTruthy()
})

test('a task that comes back is not taken for the whole of a list that has not been read', async () => {
  const { api, host, router, user } = await open('/p/launch')
  await user.click(await screen.findByRole('button', { name: 'More of Record the demo' }))
  const remove = await screen.findByRole('menuitem', { name: 'Delete' })
  remove.focus()
  await user.keyboard('{Enter}')
  const undo = await screen.findByRole('button', { name: 'Undo' })
  await router.navigate({ to: '/settings/clickapps' })
  const lists = { queryKey: api.orpc.tasks.list.key() }
  api.queryClient.removeQueries(lists)
  await user.click(undo)
  await waitFor(async () => {
    const response = await host.fetch(new Request('http://headroom.test/api/v1/tasks?place=launch'))
    expect(await response.json()).toContainEqual(expect.objectContaining({ title: 'Record the demo' }))
  })
  await waitFor(() => expect(api.queryClient.isMutating()).toBe(0))
  expect(api.queryClient.getQueriesData(lists)).toEqual([])
})

test('S1: a state that is chosen in the designer’s panel is first set back to its start, or not opened', async () => {
  const asked: (string | undefined)[] = []
  const { user } = await open('/p/launch', {
    reset: async name => {
      asked.push(name)
      throw new Error('Another tab does not let go')
    },
  })
  await screen.findByText('Write the release note')
  await user.keyboard('`')
  await user.click(await screen.findByRole('button', { name: /^93 % used/ }))
  expect(await screen.findByText('That did not work')).toBeTruthy()
  expect(asked).toEqual(['warning'])
})

test('T4: offline, the sidebar says what cannot be shown, and shows it when it can be reached again', async () => {
  const { host, user } = await open('/p/launch', { scenario: 'offline' })
  const patient = { timeout: 20_000 }
  const again = await screen.findByRole('button', { name: /^The workspace cannot be shown/ }, patient)
  const usage = await screen.findByRole('button', { name: /^Usage cannot be shown/ }, patient)
  host.setFaults({ latency: 0, failures: 'none' })
  await user.click(again)
  expect(await screen.findByRole('button', { name: /^Acme Studio/ })).toBeTruthy()
  await user.click(usage)
  expect(await screen.findByRole('meter')).toBeTruthy()
})
