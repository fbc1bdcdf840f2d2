import { screen, waitFor, within } from '@testing-library/react'
import type userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type { TimeOfDay } from '#domain/brand.ts'
import { prepareBuilderTests } from '../support/builder.tsx'
import { call } from '../support/call.ts'
import { openApp } from '../support/open-app.tsx'
import { place, type StudioAutomation, type StudioOptions, status, studio } from '../support/studio.ts'

prepareBuilderTests()

type User = ReturnType<typeof userEvent.setup>

const open = (
  automations: StudioAutomation[],
  options: StudioOptions & { path?: string; actAs?: string } = {},
) => {
  const { path = '/p/launch?automations=active', actAs, ...rest } = options
  return openApp(path, { scenario: studio({ ...rest, automations }), ...(actAs && { actAs }) })
}

const here = { placeId: place('launch') }
const name = (id: string) => `Automation ${id}`
const link = (id: string) => screen.findByRole('link', { name: name(id) })
const rows = () => screen.queryAllByRole('switch').map(row => row.getAttribute('aria-label'))

async function choose(user: User, id: string, item: string) {
  await user.click(await screen.findByRole('button', { name: `More of ${name(id)}` }))
  await user.click(await screen.findByRole('menuitem', { name: item }))
}

describe('P5: edit', () => {
  test('the name leads to the automation’s page, as does the menu', async () => {
    const { user, router } = await open([{ id: 'a', ...here }])
    const href = (await link('a')).getAttribute('href')
    await user.click(await link('a'))
    await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'active', edit: 'a' }))
    expect(href).toBe(router.state.location.href)
    await user.click(await screen.findByRole('button', { name: 'Back to the automations' }))
    await choose(user, 'a', 'Edit')
    await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'active', edit: 'a' }))
  })

  test('a new one begins with the button', async () => {
    const { user, router } = await open([{ id: 'a', ...here }])
    await user.click(await screen.findByRole('button', { name: 'New automation' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'active', edit: 'new' }))
  })
})

test('U5: while the workspace is suspended the list says that none of them fires', async () => {
  const { host } = await open([{ id: 'a', ...here }], { meter: { used: 10_000 } })
  await link('a')
  expect(screen.queryByText(/none of these fires/)).toBeNull()
  await call(host, 'POST /automations/a/runs', { body: {} })
  await screen.findByText(/none of these fires/)
})

describe('P5: rename', () => {
  async function renaming(options?: Parameters<typeof open>[1]) {
    const opened = await open(
      [
        { id: 'a', ...here },
        { id: 'b', ...here },
      ],
      options,
    )
    await choose(opened.user, 'a', 'Rename')
    const field = await screen.findByRole('textbox', { name: 'Name' })
    await waitFor(() => expect(document.activeElement).toBe(field))
    return { ...opened, field: field as HTMLInputElement }
  }

  test('Enter saves, and the focus stays at the row', async () => {
    const { user, automation } = await renaming()
    await user.keyboard('  Ask Kim first {Enter}')
    const renamed = await screen.findByRole('link', { name: 'Ask Kim first' })
    expect(document.activeElement).toBe(renamed)
    await waitFor(async () => expect((await automation('a')).name).toBe('Ask Kim first'))
  })

  test('Escape leaves the name as it was, and the modal open', async () => {
    const { user, automation } = await renaming()
    await user.keyboard('Nothing{Escape}')
    await waitFor(async () => expect(document.activeElement).toBe(await link('a')))
    expect(screen.getByRole('dialog', { name: /Automations/ })).toBeTruthy()
    expect((await automation('a')).name).toBe(name('a'))
  })

  test('leaving the field saves', async () => {
    const { user, automation } = await renaming()
    await user.keyboard('Another')
    await user.click(await screen.findByRole('searchbox', { name: 'Search automations' }))
    await waitFor(async () => expect((await automation('a')).name).toBe('Another'))
  })

  test('T5: any Unicode of 1 to 200 code points; what is refused says why, and what was typed stays', async () => {
    const { user, field, automation } = await renaming()
    await user.clear(field)
    await user.keyboard('{Enter}')
    expect(await screen.findByText('An automation needs a name.')).toBeTruthy()
    await user.click(field)
    await user.paste('🎉'.repeat(201))
    await user.keyboard('{Enter}')
    expect(await screen.findByText('A name has 200 characters at most; these are 201.')).toBeTruthy()
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(field.value).toBe('🎉'.repeat(201))
    await user.clear(field)
    await user.paste('🎉'.repeat(200))
    await user.keyboard('{Enter}')
    await waitFor(async () => expect((await automation('a')).name).toBe('🎉'.repeat(200)))
  })

  test('L3: what the service refuses is taken back, with the reason, and nothing that was typed is lost', async () => {
    const { user, host } = await renaming()
    host.setFaults({ failures: 'server', only: [{ method: 'PATCH' }] })
    await user.keyboard('Unlucky{Enter}')
    const field = (await screen.findByRole('textbox', { name: 'Name' })) as HTMLInputElement
    expect(field.value).toBe('Unlucky')
    expect(await screen.findByText(/The service failed unexpectedly/)).toBeTruthy()
    host.setFaults(undefined)
    await user.keyboard('{Enter}')
    await screen.findByRole('link', { name: 'Unlucky' })
  })

  test('F2 on the name begins it', async () => {
    const { user } = await open([{ id: 'a', ...here }])
    ;(await link('a')).focus()
    await user.keyboard('{F2}')
    const field = await screen.findByRole('textbox', { name: 'Name' })
    expect(document.activeElement).toBe(field)
  })
})

