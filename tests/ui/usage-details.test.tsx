import { screen, waitFor, within } from '@testing-library/react'
import papaparse from 'papaparse'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { activateLocale } from '#app/locale.ts'
import type { Instant, UsageMonth } from '#domain/brand.ts'
import { resetOf } from '#domain/usage-month.ts'
import { prepareBuilderTests } from '../support/builder.tsx'
import { call, offerRuns } from '../support/call.ts'
import { openApp } from '../support/open-app.tsx'
import { place, type StudioAutomation, type StudioOptions, studio } from '../support/studio.ts'

prepareBuilderTests()
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
)

const USAGE = '/p/launch?automations=usage'
type App = Awaited<ReturnType<typeof openApp>>

/** A workspace in which these ran so often this month. */
async function openWith(
  runs: Record<string, number>,
  { path = USAGE, automations, ...options }: StudioOptions & { path?: string } = {},
): Promise<App> {
  const ids: StudioAutomation[] = automations ?? Object.keys(runs).map(id => ({ id }))
  const app = await openApp(path, {
    scenario: studio({ ...options, automations: ids }),
    // The page is there before anything has run; it must not have read what is not yet.
    before: request => (isOfUsage(request) ? ready : undefined),
  })
  let counts = 0
  for (const [id, count] of Object.entries(runs)) {
    await offerRuns(app.host, { automationId: id, runs: count, prefix: `seed-${counts++}` })
  }
  start()
  return app
}
let ready: Promise<void>
let start: () => void
const isOfUsage = ({ url }: Request) => new URL(url).pathname.includes('/usage')
beforeEach(() => {
  ready = new Promise(resolve => {
    start = resolve
  })
})

let more = 0
const run = (app: App, automationId: string, runs = 1) =>
  offerRuns(app.host, { automationId, runs, prefix: `more-${more++}` })

const list = (name: string) => screen.findByRole('list', { name })
const AUTOMATIONS = 'Automations by Actions used'
const numberIn = (row: HTMLElement) => {
  const used = within(row).getByText((_, part) => /^[\d,]+ Actions?$/.test(part?.textContent ?? ''), {
    selector: 'p',
  })
  return Number((used.textContent ?? '').replace(/\D/g, ''))
}
const numbersIn = async (name: string) =>
  within(await list(name))
    .getAllByRole('listitem')
    .map(numberIn)
const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0)
const displayed = () => Number(screen.getAllByRole('meter')[0]?.getAttribute('aria-valuenow'))
const by = async (app: App, name: 'Automation' | 'Place' | 'Day') =>
  app.user.click(await screen.findByRole('radio', { name }))
const row = async (name: string) => (await screen.findByRole('link', { name })).closest('li') as HTMLElement
const names = async () =>
  within(await list(AUTOMATIONS))
    .getAllByRole('link')
    .map(link => link.textContent)

const LISTS = [
  ['Automation', AUTOMATIONS],
  ['Place', 'Places by Actions used'],
  ['Day', 'Actions used by day'],
] as const

