import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApi } from '#api/api.ts'
import { ApiProvider } from '#api/api-context.tsx'
import { activateLocale } from '#app/locale.ts'
import type { RunView } from '#contract/runs.ts'
import type { PlaceId } from '#domain/brand.ts'
import { ActivityTab } from '#features/activity/activity-tab.tsx'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'

configure({ asyncUtilTimeout: 10_000 })
beforeEach(() => activateLocale('en'))
afterEach(cleanup)

/** The tab on a service whose log has `empty` pages without anything of this place before the one with a run, if any. */
async function open({ empty, found }: { empty: number; found: boolean }) {
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
      })
    },
    token: () => null,
  })
  render(
    <I18nProvider i18n={i18n}>
      <ApiProvider api={api}>
        <ActivityTab placeId={'launch' as PlaceId} />
      </ApiProvider>
    </I18nProvider>,
  )
  return { asked: () => asked, name: items[0]?.automationName ?? '', user: userEvent.setup() }
}

const NOTHING = 'Nothing has run here yet'

test('P8: empty pages of a log that goes on are passed over', async () => {
  const { name, asked } = await open({ empty: 3, found: true })
  expect(await screen.findByText(name)).toBeTruthy()
  expect(screen.queryByText(NOTHING)).toBeNull()
  expect(asked()).toBe(4)
})

test('P8: after some empty pages it is asked whether to look on', async () => {
  const { name, asked, user } = await open({ empty: 7, found: true })
  const more = await screen.findByRole('button', { name: 'Show more' })
  await waitFor(() => expect(more.getAttribute('aria-disabled')).not.toBe('true'))
  expect(screen.queryByText(NOTHING)).toBeNull()
  expect(asked()).toBe(5)
  await user.click(more)
  expect(await screen.findByText(name)).toBeTruthy()
  expect(asked()).toBe(8)
})

test('P8: that nothing has run is said at the end of the log only', async () => {
  const { asked } = await open({ empty: 2, found: false })
  expect(await screen.findByText(NOTHING)).toBeTruthy()
  expect(asked()).toBe(3)
})