describe('P5: delete, with undo', () => {
  test('the row goes, the focus goes to the next one; Undo brings it back as it was', async () => {
    const { user, automation } = await open([
      { id: 'a', ...here },
      { id: 'b', ...here },
      { id: 'c', ...here },
    ])
    await choose(user, 'b', 'Delete')
    await screen.findByText(`“${name('b')}” was deleted`)
    expect(rows()).toEqual([name('a'), name('c')])
    await waitFor(async () => expect(document.activeElement).toBe(await link('c')))
    expect(await automation('b')).toBeUndefined()
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(async () => expect(document.activeElement).toBe(await link('b')))
    expect(rows()).toEqual([name('a'), name('b'), name('c')])
    expect(await automation('b')).toMatchObject({ active: true, placeId: 'launch' })
  })

  test('the last one leaves the page for an empty place, with Undo still there', async () => {
    const { user } = await open([{ id: 'a', ...here }])
    await choose(user, 'a', 'Delete')
    await screen.findByText('No automations here yet')
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await link('a')
  })

  test('L3: a deletion that fails is taken back, and says so', async () => {
    const { user, host } = await open([
      { id: 'a', ...here },
      { id: 'b', ...here },
    ])
    await link('a')
    host.setFaults({ failures: 'server', only: [{ method: 'DELETE' }] })
    await choose(user, 'a', 'Delete')
    await screen.findByText(`“${name('a')}” was not deleted`)
    await waitFor(() => expect(rows()).toEqual([name('a'), name('b')]))
  })

  test('U7: when the cap has been reached since, Undo says so, and can restore it switched off', async () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, ...here }))
    const { user, host, automation } = await open([...five, { id: 'f', ...here, active: false }], {
      plan: 'free',
    })
    await choose(user, 'a', 'Delete')
    await screen.findByText(`“${name('a')}” was deleted`)
    await call(host, 'PATCH /automations/f', { body: { active: true } })
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await screen.findByText(`“${name('a')}” was not restored`)
    await screen.findByText(/5 of 5 automations are active, the most on Free Forever/)
    await user.click(screen.getByRole('button', { name: 'Restore switched off' }))
    await screen.findByText(`“${name('a')}” was restored, switched off`)
    expect(await automation('a')).toMatchObject({ active: false })
    // In view, where it was, though only active ones are listed.
    expect(rows()).toContain(name('a'))
  })
})

