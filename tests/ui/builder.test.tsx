import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { MemberId, StatusId, TagId } from '#domain/brand.ts'
import {
  add,
  button,
  chooseTrigger,
  field,
  inForm,
  noteOf,
  openBuilder,
  prepareBuilderTests,
} from '../support/builder.tsx'
import { call } from '../support/call.ts'
import { place } from '../support/studio.ts'

prepareBuilderTests()

describe('P5: a new automation', () => {
  test('is built from top to bottom and saved as active; the list has the focus at its row', async () => {
    const { user, automations, router } = await openBuilder('new')
    // What is typed at once says something.
    await waitFor(async () => expect(document.activeElement).toBe(await field('Name', 'textbox')))
    await chooseTrigger(user, 'Status changed')
    await user.selectOptions(await field('to'), 'Review')
    await add(user, 'condition', 'Priority')
    await user.selectOptions(await field('Priority'), 'Urgent')
    await add(user, 'step', 'Add assignee')
    expect(document.activeElement).toBe(await field('Assignee'))
    await user.selectOptions(await field('Assignee'), 'kim')
    await add(user, 'step', 'Call a webhook')
    await user.type(await field('Address', 'textbox'), 'https://example.com/hook')
    await user.click(await button('Save and switch on'))

    await screen.findByText(
      '“When status → Review, if priority is Urgent: assign kim, call a webhook” is saved and on',
    )
    expect(await automations()).toMatchObject([
      {
        name: 'When status → Review, if priority is Urgent: assign kim, call a webhook',
        placeId: 'launch',
        active: true,
        trigger: { kind: 'status_changed', from: null, to: 'review' },
        conditions: [{ kind: 'priority_is', priority: 'urgent' }],
        steps: [
          { kind: 'add_assignee', memberId: 'kim' },
          { kind: 'call_webhook', url: 'https://example.com/hook' },
        ],
      },
    ])
    expect(router.state.location.search).toEqual({ automations: 'active' })
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('switch'))
    expect(localStorage.length === 0 || !JSON.stringify(localStorage).includes('headroom.draft')).toBe(true)
  })

  test('starts from a template that fits the place', async () => {
    const { user, automations } = await openBuilder('new')
    const templates = within(await screen.findByRole('region', { name: 'Start from' }))
    await user.click(templates.getByRole('button', { name: /Tell Slack what is done/ }))
    expect(screen.queryByRole('region', { name: 'Start from' })).toBeNull()
    expect((await field('Channel', 'textbox')).value).toBe('#general')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByText(/is saved and on/)
    expect(await automations()).toMatchObject([{ steps: [{ integration: 'slack', to: '#general' }] }])
  })

  test('P4: a template from the menu opens the builder filled in; nothing is made until it is saved', async () => {
    const { user, router, automations } = await openBuilder('one', {
      automations: [{ id: 'one', placeId: place('launch') }],
    })
    await user.click(await button('Cancel'))
    await user.click(await button('From template'))
    const names = (await screen.findAllByRole('menuitem')).map(item => item.textContent)
    await user.click(screen.getByRole('menuitem', { name: 'Tell Slack what is done' }))
    await waitFor(async () => expect((await field('Channel', 'textbox')).value).toBe('#general'))
    expect(await automations()).toHaveLength(1)
    expect(router.state.location.search).toEqual({ automations: 'active', edit: 'new' })

    // The builder’s own list is the same.
    await user.click(await button('Cancel'))
    await user.click(await button('Discard'))
    await user.click(await button('New automation'))
    const offered = within(await screen.findByRole('region', { name: 'Start from' })).getAllByRole('button')
    expect(offered.map(one => one.firstChild?.textContent)).toEqual(names)
  })

  test('P4: on an empty place a template is one click, which can be undone or edited', async () => {
    const { user, automations } = await openBuilder('new')
    await user.click(await button('Cancel'))
    await user.click(await button('Create “Settle what is done”'))
    await screen.findByText('“Settle what is done” was created and is active')
    await user.click(await button('Undo'))
    await screen.findByText('No automations here yet')
    await waitFor(async () => expect(await automations()).toEqual([]))
    await user.click(await button('Create “Settle what is done”'))
    const list = await screen.findByRole('list', { name: 'Automations' })
    expect(list.textContent).toContain('Settle what is done')
    const toast = within(await screen.findByRole('region', { name: /Notifications/ }))
    await user.click(await toast.findByRole('button', { name: 'Edit' }))
    expect((await field('Name', 'textbox')).value).toBe('Settle what is done')
  })

  test('P4: a template leaves alone what was begun before', async () => {
    const { user, host, close } = await openBuilder('new')
    await chooseTrigger(user, 'Tag added')
    close()
    const again = await openBuilder('new', { host, path: '/p/launch?automations=active&template=slack' })
    expect((await field('Channel', 'textbox')).value).toBe('#general')
    await user.click(await button('Cancel'))
    await user.click(await button('Discard'))
    again.close()
    await openBuilder('new', { host })
    expect((await field('Trigger')).value).toBe('tag_added')
  })

  test('is told what keeps it from being saved: how many, and the focus on the first', async () => {
    const { user, automations } = await openBuilder('new')
    await user.click(await button('Save as inactive'))
    expect((await screen.findByText(/put right/)).textContent).toBe(
      '2 things to put right before it can be saved.',
    )
    expect(noteOf(await field('Trigger'))).toBe('Choose what starts it.')
    expect(document.activeElement).toBe(await field('Trigger'))
    // It writes itself, so that nothing is wrong with it; only with one that was typed.
    const name = await field('Name', 'textbox')
    expect(noteOf(name)).toBe('')
    await user.type(name, ' ')
    await user.tab()
    expect(noteOf(name)).toBe('Give it a name.')
    await screen.findByText('Add at least one step.')
    expect(await automations()).toEqual([])
  })

  test('a field explains itself once it is left', async () => {
    const { user } = await openBuilder('new')
    await chooseTrigger(user, 'Task created')
    await add(user, 'step', 'Add comment')
    const comment = await field('Comment', 'textbox')
    expect(noteOf(comment)).toBe('')
    await user.tab()
    await waitFor(() => expect(noteOf(comment)).toBe('Write what it says.'))
    await user.type(comment, 'Hello')
    expect(noteOf(comment)).toBe('')
  })

  test('P6: a field that there is not is told where it stands, and not saved', async () => {
    const { user, automations } = await openBuilder('new')
    await chooseTrigger(user, 'Task created')
    await add(user, 'step', 'Add comment')
    const comment = await field('Comment', 'textbox')
    await user.click(comment)
    await user.paste('On {{nope.x}}')
    expect(noteOf(comment)).toBe('Nothing will stand here: {{nope.x}}')
    await user.click(await button('Save as inactive'))
    await screen.findByText('1 thing to put right before it can be saved.')
    expect(noteOf(comment)).toBe('There is no such field: {{nope.x}}. Choose one with Insert field.')
    expect(await automations()).toEqual([])
  })

  test('the address’s signing secret takes the focus; Escape leads back to the list, with the modal open', async () => {
    const { user, router } = await openBuilder('new')
    await chooseTrigger(user, 'Task created')
    await add(user, 'step', 'Call a webhook')
    await user.click(await button('Signing secret'))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Signing secret')))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'active' }))
  })

  test('the name writes itself until it is changed, and again once it is cleared', async () => {
    const { user } = await openBuilder('new')
    await chooseTrigger(user, 'Task created')
    await add(user, 'step', 'Set priority')
    const name = await field('Name', 'textbox')
    expect(name.value).toBe('When a task is created: set priority to Urgent')
    await user.clear(name)
    await user.type(name, 'Mine')
    await user.selectOptions(await field('Priority'), 'Low')
    expect(name.value).toBe('Mine')
    await user.clear(name)
    expect(name.value).toBe('')
    await user.tab()
    expect(name.value).toBe('When a task is created: set priority to Low')
    await user.clear(name)
    await user.paste('x'.repeat(203))
    await user.tab()
    expect(noteOf(name)).toBe('3 characters too long. 203 / 200')
    await user.clear(name)
    await user.paste('x'.repeat(199))
    expect(noteOf(name)).toBe('199 / 200')
  })

  test('steps are moved by buttons and keys, and removed', async () => {
    const { user } = await openBuilder('new')
    await chooseTrigger(user, 'Task created')
    await add(user, 'step', 'Set priority')
    await add(user, 'step', 'Add comment')
    await user.type(await field('Comment', 'textbox'), 'Hello')
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    const order = () =>
      screen.getAllByRole('group', { name: /^Step/ }).map(row => row.getAttribute('aria-label'))
    expect(order()).toEqual(['Step 1: Add comment', 'Step 2: Set priority'])
    expect(document.activeElement).toBe(await field('Comment', 'textbox'))
    await screen.findByText('Add comment is step 1 of 2 now')
    await user.click(await button('Move step 1 down'))
    expect(order()).toEqual(['Step 1: Set priority', 'Step 2: Add comment'])
    expect((await button('Move step 2 down')).getAttribute('aria-disabled')).toBe('true')
    await user.click(await button('Remove step 1'))
    expect(order()).toEqual(['Step 1: Add comment'])
    expect(document.activeElement).toBe(await button('Add step'))
  })

  test('P6: parts that could never work are not offered', async () => {
    const { user } = await openBuilder('new')
    expect((await button('Add condition')).getAttribute('aria-disabled')).toBe('true')
    await chooseTrigger(user, 'Every day at a time')
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Add condition' })).toBeNull())
    await user.click(await button('Add step'))
    const assign = await screen.findByRole('menuitem', { name: 'Add assignee' })
    expect(assign.getAttribute('aria-disabled')).toBe('true')
    expect(noteOf(assign)).toBe('There is no task yet: create one first')
    // Shown once, for all of them.
    screen.getByRole('group', { name: 'On tasks: there is no task yet, create one first' })
    await user.click(screen.getByRole('menuitem', { name: 'Create task' }))
    await user.type(await field('Title', 'textbox'), 'Stand-up')
    await user.click(await button('Add step'))
    expect(
      (await screen.findByRole('menuitem', { name: 'Add assignee' })).getAttribute('aria-disabled'),
    ).toBeNull()
  })

  test('P6: parts that stopped to fit are explained where they stand', async () => {
    const { user } = await openBuilder('new')
    await chooseTrigger(user, 'Task created')
    await add(user, 'condition', 'Priority')
    await add(user, 'step', 'Set priority')
    await chooseTrigger(user, 'Every day at a time')
    const condition = within(await screen.findByRole('group', { name: 'Condition 1: Priority' }))
    condition.getByText('This trigger brings no task to look at, so this never holds. Remove it.')
    const step = within(screen.getByRole('group', { name: 'Step 1: Set priority' }))
    step.getByText(/can never work/)
  })

  test('U7: at the cap it is saved as inactive, with the cap explained beside the button', async () => {
    const { user, automations } = await openBuilder('new', {
      plan: 'free',
      automations: Array.from({ length: 5 }, () => ({})),
    })
    await screen.findByText(/5 of 5 automations are active, the most on Free Forever\./)
    expect(screen.queryByRole('button', { name: 'Save and switch on' })).toBeNull()
    await chooseTrigger(user, 'Task created')
    await add(user, 'step', 'Set priority')
    await user.click(await button('Save as inactive'))
    await screen.findByText(/is saved, inactive/)
    expect((await automations()).at(-1)).toMatchObject({ placeId: 'launch', active: false })
  })

  test('U7: what reached the cap meanwhile is refused, told, and can be saved as inactive', async () => {
    const { user, host, automations } = await openBuilder('new', {
      plan: 'free',
      automations: [...Array.from({ length: 4 }, () => ({})), { id: 'other', active: false }],
    })
    await chooseTrigger(user, 'Task created')
    await add(user, 'step', 'Set priority')
    await button('Save and switch on')
    // Without a word to this page: the answer is what tells it.
    host.setFaults({ latency: 0, failures: 'offline', only: [{ path: '/usage' }] })
    await call(host, 'PATCH /automations/other', { body: { active: true } })
    await user.click(await button('Save and switch on'))
    const refusal = await screen.findByText(/Not saved\./)
    expect(refusal.closest('[role=alert]')?.textContent).toContain('5 of 5 automations are active')
    expect(await automations()).toHaveLength(5)
    await user.click(await button('Save as inactive'))
    await screen.findByText(/is saved, inactive/)
  })

  test('P6: webhooks and integrations are locked below Business', async () => {
    const { user } = await openBuilder('new', { plan: 'unlimited' })
    const option = (await inForm()).getByRole('option', {
      name: 'Incoming webhook (Business)',
    }) as HTMLOptionElement
    expect(option.disabled).toBe(true)
    const locked = await screen.findByText(/Incoming webhooks need Business/)
    expect(locked.querySelector('a')?.getAttribute('href')).toContain('for=upgrade')
    await user.click(await button('Add step'))
    for (const name of [/Call a webhook/, /Post to Slack/, /Open a GitHub issue/, /Send an e-mail/]) {
      const item = await screen.findByRole('menuitem', { name })
      expect(item.getAttribute('aria-disabled')).toBe('true')
      expect(item.textContent).toContain('Business')
    }
  })

  test('P6: who may not buy is told whom to ask', async () => {
    await openBuilder('new', { plan: 'unlimited', actAs: 'lea' })
    const locked = await screen.findByText(/Incoming webhooks need Business/)
    await waitFor(() => expect(locked.textContent).toContain('To upgrade, ask ana or kim.'))
    expect(locked.querySelector('a')).toBeNull()
  })

  test('P1: with the ClickApp off nothing can be saved, and it says so', async () => {
    await openBuilder('new', { automationsEnabled: false })
    expect((await button('Save and switch on')).getAttribute('aria-disabled')).toBe('true')
  })

  test('P2: a guest gets no builder', async () => {
    await openBuilder('new', { actAs: 'tom' })
    await screen.findByText('Guests cannot configure automations')
    expect(screen.queryByRole('form')).toBeNull()
  })
})