describe('U3: what is below the displayed number follows it', () => {
  test('with one to nine Actions on top of it, read anew each time; and with the tenth, without a reload', async () => {
    const app = await openWith(
      { a: 13, b: 7 },
      { automations: [{ id: 'a' }, { id: 'b', placeId: place('launch') }] },
    )
    expect(await numbersIn(AUTOMATIONS)).toEqual([13, 7])
    for (let lag = 1; lag < 10; lag++) {
      await run(app, lag % 2 ? 'a' : 'b')
      await app.api.queryClient.invalidateQueries()
      expect(displayed()).toBe(20)
      for (const [kind, name] of LISTS) {
        await by(app, kind)
        expect(sum(await numbersIn(name))).toBe(20)
      }
    }
    await by(app, 'Automation')
    expect(await numbersIn(AUTOMATIONS)).toEqual([13, 7])
    await run(app, 'a')
    await waitFor(async () => expect(await numbersIn(AUTOMATIONS)).toEqual([19, 11]))
    expect(displayed()).toBe(30)
  })

  test.each(LISTS)('the scenario that lags, by %s', async (kind, name) => {
    const app = await openApp(USAGE, { scenario: 'lagging' })
    await by(app, kind)
    await waitFor(async () => expect(sum(await numbersIn(name))).toBe(4_210))
    expect(displayed()).toBe(4_210)
    expect(screen.getByText(/^4,210 Actions, as of/)).toBeTruthy()
  })

  test('the details are asked for once the numbers are on screen', async () => {
    const asked: string[] = []
    let answer = () => {}
    const held = new Promise<void>(resolve => {
      answer = resolve
    })
    await openApp(USAGE, {
      scenario: 'normal',
      before: request => {
        const { pathname } = new URL(request.url)
        if (pathname.includes('/usage/')) asked.push(`${pathname}: ${screen.queryAllByRole('meter').length}`)
        return pathname.endsWith('/usage') ? held : undefined
      },
    })
    await screen.findByRole('tab', { name: 'Usage', selected: true })
    expect(asked).toEqual([])
    answer()
    await screen.findByRole('figure')
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter(one => one.endsWith(': 0'))).toEqual([])
  })

  test('where they fail, the numbers stay and it can be tried again', async () => {
    let cut = true
    const { user } = await openApp(USAGE, {
      scenario: 'normal',
      isCut: ({ url }) => cut && url.includes('/usage/months'),
    })
    await screen.findByRole('heading', { name: 'November 2026 cannot be shown' })
    expect(displayed()).toBe(4_210)
    cut = false
    for (const again of screen.getAllByRole('button', { name: 'Try again' })) await user.click(again)
    await screen.findByRole('figure', { name: 'Actions per day, November 2026' })
    await list(AUTOMATIONS)
  })
})

describe('U9: where the month goes', () => {
  test('at the pace so far, from three days of data on', async () => {
    await openApp(USAGE, { scenario: 'normal' })
    expect(
      await screen.findByText(/^At this pace about [\d,]+ of 10,000 are used by the reset\.$/),
    ).toBeTruthy()
  })

  test('before that it says that there is too little', async () => {
    await openApp(USAGE, { scenario: 'suspended-then-reset' })
    await screen.findByText('Too little data for a projection: 0 of 3 complete days.')
  })

  test('nothing used yet: no rows, and nothing to download', async () => {
    await openApp(USAGE, { scenario: 'nothing-used' })
    await screen.findByText('No Actions yet in November 2026')
    await screen.findByText('No automation has used an Action in this month.')
    const csv = screen.getByRole('button', { name: 'Download as CSV' })
    expect(csv.getAttribute('aria-disabled')).toBe('true')
  })
})

