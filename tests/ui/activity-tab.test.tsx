import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { createMemoryHistory } from '@tanstack/react-router'
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import papaparse from 'papaparse'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApi } from '#api/api.ts'
import { ApiProvider } from '#api/api-context.tsx'
import { namesOf } from '#api/names.ts'
import { App } from '#app/app.tsx'
import { activateLocale } from '#app/locale.ts'
import { createAppRouter } from '#app/router.tsx'
import type { RunView } from '#contract/runs.ts'
import type { CalendarDate, PlaceId } from '#domain/brand.ts'
import { runFilter } from '#features/activity/activity-search.ts'
import { ActivityTab } from '#features/activity/activity-tab.tsx'
import { refusalWords } from '#features/activity/answer-words.ts'
import { exportRuns } from '#features/activity/export-runs.ts'
import { firedBy } from '#features/activity/fired-by.ts'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import type { Scenario } from '#scenarios/scenario.ts'
import { ToastProvider } from '#ui/toast.tsx'
import { call, offerRuns } from '../support/call.ts'
import { status, studio } from '../support/studio.ts'

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

/** The files that were given to the reader. */
let files: { name: string; text: Promise<string> }[]

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  files = []
  let blob: Blob | undefined
  URL.createObjectURL = made => {
    blob = made as Blob
    return 'blob:file'
  }
  URL.revokeObjectURL = () => {}
  HTMLAnchorElement.prototype.click = function click() {
    if (this.download && blob) files.push({ name: this.download, text: blob.text() })
  }
  return activateLocale('en')
})
afterEach(cleanup)

/** The whole application with the Activity tab open, live. */
async function openApp(scenario: string | Scenario, search = '', place = 'launch') {
  const host = await createMemoryHost({ scenario })
  const member = { token: () => null, become: () => {} }
  const path = `/p/${place}?automations=activity${search}`
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }))
  const api = createApi({ fetch: host.fetch, token: member.token })
  const backend = { setFaults: host.setFaults, reset: async () => {} }
  render(<App {...{ api, backend, member, router }} scenario={undefined} />)
  const user = userEvent.setup()
  const rows = async () =>
    [...(await screen.findByRole('list', { name: 'Activity' })).children] as HTMLElement[]
  const open = async (row: HTMLElement | undefined) => {
    const [button] = within(row as HTMLElement).getAllByRole('button')
    await user.click(button as HTMLElement)
    expect(button?.getAttribute('aria-expanded')).toBe('true')
  }
  return { host, api, router, user, rows, open }
}

/** The tab on a service whose log has `empty` pages without anything of this place before the one with a run, if any. */
async function openPaged({ empty, found }: { empty: number; found: boolean }) {
  const host = await createMemoryHost({ scenario: 'normal' })
  const get = (path: string) => host.fetch(new Request(`http://headroom.test/api/v1${path}`))
  const { items } = (await (await get('/runs?limit=1')).json()) as { items: RunView[] }
  let asked = 0
  const api = createApi({
    async fetch(request) {
      const url = new URL(request.url)
      if (!url.pathname.endsWith('/runs')) return host.fetch(request)
      asked += 1
      const page = Number(url.searchParams.get('after') ?? 0)
      const isLast = page === empty
      return Response.json({
        items: isLast && found ? items : [],
        next: isLast ? null : String(page + 1),
        refused: { count: 0, since: null },
      })
    },
    token: () => null,
  })
  render(
    <I18nProvider i18n={i18n}>
      <ApiProvider api={api}>
        <ToastProvider>
          <ActivityTab
            placeId={'launch' as PlaceId}
            search={{}}
            change={() => {}}
            leaveDelivery={() => {}}
            openAutomation={() => {}}
          />
        </ToastProvider>
      </ApiProvider>
    </I18nProvider>,
  )
  return { asked: () => asked, name: items[0]?.automationName ?? '', user: userEvent.setup() }
}

const NOTHING = 'Nothing has run here yet'
/** Its name in a row; the filter has it, too. */
const inRow = { selector: 'bdi' }

test('P8: empty pages of a log that goes on are passed over', async () => {
  const { name, asked } = await openPaged({ empty: 3, found: true })
  expect(await screen.findByText(name, inRow)).toBeTruthy()
  expect(screen.queryByText(NOTHING)).toBeNull()
  expect(asked()).toBe(4)
})