describe('P5: an automation that is there', () => {
  const one = {
    id: 'one',
    placeId: place('launch'),
    trigger: { kind: 'status_changed', from: null, to: 'review' as StatusId } as const,
  }

  test('is changed, only where it was changed, and stays as active as it was', async () => {
    const { user, host, automations } = await openBuilder('one', { automations: [{ ...one, active: false }] })
    const sent: unknown[] = []
    const { fetch } = host
    host.fetch = async request => {
      if (request.method === 'PATCH') sent.push(await request.clone().json())
      return fetch(request)
    }
    await user.selectOptions(await field('Priority'), 'Low')
    await user.click(await button('Save'))
    await screen.findByText('“Automation one” is saved, inactive')
    expect(await automations()).toMatchObject([
      { active: false, steps: [{ kind: 'set_priority', priority: 'low' }], trigger: one.trigger },
    ])
    expect(sent).toEqual([{ steps: [{ kind: 'set_priority', priority: 'low' }] }])
  })

  test('that is off can be switched on with it', async () => {
    const { user, automations } = await openBuilder('one', { automations: [{ ...one, active: false }] })
    await user.click(await button('Save and switch on'))
    await screen.findByText('“Automation one” is saved and on')
    expect(await automations()).toMatchObject([{ active: true }])
  })

  test('that is inherited says where it works', async () => {
    await openBuilder('one', { automations: [{ ...one, placeId: place('product') }] })
    await screen.findByText('Works in all of product.')
  })

  test('that is not there says so, with a way back', async () => {
    const { user, router } = await openBuilder('nonesuch')
    await screen.findByText('This automation is not here')
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getAllByRole('button', { name: 'Back to the automations' }).at(-1) as HTMLElement)
    await waitFor(() => expect(router.state.location.search).toEqual({ automations: 'active' }))
    await screen.findByRole('tab', { name: /^Active/ })
  })

  test('P6: broken references are explained when it opens, and another can be picked', async () => {
    const { user, automations } = await openBuilder('one', {
      automations: [
        {
          ...one,
          trigger: { kind: 'status_changed', from: null, to: 'new' as StatusId },
          conditions: [{ kind: 'assignee_is', memberId: 'gone' as MemberId }],
          steps: [{ kind: 'add_tag', tagId: 'gone' as TagId }],
        },
      ],
    })
    const to = await field('to')
    await waitFor(() => expect(document.activeElement).toBe(to))
    expect(noteOf(to)).toBe('This status is not here. Choose another.')
    expect(noteOf(await field('Assignee'))).toBe('This member has left. Choose someone else.')
    const tag = await field('Tag')
    expect([noteOf(tag), tag.querySelector(':checked')?.textContent]).toEqual([
      'This tag was deleted. Choose another.',
      'a deleted tag',
    ])
    // A name can be changed whatever the rest refers to.
    await user.type(await field('Name', 'textbox'), '!')
    await user.selectOptions(tag, 'docs')
    expect(noteOf(tag)).toBe('')
    await user.click(await button('Save'))
    await screen.findByText('2 things to put right before it can be saved.')
    await user.selectOptions(to, 'Done')
    await user.selectOptions(await field('Assignee'), 'kim')
    await user.click(await button('Save'))
    await screen.findByText('“Automation one!” is saved and on')
    expect(await automations()).toMatchObject([{ steps: [{ tagId: 'docs' }], trigger: { to: 'done' } }])
  })

  test('P6: on a lower plan it says that it is skipped; it can be renamed, and changed by removing', async () => {
    const { user, automations } = await openBuilder('one', {
      plan: 'unlimited',
      automations: [
        {
          ...one,
          steps: [
            { kind: 'set_priority', priority: 'low' },
            { kind: 'call_webhook', url: 'https://example.com' },
          ],
        },
      ],
    })
    await screen.findByText(/It is skipped whenever it fires: Unlimited has no webhooks and integrations\./)
    within(await screen.findByRole('group', { name: 'Step 2: Call a webhook' })).getByText(
      'This needs Business. Remove it, or upgrade.',
    )
    await user.clear(await field('Name', 'textbox'))
    await user.type(await field('Name', 'textbox'), 'Renamed')
    await user.click(await button('Save'))
    await screen.findByText('“Renamed” is saved and on')
    expect(await automations()).toMatchObject([{ name: 'Renamed' }])
  })

  test('P6: … and without what the plan lacks it is saved', async () => {
    const { user, automations } = await openBuilder('one', {
      plan: 'unlimited',
      automations: [
        {
          ...one,
          steps: [
            { kind: 'set_priority', priority: 'low' },
            { kind: 'call_webhook', url: 'https://example.com' },
          ],
        },
      ],
    })
    await user.selectOptions(await field('Priority'), 'High')
    await user.click(await button('Save'))
    await screen.findByText('1 thing to put right before it can be saved.')
    await user.click(await button('Remove step 2'))
    await user.click(await button('Save'))
    await screen.findByText('“Automation one” is saved and on')
    expect(await automations()).toMatchObject([{ steps: [{ kind: 'set_priority', priority: 'high' }] }])
  })
})