describe('U9: previous months', () => {
  test('one by one and from a list; what belongs to the month and what does not is said', async () => {
    const { user, router } = await openApp(USAGE, { scenario: 'suspended-then-reset' })
    const previous = await screen.findByRole('button', { name: 'Previous month' })
    await waitFor(() => expect(previous.getAttribute('aria-disabled')).toBeNull())
    await user.click(previous)
    await screen.findByText(/^October 2026: 10,000 of 10,000 Actions used, 100%\./)
    expect(router.state.location.search).toEqual({ automations: 'usage', month: '2026-10' })
    expect(screen.getByText('Final. The cards above show the current month.')).toBeTruthy()
    expect(screen.getByText(/^388 firings were refused/)).toBeTruthy()
    expect(screen.queryByText(/At this pace|Too little/)).toBeNull()
    expect(sum(await numbersIn(AUTOMATIONS))).toBe(10_000)
    expect(displayed()).toBe(0)

    await user.click(screen.getByRole('button', { name: 'Month: October 2026' }))
    const choices = await screen.findAllByRole('menuitemradio')
    expect(choices.map(({ textContent }) => textContent)).toEqual([
      'November 20260 of 10,000',
      'October 202610,000 of 10,000',
      'September 20267,640 of 10,000',
    ])
    await user.click(choices[2] as HTMLElement)
    await screen.findByText('September 2026: 7,640 of 10,000 Actions used, 76%.')
    const earlier = screen.getByRole('button', { name: 'Previous month' })
    expect(earlier.getAttribute('aria-disabled')).toBe('true')
    await user.click(screen.getByRole('button', { name: 'Next month' }))
    await user.click(screen.getByRole('button', { name: 'Next month' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'usage' }))
    expect(screen.getByRole('button', { name: 'Next month' }).getAttribute('aria-disabled')).toBe('true')
  })

  test.each(['2026-13', '2027-01', '2026-11', 'x'])('?month=%s is the month that runs', async month => {
    const { router } = await openApp(`${USAGE}&month=${month}&by=hour`, { scenario: 'normal' })
    await screen.findByRole('button', { name: 'Month: November 2026' })
    await list(AUTOMATIONS)
    await waitFor(() => expect(router.state.location.searchStr).not.toContain('month'))
  })

  test('U2: where the running month is shown, the next one takes its place', async () => {
    const app = await openApp(USAGE, { scenario: 'suspended' })
    await list(AUTOMATIONS)
    app.host.clock.set((resetOf('2026-11' as UsageMonth) + 60_000) as Instant)
    await app.api.queryClient.invalidateQueries({ queryKey: app.api.orpc.usage.get.queryKey() })
    await screen.findByRole('button', { name: 'Month: December 2026' })
    const previous = await screen.findByRole('button', { name: 'Previous month' })
    await waitFor(() => expect(previous.getAttribute('aria-disabled')).toBeNull())
    await app.user.click(previous)
    await screen.findByText(/^November 2026: 10,000 of 10,000 Actions used, 100%\./)
  })
})

describe('U9: what used them', () => {
  test('an automation with its place, share, refusals and the way to its builder', async () => {
    await openWith({ a: 15, b: 5 }, { automations: [{ id: 'a', placeId: place('inbox') }, { id: 'b' }] })
    const first = await row('Automation a')
    expect(first.textContent).toMatch(/^Automation aother \/ inbox15 Actions75\.0%Last run: now$/)
    expect(within(first).getByRole('link').getAttribute('href')).toBe('/p/inbox?automations=active&edit=a')
  })

  test('a place leads to its automations, a day to what ran on it', async () => {
    const app = await openWith({ a: 10 })
    await by(app, 'Place')
    const link = within(await list('Places by Actions used')).getByRole('link', { name: 'product' })
    expect(link.getAttribute('href')).toBe('/p/product?automations=active')
    expect((link.closest('li') as HTMLElement).textContent).toContain('1 active automation')
    await by(app, 'Day')
    expect((await screen.findByRole('link', { name: 'November 23' })).getAttribute('href')).toBe(
      '/p/launch?automations=activity&from=2026-11-23&to=2026-11-23',
    )
    // The log's days are the reader's.
    screen.getByText(
      /^Days are in Pacific Time\. Each leads to the Activity of this place, on that date by your clock/,
    )
    expect(app.router.state.location.search).toEqual({ automations: 'usage', by: 'day' })
  })

  test('what was refused, and since when', async () => {
    const app = await openWith({ a: 99, b: 4 }, { plan: 'free' })
    const refusing = await row('Automation b')
    expect(refusing.textContent).toMatch(/3 refused since Nov 2\d, \d\d:\d\d/)
    await by(app, 'Place')
    const [product] = within(await list('Places by Actions used')).getAllByRole('listitem')
    expect(product?.textContent).toMatch(/3 refused since Nov 2\d, \d\d:\d\d/)
    await by(app, 'Day')
    expect((await row('November 23')).textContent).toContain('3 refused')
  })

  test('a deleted one stays in the sum, says so, and has no switch', async () => {
    const app = await openWith({ a: 6, b: 4 })
    await row('Automation a')
    await call(app.host, 'DELETE /automations/a')
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Automation a' })).toBeNull())
    const [first] = within(await list(AUTOMATIONS)).getAllByRole('listitem')
    expect(first?.textContent).toContain('Automation aDeleted')
    expect(within(first as HTMLElement).queryByRole('switch')).toBeNull()
    expect(await numbersIn(AUTOMATIONS)).toEqual([6, 4])
  })

  test('of many the first 25 and what the others come to, then all; and more than that again as counts move', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `a${index + 10}`)
    const app = await openWith(Object.fromEntries(many.map(id => [id, 1])))
    expect(await numbersIn(AUTOMATIONS)).toHaveLength(25)
    expect(screen.getByText('5 other automations')).toBeTruthy()
    await app.user.click(screen.getByRole('button', { name: 'Show all 30' }))
    await waitFor(async () => expect(await numbersIn(AUTOMATIONS)).toHaveLength(30))
    expect(screen.queryByRole('button', { name: 'Show all 30' })).toBeNull()
    await run(app, 'a39', 10)
    await waitFor(async () => expect(sum(await numbersIn(AUTOMATIONS))).toBe(40))
  })

  test('rows stay where they are while the pointer is there', async () => {
    const app = await openWith({ a: 6, b: 4 })
    await app.user.hover(await row('Automation b'))
    await run(app, 'b', 10)
    await waitFor(async () => expect(await numbersIn(AUTOMATIONS)).toEqual([6, 14]))
    expect(await names()).toEqual(['Automation a', 'Automation b'])
    await app.user.hover(screen.getByRole('heading', { name: 'What used them' }))
    await waitFor(async () => expect(await names()).toEqual(['Automation b', 'Automation a']))
  })
})

