import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Instant } from '#domain/brand.ts'
import { prepareBuilderTests } from '../support/builder.tsx'
import { call, offerRuns } from '../support/call.ts'
import { openApp } from '../support/open-app.tsx'
import { studio } from '../support/studio.ts'

prepareBuilderTests()
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
)
afterEach(() => vi.restoreAllMocks())

const USAGE = '/p/launch?automations=usage'
const HOUR = 3_600_000
type App = Awaited<ReturnType<typeof openApp>>

const displayed = () => Number(screen.getAllByRole('meter')[0]?.getAttribute('aria-valuenow'))
const comesBack = () => act(() => void window.dispatchEvent(new Event('visibilitychange')))
const isDetail = ({ url }: Request) => url.includes('/usage/months')
const breakdown = () => screen.findByRole('list', { name: 'Automations by Actions used' })
/** What stands below the rows. */
const total = () => screen.getAllByText('Total').at(-1)?.closest('div')?.textContent

async function runSome(app: App, runs: number): Promise<void> {
  const { body } = await call(app.host, 'GET /usage/months/2026-11/automations?limit=1')
  await offerRuns(app.host, { automationId: body.items[0].id, runs, prefix: 'some' })
}

test('U3: without live updates, what comes with the reader moves every number, not the card alone', async () => {
  const app = await openApp(USAGE, { scenario: 'normal', isCut: ({ url }) => url.endsWith('/events') })
  await screen.findByText(/^4,210 Actions, as of/)
  await breakdown()
  await runSome(app, 20)
  comesBack()
  await waitFor(() => expect(displayed()).toBe(4_230))
  await screen.findByText(/^4,230 Actions, as of/)
  await waitFor(() => expect(total()).toMatch(/^Total4,230/))
  await app.user.click(screen.getByRole('button', { name: 'Month: November 2026' }))
  expect((await screen.findAllByRole('menuitemradio'))[0]?.textContent).toBe('November 20264,230 of 10,000')
})

describe('U3: what is of another moment than the card', () => {
  test('a sentence is of one answer: with its own numbers it reaches the allowance, or does not', async () => {
    let answer = () => {}
    let held: Promise<void> | undefined
    const app = await openApp(USAGE, {
      scenario: 'warning',
      before: request => (isDetail(request) ? held : undefined),
    })
    await screen.findByText(/^At this pace /)
    await breakdown()
    held = new Promise(resolve => {
      answer = resolve
    })
    const { left, used, allowance } = (await call(app.host, 'GET /usage')).body
    await runSome(app, left + 10)
    await waitFor(() => expect(displayed()).toBe(allowance))
    expect(screen.getByText(/^At this pace /)).toBeTruthy()
    expect(screen.queryByText(/was reached/)).toBeNull()
    const before = new Intl.NumberFormat('en').format(used)
    expect(screen.getByText(new RegExp(`^${before} Actions, as of`))).toBeTruthy()
    expect(total()).toMatch(new RegExp(`^Total${before}as of .*\\d\\d:\\d\\d`))
    answer()
    await screen.findByText(/was reached on Nov 23, and automations are suspended\./)
    await waitFor(() => expect(total()).not.toContain('as of'))
  })

  test('where they could not be read again, the old ones say as of when they are, and it can be tried again', async () => {
    const app = await openApp(USAGE, { scenario: 'normal' })
    await screen.findByText(/^4,210 Actions, as of/)
    await breakdown()
    app.host.setFaults({ failures: 'server', only: [{ path: '/usage/months' }] })
    const { body } = await call(app.host, 'GET /automations?limit=1')
    await offerRuns(app.host, { automationId: body.items[0].id, runs: 10, prefix: 'some' })
    const failures = () => screen.getAllByText(/^This could not be updated\. /)
    await waitFor(() => expect(failures()).toHaveLength(2))
    expect(displayed()).toBe(4_220)
    expect(screen.getByText(/^4,210 Actions, as of/)).toBeTruthy()
    expect(total()).toMatch(/^Total4,210as of .*\d\d:\d\d/)
    app.host.setFaults(undefined)
    for (const failure of failures()) {
      const alert = failure.closest<HTMLElement>('[role=alert]')
      if (alert) await app.user.click(within(alert).getByRole('button', { name: 'Try again' }))
    }
    await screen.findByText(/^4,220 Actions, as of/)
    await waitFor(() => expect(total()).toMatch(/^Total4,220/))
    expect(screen.queryByText(/^This could not be updated/)).toBeNull()
    expect(total()).not.toContain('as of')
  })
})

describe('U9: the day turns', () => {
  const today = () => screen.getByRole('slider').getAttribute('aria-valuetext')

  test('when the reader comes back to it', async () => {
    const app = await openApp(USAGE, { scenario: 'normal' })
    await screen.findByRole('figure')
    expect(today()).toMatch(/^Today, November 23: /)
    app.host.clock.advance(30 * HOUR)
    comesBack()
    await waitFor(() => expect(today()).toMatch(/^Today, November 24: 0 Actions so far/))
  })

  test('with the page left open; what was updated yesterday says its day', async () => {
    const asked: string[] = []
    const ticks = vi.spyOn(window, 'setInterval')
    const app = await openApp(USAGE, {
      scenario: 'normal',
      before: ({ url }) => void asked.push(new URL(url).pathname),
    })
    await screen.findByRole('figure')
    const updated = () => screen.getByText(/^Updated /).textContent
    const { publishedAt } = (await call(app.host, 'GET /usage')).body
    asked.length = 0
    const passed = performance.now.bind(performance)
    vi.spyOn(performance, 'now').mockImplementation(() => passed() + 30 * HOUR)
    app.host.clock.advance(30 * HOUR)
    act(() => {
      for (const [tick, every] of ticks.mock.calls) if (every === 30_000) (tick as () => void)()
    })
    const moment = {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    } as const
    expect(updated()).toBe(`Updated ${new Intl.DateTimeFormat('en', moment).format(Date.parse(publishedAt))}`)
    await waitFor(() => expect(today()).toMatch(/^Today, November 24: 0 Actions so far/))
    expect(asked).not.toContain('/api/v1/usage')
  })
})

test('U9: of a workspace that began on the 24th, the days before are no data', async () => {
  let start = () => {}
  const ready = new Promise<void>(resolve => {
    start = resolve
  })
  const app = await openApp(USAGE, {
    scenario: studio({ automations: [{ id: 'a' }] }),
    before: ({ url }) => (new URL(url).pathname.includes('/usage') ? ready : undefined),
  })
  for (const day of [24, 25]) {
    app.host.clock.set(Date.parse(`2026-11-${day}T20:00:00Z`) as Instant)
    await offerRuns(app.host, { automationId: 'a', runs: 500, prefix: `on-${day}` })
  }
  app.host.clock.set(Date.parse('2026-11-26T20:00:00Z') as Instant)
  start()
  await screen.findByText('Too little data for a projection: 2 of 3 complete days.')
})