test('P8: after some empty pages it is asked whether to look on', async () => {
  const { name, asked, user } = await openPaged({ empty: 7, found: true })
  const more = await screen.findByRole('button', { name: 'Show more' })
  await waitFor(() => expect(more.getAttribute('aria-disabled')).not.toBe('true'))
  expect(screen.queryByText(NOTHING)).toBeNull()
  expect(asked()).toBe(5)
  await user.click(more)
  expect(await screen.findByText(name, inRow)).toBeTruthy()
  expect(asked()).toBe(8)
})

test('P8: that nothing has run is said at the end of the log only', async () => {
  const { asked } = await openPaged({ empty: 2, found: false })
  expect(await screen.findByText(NOTHING)).toBeTruthy()
  expect(asked()).toBe(3)
})

test('P8: what runs while the log is read waits above it, and moves nothing', async () => {
  const { host, user, rows, open } = await openApp('normal')
  const before = await rows()
  const names = before.map(({ textContent }) => textContent)
  await open(before[0])
  await screen.findByText('Open the automation')
  await offerRuns(host, { automationId: 'note-start', runs: 3, prefix: 'new' })
  const pill = await screen.findByRole('button', { name: '3 new' })
  expect((await rows()).slice(1).map(({ textContent }) => textContent)).toEqual(names.slice(1))
  await user.click(pill)
  await waitFor(async () => expect(await rows()).toHaveLength(before.length + 3))
  expect(screen.queryByRole('button', { name: '3 new' })).toBeNull()
  // What was opened is still open, further down.
  const opened = within((await rows())[3] as HTMLElement).getAllByRole('button')[0]
  expect(opened?.getAttribute('aria-expanded')).toBe('true')
  expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Activity' }))
})

test('P8: pages come below, each run once', async () => {
  const { user, rows } = await openApp('normal', '', 'product')
  expect(await rows()).toHaveLength(50)
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  await screen.findByText('That is all.')
  expect((await rows()).length).toBeGreaterThan(50)
})

test('P8: the filters are in the URL, and what is empty says what to loosen', async () => {
  const { router, user, rows } = await openApp('suspended')
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Outcome' }), 'Refused')
  await waitFor(() => expect(router.state.location.search).toMatchObject({ outcome: 'refused' }))
  await waitFor(async () => {
    for (const row of await rows()) expect(row.textContent).toContain('Refused: Actions used up')
  })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Outcome' }), 'Stopped')
  await screen.findByRole('heading', { name: 'Nothing fits' })
  await user.click(screen.getByRole('button', { name: 'Any outcome' }))
  await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'activity' }))
  expect((await rows()).length).toBeGreaterThan(0)
})

test('P8: days are the reader’s, both of them included', () => {
  const days = { from: '2026-11-20' as CalendarDate, to: '2026-11-21' as CalendarDate }
  expect(runFilter('launch' as PlaceId, days, 'Europe/Paris')).toEqual({
    place: 'launch',
    from: '2026-11-19T23:00:00.000Z',
    to: '2026-11-21T23:00:00.000Z',
  })
  // The day on which clocks go back is an hour longer.
  const change = { from: '2026-11-01' as CalendarDate, to: '2026-11-01' as CalendarDate }
  expect(runFilter('launch' as PlaceId, change, 'America/Los_Angeles')).toEqual({
    place: 'launch',
    from: '2026-11-01T07:00:00.000Z',
    to: '2026-11-02T08:00:00.000Z',
  })
})