describe('U9: the switch', () => {
  const toggle = (id: string) => screen.findByRole('switch', { name: `Automation ${id}` })
  const isOn = (element: HTMLElement) => element.getAttribute('aria-checked') === 'true'

  test('turns it off there; what works elsewhere says where, and can be undone', async () => {
    const app = await openWith({ a: 10 })
    await app.user.click(await toggle('a'))
    expect(isOn(await toggle('a'))).toBe(false)
    await screen.findByText('“Automation a” is off for all of product')
    expect((await app.automation('a')).active).toBe(false)
    await app.user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(async () => expect((await app.automation('a')).active).toBe(true))
    await waitFor(async () => expect(isOn(await toggle('a'))).toBe(true))
  })

  test('P1: with the ClickApp off it says why it cannot be used', async () => {
    await openApp(USAGE, { scenario: 'clickapp-off' })
    await list(AUTOMATIONS)
    const [first] = screen.getAllByRole('switch')
    expect(first?.getAttribute('aria-disabled')).toBe('true')
  })

  test('U7: refused at the cap, with the cap, the plan and the way out', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const app = await openWith(
      { a: 10 },
      { plan: 'free', automations: [...ids.map(id => ({ id })), { id: 'f', active: false }] },
    )
    await app.user.click(await toggle('a'))
    await waitFor(async () => expect((await app.automation('a')).active).toBe(false))
    await call(app.host, 'PATCH /automations/f', { body: { active: true } })
    await app.user.click(await toggle('a'))
    const alert = await within(await row('Automation a')).findByRole('alert')
    expect(alert.textContent).toContain('5 of 5 automations are active, the most on Free Forever.')
    expect(within(alert).getByRole('link', { name: 'Upgrade' })).toBeTruthy()
    expect(isOn(await toggle('a'))).toBe(false)
    await app.user.click(within(alert).getByRole('button', { name: 'Dismiss' }))
    expect(within(await row('Automation a')).queryByRole('alert')).toBeNull()
  })

  test('L3: what fails goes back and can be tried again', async () => {
    const app = await openWith({ a: 10 })
    app.host.setFaults({ failures: 'server', only: [{ method: 'PATCH' }] })
    await app.user.click(await toggle('a'))
    const alert = await within(await row('Automation a')).findByRole('alert')
    expect(isOn(await toggle('a'))).toBe(true)
    app.host.setFaults(undefined)
    await app.user.click(within(alert).getByRole('button', { name: 'Try again' }))
    await waitFor(async () => expect((await app.automation('a')).active).toBe(false))
  })
})