describe('P5: move', () => {
  const dialog = () => screen.findByRole('dialog', { name: /^Move/ })
  const option = async (label: RegExp) => within(await dialog()).findByRole('option', { name: label })

  test('what is typed narrows the places; away from here it leaves, and a link leads there', async () => {
    const { user, automation, router } = await open([
      { id: 'a', ...here },
      { id: 'b', ...here },
    ])
    await choose(user, 'a', 'Move to…')
    const field = within(await dialog()).getByRole('combobox', { name: 'Search places' })
    expect(document.activeElement).toBe(field)
    expect((await option(/^launch/)).getAttribute('aria-disabled')).toBe('true')
    await user.keyboard('back{Enter}')
    await screen.findByText(`“${name('a')}” was moved to backlog`)
    expect(rows()).toEqual([name('b')])
    await waitFor(async () => expect(document.activeElement).toBe(await link('b')))
    expect((await automation('a')).placeId).toBe('backlog')
    await user.click(screen.getByRole('button', { name: 'Show it there' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/p/backlog'))
    await link('a')
  })

  test('to a place above it stays, says from where, and Undo moves it back', async () => {
    const { user, automation } = await open([{ id: 'a', ...here }])
    await choose(user, 'a', 'Move to…')
    await user.click(await option(/^website/))
    await screen.findByText(`“${name('a')}” was moved to website`)
    await screen.findByText(/^from/)
    expect((await automation('a')).placeId).toBe('website')
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(async () => expect((await automation('a')).placeId).toBe('launch'))
  })

  test('a Space without its statuses is closed and says which; Edit is the way out', async () => {
    const { user, automation, router } = await open([
      { id: 'a', ...here, trigger: { kind: 'status_changed', from: null, to: status('review') } },
    ])
    await choose(user, 'a', 'Move to…')
    const other = await option(/^other/)
    expect(other.getAttribute('aria-disabled')).toBe('true')
    expect(other.textContent).toContain('Has no “Review”')
    await user.click(other)
    expect((await automation('a')).placeId).toBe('launch')
    await user.click(within(await dialog()).getByRole('button', { name: 'Edit' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'active', edit: 'a' }))
  })

  test('without a task and a List for its new tasks it goes to Lists only, and says why', async () => {
    const makesTask = {
      kind: 'create_task',
      listId: null,
      title: 'x',
      priority: null,
      assigneeId: null,
    } as const
    const daily = { kind: 'daily', time: '09:00' as TimeOfDay, zone: 'Europe/Paris' } as const
    const { user, automation } = await open([{ id: 'a', ...here, trigger: daily, steps: [makesTask] }])
    await choose(user, 'a', 'Move to…')
    const space = await option(/^other/)
    expect(space.getAttribute('aria-disabled')).toBe('true')
    expect(space.textContent).toContain('Is no List for new tasks')
    await within(await dialog()).findByText(/it can only move to a List/)
    expect(within(await dialog()).queryByText(/It refers to/)).toBeNull()
    await user.click(await option(/^inbox/))
    await screen.findByText(`“${name('a')}” was moved to inbox`)
    expect((await automation('a')).placeId).toBe('inbox')
  })

  test('L3: what the service refuses is said in the dialog, which stays', async () => {
    const { user, host } = await open([{ id: 'a', ...here }])
    await choose(user, 'a', 'Move to…')
    host.setFaults({ failures: 'server', only: [{ method: 'PATCH' }] })
    await user.click(await option(/^backlog/))
    expect(await within(await dialog()).findByText(/The service failed unexpectedly/)).toBeTruthy()
    host.setFaults(undefined)
    await user.click(await option(/^backlog/))
    await screen.findByText(`“${name('a')}” was moved to backlog`)
  })
})

describe('P4: what is inherited', () => {
  test('deleting it says where it worked', async () => {
    const { user } = await open([{ id: 'a' }])
    await choose(user, 'a', 'Delete')
    await screen.findByText('It worked in all of product.')
  })

  test('switching it off says where it works, and Undo switches it on', async () => {
    const { user, automation } = await open([{ id: 'a' }])
    await user.click(await screen.findByRole('switch', { name: name('a') }))
    await screen.findByText(`“${name('a')}” is off for all of product`)
    expect((await automation('a')).active).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(async () => expect((await automation('a')).active).toBe(true))
  })

  test('all that are shown can be switched off, and say how many work elsewhere too', async () => {
    const { user, automation } = await open([{ id: 'a' }, { id: 'b', ...here }])
    await link('a')
    await user.click(screen.getByRole('button', { name: 'More for all shown' }))
    await user.click(await screen.findByRole('menuitem', { name: /^Switch off all shown/ }))
    await screen.findByText('2 automations were switched off')
    await screen.findByText('1 of them works in other places too.')
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(async () => expect((await automation('b')).active).toBe(true))
  })
})

describe('what keeps an automation from running', () => {
  const hook: StudioAutomation = {
    id: 'a',
    ...here,
    steps: [{ kind: 'call_webhook', url: 'https://example.com' }],
  }

  test('P6: below Business what connects is marked; it can be switched off, but not on or copied', async () => {
    const { user } = await open([hook], { plan: 'unlimited' })
    expect(await screen.findByText('Skipped: needs Business')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Upgrade' }).getAttribute('href')).toContain('upgrade')
    const toggle = screen.getByRole('switch', { name: name('a') })
    expect(toggle.getAttribute('aria-disabled')).toBeNull()
    await user.click(toggle)
    await waitFor(() => expect(toggle.getAttribute('aria-disabled')).toBe('true'))
    await user.click(screen.getByRole('button', { name: `More of ${name('a')}` }))
    const disabled = async (label: string) =>
      (await screen.findByRole('menuitem', { name: label })).getAttribute('aria-disabled')
    expect(await disabled('Duplicate')).toBe('true')
    for (const label of ['Move to…', 'Delete']) expect(await disabled(label)).toBeNull()
  })

  test('A4: who cannot buy gets no link', async () => {
    await open([hook], { plan: 'unlimited', actAs: 'lea' })
    await screen.findByText('Skipped: needs Business')
    expect(screen.queryByRole('link', { name: 'Upgrade' })).toBeNull()
  })

  test('a reference to what is gone says which, and leads to its page', async () => {
    await open([
      {
        id: 'a',
        ...here,
        trigger: { kind: 'status_changed', from: null, to: status('new') },
        steps: [
          { kind: 'add_assignee', memberId: 'gone' as never },
          { kind: 'add_tag', tagId: 'gone' as never },
          { kind: 'remove_tag', tagId: 'gone too' as never },
        ],
      },
    ])
    await screen.findByText(
      /Refers to the status “New” of another Space, a member who left, and a deleted tag\./,
    )
    expect(screen.getByRole('link', { name: `Edit “${name('a')}”` }).getAttribute('href')).toContain('edit=a')
  })

  test('P6: the next turn of one that goes by the clock', async () => {
    await open([
      {
        id: 'a',
        ...here,
        trigger: { kind: 'daily', time: '15:00' as never, zone: 'America/Los_Angeles' },
        steps: [{ kind: 'create_task', listId: null, title: 'x', priority: null, assigneeId: null }],
      },
    ])
    const turn = await screen.findByText(/^next: (today|tomorrow)/)
    expect(turn.getAttribute('datetime')).toBe('2026-11-23T23:00:00.000Z')
  })

  test('P6: the next turn by another zone’s clock says that it is the reader’s time', async () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    const steps = [
      { kind: 'create_task', listId: null, title: 'x', priority: null, assigneeId: null } as const,
    ]
    await open([
      { id: 'a', ...here, trigger: { kind: 'daily', time: '15:00' as never, zone: own }, steps },
      {
        id: 'b',
        ...here,
        trigger: { kind: 'daily', time: '15:00' as never, zone: own === 'Asia/Tokyo' ? 'UTC' : 'Asia/Tokyo' },
        steps,
      },
    ])
    const turns = await screen.findAllByText(/^next: /)
    expect(turns.map(({ textContent }) => textContent?.endsWith('your time')).sort()).toEqual([false, true])
  })

  test('P8: how many firings were refused, and since when', async () => {
    const { host } = await open([{ id: 'a', ...here }], { plan: 'free', meter: { used: 100 } })
    await link('a')
    await call(host, 'POST /automations/a/runs', { body: {} })
    expect(await screen.findByText(/^1 refused since Nov 2[34], \d\d:03$/)).toBeTruthy()
  })

  test('P1: with the ClickApp off nothing can be changed, but looked at', async () => {
    const { user } = await open([{ id: 'a', ...here }], { automationsEnabled: false })
    await user.click(await screen.findByRole('button', { name: `More of ${name('a')}` }))
    for (const label of ['Rename', 'Duplicate', 'Move to…', 'Delete'])
      expect((await screen.findByRole('menuitem', { name: label })).getAttribute('aria-disabled')).toBe(
        'true',
      )
    expect((await screen.findByRole('menuitem', { name: 'Edit' })).getAttribute('aria-disabled')).toBeNull()
  })
})

test('L2: from a name, up and down lead to the next one’s', async () => {
  const { user } = await open([
    { id: 'a', ...here },
    { id: 'b', ...here },
  ])
  ;(await link('a')).focus()
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(await link('b'))
  await user.keyboard('{ArrowDown}{ArrowUp}')
  expect(document.activeElement).toBe(await link('a'))
})

describe('a long list', () => {
  const many = Array.from({ length: 80 }, (_, index) => ({ id: `a${index}`, ...here }))
  const isRest = ({ url }: Request) => url.endsWith('/automations?place=launch')

  test('L3: when the rest cannot be read, the first are there, and it can be read again', async () => {
    let isDown = true
    const { user, api } = await openApp('/p/launch?automations=active', {
      scenario: studio({ automations: many }),
      isCut: request => isDown && isRest(request),
    })
    api.queryClient.setDefaultOptions({
      queries: { ...api.queryClient.getDefaultOptions().queries, retry: false },
    })
    await screen.findByText('Only the first 60 are here; the rest could not be read.', undefined, {
      timeout: 15_000,
    })
    isDown = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.queryByText(/Only the first/)).toBeNull())
  })

  test('what is searched for before all have come is looked for in all', async () => {
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    const { user } = await openApp('/p/launch?automations=active', {
      scenario: studio({ automations: many }),
      before: request => (isRest(request) ? held : undefined),
    })
    await user.type(await screen.findByRole('searchbox', { name: 'Search automations' }), 'a79')
    await screen.findByText('Searching…')
    expect(screen.queryByText(/Nothing matches/)).toBeNull()
    release()
    await screen.findByText('1 matches “a79”')
    await link('a79')
  })
})