test('P8: a failed run says which step, why, what helps, and that what was done stays', async () => {
  const { host, rows, open } = await openApp(
    studio({
      automations: [
        {
          trigger: { kind: 'status_changed', from: null, to: status('done') },
          steps: [
            { kind: 'set_priority', priority: 'low' },
            { kind: 'add_tag', tagId: 'deleted' as never },
            { kind: 'add_comment', text: 'never' },
          ],
        },
      ],
    }),
  )
  await call(host, 'PATCH /tasks/t1', { body: { statusId: 'done' } })
  const [row] = await rows()
  expect(row?.textContent).toContain('Failed: step 2, add a tag: the tag was deleted')
  expect(row?.textContent).toContain('ana moved it to Done')
  await open(row)
  await screen.findByText('What the steps before it did stays.')
  expect(row?.textContent).toContain('Choose another tag in the automation.')
  const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem')
  expect(steps.map(({ textContent }) => textContent)).toEqual([
    '1set the priority·done',
    '2add a tag·the tag was deletedChoose another tag in the automation.',
    '3add a comment·not reached',
  ])
  // The exact time is in reach of the keyboard.
  expect(row?.textContent).toMatch(/November 2[34], 2026 at \d\d:\d\d:\d\d/)
  expect(screen.getByRole('link', { name: 'Write the release note' })).toBeTruthy()
})

test('P8: what fired a run, in words', async () => {
  const { api } = await openApp('normal')
  const names = namesOf(await api.client.places.list(), await api.client.workspace.get())
  const on = '2026-11-23' as CalendarDate
  const clock = { kind: 'clock' } as const
  const says = (run: Pick<RunView, 'cause' | 'event'>) => firedBy(i18n, run, names)
  expect(says({ cause: clock, event: { kind: 'daily', on, missed: 0 } })).toBe('The clock, for Nov 23, 2026')
  expect(says({ cause: clock, event: { kind: 'daily', on, missed: 3 } })).toBe(
    'The clock, caught up for Nov 23, 2026: 3 earlier days were missed',
  )
  expect(says({ cause: clock, event: { kind: 'due_date_arrives', on } })).toBe(
    'Its due date arrived, Nov 23, 2026',
  )
  const came = { kind: 'webhook_received', receivedId: 'r' } as const
  expect(says({ cause: { kind: 'webhook' }, event: { ...came, source: 'GitHub issues' } })).toBe(
    'A webhook came in (GitHub issues)',
  )
  expect(says({ cause: { kind: 'webhook' }, event: { ...came, source: null } })).toBe('A webhook came in')
  expect(says({ cause: { kind: 'api', memberId: 'kim' as never }, event: null })).toBe(
    'The API (Kim Nguyen) ran it',
  )
  await activateLocale('fr')
  expect(says({ cause: clock, event: { kind: 'daily', on, missed: 1 } })).toBe(
    'L’horloge, rattrapage du 23 nov. 2026\u00a0: 1 jour précédent manqué',
  )
})

test('P8: what was handed over says how far it has come; the delivery tells each attempt and is sent again', async () => {
  const { host, router, user, rows, open } = await openApp(
    studio({
      automations: [
        {
          trigger: { kind: 'status_changed', from: null, to: status('done') },
          steps: [{ kind: 'call_webhook', url: 'https://shop.example/status/410' }],
        },
      ],
    }),
  )
  await call(host, 'PATCH /tasks/t1', { body: { statusId: 'done' } })
  const [row] = await rows()
  await open(row)
  await screen.findByText('Being sent')
  await host.app.runJobs()
  // The run that is read says it by itself.
  await screen.findByText('Not delivered, after 1 attempt')
  expect((await rows())[0]?.textContent).toContain(
    'Failed: step 1, call a webhook: the receiver refused it (410)',
  )
  const link = screen.getByRole('link', { name: 'Open the delivery' })
  expect(link.getAttribute('href')).toContain('delivery=')
  await user.click(link)
  await screen.findByRole('heading', { name: 'https://shop.example/status/410' })
  expect(router.state.location.search).toMatchObject({ delivery: expect.any(String) })
  expect(screen.getByText(/^Answered 410/)).toBeTruthy()
  const arrivals = await screen.findByRole('link', { name: 'See what arrived' })
  expect(arrivals.getAttribute('href')).toBe('/settings/receiver')

  await user.click(screen.getByRole('button', { name: 'Send again' }))
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Send again' }).getAttribute('aria-disabled')).toBe('true'),
  )
  // The button is off before the service has heard of it.
  await waitFor(async () => {
    await host.app.runJobs()
    screen.getByText('Not delivered')
  })
  const [newest] = within(screen.getByRole('region', { name: 'Attempts' })).getAllByRole('listitem')
  expect(newest?.textContent).toMatch(/^2Answered 410/)

  await user.click(screen.getByRole('button', { name: 'Back to the runs' }))
  // Back where it was left.
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Open the delivery' })),
  )
})