describe('U9: CSV', () => {
  let files: { name: string; text: Promise<string> }[]
  beforeEach(() => {
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
  })

  async function download(app: App, button = 'Download as CSV') {
    files = []
    await app.user.click(await screen.findByRole('button', { name: button }))
    await waitFor(() => expect(files).toHaveLength(1))
    const text = (await files[0]?.text) ?? ''
    const { data } = papaparse.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true })
    return { name: files[0]?.name, rows: data }
  }

  test.each([
    ['Automation', 'automations'],
    ['Place', 'places'],
    ['Day', 'days'],
  ] as const)('by %s: its rows add up to the number on screen', async (kind, file) => {
    const app = await openApp(USAGE, { scenario: 'lagging' })
    await by(app, kind)
    const { name, rows } = await download(app)
    expect(name).toBe(`headroom-acme-studio-2026-11-${file}.csv`)
    expect(sum(rows.map(one => Number(one['Actions used'])))).toBe(displayed())
    expect(displayed()).toBe(4_210)
    // U3: and as of when they do.
    const { publishedAt } = (await call(app.host, 'GET /usage')).body
    expect(new Set(rows.map(one => one['As of (UTC)']))).toEqual(new Set([publishedAt]))
  })

  test.each(LISTS)(
    'U3: by %s: where no live update came, the screen then shows what the file says',
    async (kind, name) => {
      const app = await openApp(USAGE, {
        scenario: 'normal',
        isCut: ({ url }) => url.endsWith('/events'),
      })
      await by(app, kind)
      expect(sum(await numbersIn(name))).toBe(4_210)
      const { body } = await call(app.host, 'GET /usage/months/2026-11/automations?limit=1')
      await run(app, body.items[0].id, 10)
      const { rows } = await download(app)
      expect(sum(rows.map(one => Number(one['Actions used'])))).toBe(4_220)
      await screen.findByText(/^4,220 Actions, as of/)
      await waitFor(async () => expect(sum(await numbersIn(name))).toBe(4_220))
      expect(displayed()).toBe(4_220)
    },
  )

  test('U9: refused since when, by place', async () => {
    const app = await openWith({ a: 102 }, { plan: 'free' })
    await by(app, 'Place')
    const { rows } = await download(app)
    expect(rows[0]).toMatchObject({
      'Refused firings': '2',
      'Refused since (UTC)': '2026-11-23T22:03:00.000Z',
    })
  })

  test('all rows, not only those on screen; of another month its own', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `a${index + 10}`)
    const app = await openWith(Object.fromEntries(many.map(id => [id, 1])))
    await list(AUTOMATIONS)
    const { rows } = await download(app)
    expect(rows).toHaveLength(30)
    app.close()
    const past = await openApp(`${USAGE}&month=2026-10`, { scenario: 'suspended-then-reset' })
    await list(AUTOMATIONS)
    const october = await download(past)
    expect(october.name).toBe('headroom-acme-studio-2026-10-automations.csv')
    expect(sum(october.rows.map(one => Number(one['Actions used'])))).toBe(10_000)
    expect(sum(october.rows.map(one => Number(one['Refused firings'])))).toBe(388)
  })

  test('T5: formulas are defused, numbers are plain, headings are in the reader’s language', async () => {
    const app = await openWith({ a: 1_500, b: 10 })
    await call(app.host, 'PATCH /automations/a', { body: { name: '=HYPERLINK("x")' } })
    await list(AUTOMATIONS)
    await activateLocale('fr')
    const { rows } = await download(app, 'Télécharger en CSV')
    expect(rows[0]).toMatchObject({
      Automatisation: '\'=HYPERLINK("x")',
      Emplacement: 'product',
      'Actions utilisées': '1500',
      'Part (%)': '99.3',
    })
  })
})