describe('T3: what the service refuses', () => {
  test('lands at the field that it names, the focus too, and nothing is lost', async () => {
    const { user } = await openBuilder('new', {
      // As if the tag were deleted on the way.
      async between(request) {
        if (request.method !== 'POST' || !request.url.endsWith('/automations')) return request
        const body = (await request.text()).replace('"docs"', '"gone"')
        return new Request(request, { body })
      },
    })
    await chooseTrigger(user, 'Task created')
    await add(user, 'step', 'Add tag')
    const tag = await field('Tag')
    await user.selectOptions(tag, 'docs')
    await user.click(await button('Save and switch on'))
    await waitFor(() => expect(noteOf(tag)).toBe('This tag was deleted. Choose another.'))
    await waitFor(() => expect(document.activeElement).toBe(tag))
    expect(tag.value).toBe('docs')
  })

  test('T4: of the whole is told above Save, and can be tried again', async () => {
    const { user, host } = await openBuilder('new')
    await chooseTrigger(user, 'Task created')
    await add(user, 'step', 'Set priority')
    host.setFaults({ latency: 0, failures: 'storage', only: [{ method: 'POST' }] })
    await user.click(await button('Save and switch on'))
    const refusal = (await screen.findByText('Not saved.')).closest('[role=alert]')
    expect(refusal?.textContent).toContain('This browser’s storage is full.')
    host.setFaults(undefined)
    await user.click(await button('Save and switch on'))
    await screen.findByText(/is saved and on/)
  })
})