test('P8: a run is done while what it sent is still tried, which its row and the file say', async () => {
  const { host, user, rows, open } = await openApp(
    studio({
      automations: [
        {
          trigger: { kind: 'status_changed', from: null, to: status('done') },
          steps: [
            { kind: 'call_webhook', url: 'https://shop.example/status/503' },
            { kind: 'post_to_integration', integration: 'slack', to: '#builds', subject: null, text: 'Done' },
          ],
        },
      ],
    }),
  )
  await call(host, 'PATCH /tasks/t1', { body: { statusId: 'done' } })
  const outcome = async () => (await rows())[0]?.textContent ?? ''
  await waitFor(async () => expect(await outcome()).toContain('DoneBeing sent'))
  await host.app.runJobs()
  await waitFor(async () => expect(await outcome()).toContain('DoneRetrying soon'))

  await user.click(screen.getByRole('button', { name: /CSV/ }))
  await waitFor(() => expect(files).toHaveLength(1))
  const { data } = papaparse.parse<Record<string, string>>(((await files[0]?.text) ?? '').trimStart(), {
    header: true,
  })
  expect(data[0]).toMatchObject({
    Outcome: 'Done',
    Reason: 'delivery is being retried',
    Steps:
      'call a webhook: handed over, delivery is being retried; post to Slack #builds: handed over, delivered',
  })

  await open((await rows())[0])
  const [, slack] = within(await screen.findByRole('list', { name: 'Steps' })).getAllByRole('listitem')
  expect(slack?.textContent).toContain('post to Slack #builds')
})

test('P8: why a delivery failed is told by its attempts', async () => {
  const unanswered = { kind: 'timeout' } as const
  const refused = { kind: 'answered', status: 503 } as const
  expect(refusalWords(i18n, Array(6).fill(refused))).toBe('the receiver refused all 6 attempts (503)')
  expect(refusalWords(i18n, Array(6).fill(unanswered))).toBe('no answer in 6 attempts')
  expect(refusalWords(i18n, [unanswered, refused])).toBe(
    'none of 2 attempts succeeded, the last answered 503',
  )
  expect(refusalWords(i18n, [refused, unanswered])).toBe(
    'none of 2 attempts succeeded, the last without an answer',
  )
  await activateLocale('fr')
  expect(refusalWords(i18n, Array(6).fill(refused))).toBe('le destinataire a refusé les 6 tentatives (503)')
})

test('P3: a delivery is gone back from to the list; its row is a link', async () => {
  const { router, user } = await openApp('deliveries-failing', '&log=deliveries', 'product')
  const rowsThere = async () =>
    within(await screen.findByRole('list', { name: 'Deliveries' })).getAllByRole('link')
  await rowsThere()
  const before = router.history.length
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Retrying or being sent')
  await waitFor(() => expect(router.state.location.search).toMatchObject({ outcome: 'pending' }))
  expect(router.history.length).toBe(before)
  const [link] = await rowsThere()
  expect(link?.getAttribute('href')).toContain('delivery=')
  await user.click(link as HTMLElement)
  await waitFor(() => expect(router.state.location.search).toMatchObject({ delivery: expect.any(String) }))
  expect(router.history.length).toBe(before + 1)
  router.history.back()
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('delivery'))
  expect(router.state.location.search).toMatchObject({ automations: 'activity', outcome: 'pending' })
})

test('P8: what waits for its next attempt can be sent now', async () => {
  const { user } = await openApp('deliveries-failing', '&log=deliveries&outcome=pending', 'product')
  const waiting = await screen.findByText(/^Retrying in \d+ min/)
  await user.click(waiting)
  await user.click(await screen.findByRole('button', { name: 'Send now' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Send now' })).toBeNull())
})

test('P8: deliveries that fit are listed, what they are told in words', async () => {
  const { user, router } = await openApp('deliveries-failing', '&log=deliveries', 'product')
  const list = await screen.findByRole('list', { name: 'Deliveries' })
  expect(within(list).getAllByText('Delivered').length).toBeGreaterThan(0)
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Not delivered')
  await waitFor(() => expect(router.state.location.search).toMatchObject({ outcome: 'failed' }))
  await waitFor(() => {
    const rows = within(screen.getByRole('list', { name: 'Deliveries' })).getAllByRole('listitem')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.textContent).toContain('Not delivered, after 6 attempts')
  })
})

test('P8: deliveries under way can be listed alone; runs know no such outcome', async () => {
  const { user, router } = await openApp('connected', '&log=deliveries', 'product')
  await screen.findByRole('list', { name: 'Deliveries' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Retrying or being sent')
  await waitFor(() => expect(router.state.location.search).toMatchObject({ outcome: 'pending' }))
  await waitFor(() => {
    const rows = within(screen.getByRole('list', { name: 'Deliveries' })).getAllByRole('listitem')
    for (const row of rows) expect(row.textContent).toMatch(/Retrying|Being sent/)
  })
  await user.click(screen.getByRole('radio', { name: 'Runs' }))
  const outcome = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Outcome' })
  expect(outcome.value).toBe('')
  expect(screen.queryByText('Nothing fits')).toBeNull()
})

test('T5, P8: the file has the rows of the screen, in the reader’s language, formulas defused', async () => {
  const evil = '=HYPERLINK("https://evil.example")'
  const { host, user, rows } = await openApp(
    studio({
      automations: [{ trigger: { kind: 'status_changed', from: null, to: status('done') } }],
    }),
    '',
    'product',
  )
  await call(host, 'PATCH /tasks/t1', { body: { title: evil } })
  await call(host, 'PATCH /tasks/t1', { body: { statusId: 'done' } })
  await waitFor(async () => expect(await rows()).toHaveLength(1))
  await offerRuns(host, { automationId: 'a1', runs: 60, prefix: 'more' })
  await user.click(await screen.findByRole('button', { name: '50 or more new' }))
  await waitFor(async () => expect(await rows()).toHaveLength(50))
  await activateLocale('fr')
  await user.click(screen.getByRole('button', { name: /CSV/ }))
  await waitFor(() => expect(files).toHaveLength(1))
  const [file] = files
  const { data } = papaparse.parse<string[]>(((await file?.text) ?? '').trimStart())
  const [headings, ...lines] = data
  expect(headings?.slice(0, 3)).toEqual([
    'Heure (UTC)',
    expect.stringMatching(/^Heure locale \(.+\)$/),
    'Automatisation',
  ])
  expect(lines).toHaveLength(61)
  expect(lines.at(-1)).toContain(`'${evil}`)
  expect(lines.at(-1)?.[0]).toBe('2026-11-23T22:03:00.000Z')

  await activateLocale('en')
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  await waitFor(async () => expect(await rows()).toHaveLength(lines.length))
})

test('P8: the file is cut at its limit and says so; given up, there is none', async () => {
  const { host, api } = await openApp(studio({ automations: [{ id: 'a1' }] }))
  await offerRuns(host, { automationId: 'a1', runs: 450, prefix: 'many' })
  const filter = { place: 'product' as PlaceId }
  const { items, next } = await api.client.runs.list({ ...filter, limit: 50 })
  const asked = {
    ...{ client: api.client, filter, rows: items, next, i18n, zone: 'UTC' },
    names: namesOf(await api.client.places.list(), await api.client.workspace.get()),
    signal: new AbortController().signal,
    onProgress: () => {},
  }
  expect(await exportRuns(asked)).toEqual({ written: 450, isCut: false })
  expect(await exportRuns({ ...asked, most: 450 })).toEqual({ written: 450, isCut: false })
  const [heading = ''] = ((await files[0]?.text) ?? '').split('\n')
  const headings = heading.split(',')
  // Also in UTC every column has a name of its own.
  expect(new Set(headings).size).toBe(headings.length)
  expect(await exportRuns({ ...asked, most: 449 })).toEqual({ written: 449, isCut: true })
  expect(await exportRuns({ ...asked, most: 100 })).toEqual({ written: 100, isCut: true })
  expect(files).toHaveLength(4)

  const abort = new AbortController()
  const given = exportRuns({ ...asked, signal: abort.signal, onProgress: () => abort.abort() })
  await expect(given).rejects.toThrow()
  expect(files).toHaveLength(4)
})
