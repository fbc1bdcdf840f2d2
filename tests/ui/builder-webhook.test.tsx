import { createHmac } from 'node:crypto'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { HookId } from '#domain/brand.ts'
import {
  add,
  button,
  chooseTrigger,
  field,
  noteOf,
  openBuilder,
  prepareBuilderTests,
} from '../support/builder.tsx'
import { call } from '../support/call.ts'
import { place } from '../support/studio.ts'

prepareBuilderTests()

const address = () => field('Address to send to', 'textbox')
const secret = async () => screen.findByLabelText<HTMLInputElement>('Secret')
const signature = (secret: string, body: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
const hooked = (active: boolean) => ({
  hooks: [{ id: 'h1' }],
  automations: [
    {
      id: 'one',
      placeId: place('launch'),
      active,
      trigger: { kind: 'webhook_received', hookId: 'h1' as HookId } as const,
      conditions: [{ kind: 'payload', path: 'action', test: 'is', value: 'opened' } as const],
      steps: [{ kind: 'create_task', listId: null, title: 'x', priority: null, assigneeId: null } as const],
    },
  ],
})

test('P6: an address is there as soon as the trigger is chosen, and stays the same', async () => {
  const { user, host } = await openBuilder('new')
  await chooseTrigger(user, 'Incoming webhook')
  const { value } = await address()
  expect(value).toMatch(/^http:\/\/localhost.*\/api\/v1\/hooks\/.+/)
  await chooseTrigger(user, 'Task created')
  await chooseTrigger(user, 'Incoming webhook')
  expect((await address()).value).toBe(value)
  const path = new URL(value).pathname.replace('/api/v1', '')
  expect((await call(host, `GET ${path}/settings`)).status).toBe(200)
})

test('P6: the secret is hidden, can be shown, copied and replaced', async () => {
  const { user, host } = await openBuilder('one', hooked(true))
  expect((await secret()).type).toBe('password')
  await user.click(await button('Show'))
  expect([(await secret()).type, (await secret()).value]).toEqual(['text', 'a secret'])
  await user.click(await button('Copy the secret'))
  expect(await navigator.clipboard.readText()).toBe('a secret')
  await user.click(await button('Replace'))
  const popover = within(await screen.findByRole('dialog', { name: 'Replace the secret?' }))
  await user.click(popover.getByRole('button', { name: 'Replace' }))
  await waitFor(async () => expect((await secret()).value).toMatch(/^whsec_/))
  expect((await call(host, 'GET /hooks/h1/settings')).body.secret).toBe((await secret()).value)
})

test('P6: a test is really received: its fields are offered to conditions and texts', async () => {
  const { user, automations } = await openBuilder('new')
  await chooseTrigger(user, 'Incoming webhook')
  await user.click(await button('Send a test'))
  await screen.findByText(/not saved with this webhook yet/)
  await user.click(await button('Send'))
  await screen.findByText('Received. Nothing ran')
  within(await screen.findByRole('region', { name: 'Received lately' })).getByText(
    /"title": "The page does not scroll"/,
  )

  await add(user, 'condition', 'Payload field')
  const path = await field('Payload field')
  await waitFor(() => expect(document.activeElement).toBe(path))
  await user.type(path, 'act')
  await user.click(await screen.findByRole('option', { name: /^action/ }))
  await user.type(await field('Value', 'textbox'), 'opened')

  await add(user, 'step', 'Create task')
  const title = await field('Title', 'textbox')
  await user.type(title, 'Look at: ')
  await user.click(await button('Insert field'))
  await user.click(await screen.findByRole('menuitem', { name: /^issue\.title/ }))
  await waitFor(() => expect(title.value).toBe('Look at: {{payload.issue.title}}'))
  await waitFor(() => expect(document.activeElement).toBe(title))
  await user.keyboard('!')
  expect(title.value).toBe('Look at: {{payload.issue.title}}!')

  await user.click(await button('Save and switch on'))
  await screen.findByText(/is saved and on/)
  expect(await automations()).toMatchObject([
    {
      trigger: { kind: 'webhook_received' },
      conditions: [{ kind: 'payload', path: 'action', test: 'is', value: 'opened' }],
      steps: [{ kind: 'create_task', title: 'Look at: {{payload.issue.title}}!' }],
    },
  ])
})

test('P6: a test fires what is saved, and says what came of it', async () => {
  const { user, host } = await openBuilder('one', hooked(true))
  await user.click(await button('Send a test'))
  await screen.findByText(/What it fires is real/)
  await user.click(await button('Send'))
  await screen.findByText('Received. “Automation one” ran')
  const { body: tasks } = await call(host, 'GET /tasks?place=launch')
  expect(tasks.map(({ title }: { title: string }) => title)).toContain('x')

  await user.selectOptions(await field('Start from'), 'GitHub: a push')
  await user.click(await button('Send'))
  await screen.findByText('Received. Nothing ran')
})

test('P6: of one that is off, a test says so', async () => {
  const { user } = await openBuilder('one', hooked(false))
  await user.click(await button('Send a test'))
  await screen.findByText(/The automation is off: a test fires nothing/)
  await user.click(await button('Send'))
  await screen.findByText(/Nothing ran\./)
  await screen.findByText(/The automation is switched off\./)
  // It was received all the same.
  await screen.findByRole('region', { name: 'Received lately' })
})

test('P6: what is no JSON is not sent', async () => {
  const { user, host } = await openBuilder('one', hooked(true))
  await user.click(await button('Send a test'))
  const payload = await field('Payload', 'textbox')
  await user.clear(payload)
  await user.paste('{ "action": ')
  await user.click(await button('Send'))
  await waitFor(() => expect(noteOf(payload)).toBe('This is not JSON. Look for a missing quote or comma.'))
  expect((await call(host, 'GET /hooks/h1/settings')).body.received).toEqual([])
})

test('P6: what comes from the outside meanwhile is shown without a reload', async () => {
  const { host } = await openBuilder('one', hooked(true))
  await screen.findByText(/Nothing has come yet/)
  await call(host, 'POST /hooks/h1/test', { body: { payload: { action: 'opened' } } })
  await screen.findByRole('region', { name: 'Received lately' })
})

test('P6: what came is told from what was sent as a test, and refused calls say why', async () => {
  const { host } = await openBuilder('one', hooked(true))
  const send = (headers: Record<string, string>, body = '{"action":"opened"}') =>
    host.fetch(new Request('http://headroom.test/api/v1/hooks/h1', { method: 'POST', body, headers }))
  await call(host, 'POST /hooks/h1/test', { body: { payload: { action: 'opened' } } })
  host.clock.advance(1_000)
  await send({ 'x-hub-signature-256': signature('a secret', '{"action":"opened"}') })
  host.clock.advance(1_000)
  await send({ 'x-hub-signature-256': signature('another', '{"action":"opened"}') })
  await waitFor(() => {
    const list = within(screen.getByRole('region', { name: 'Received lately' }))
    expect(list.getAllByRole('listitem').map(item => item.textContent)).toEqual([
      expect.stringMatching(/^Refused.*The signature does not fit: check the secret\.$/),
      expect.stringMatching(/^Webhook/),
      expect.stringMatching(/^Test/),
    ])
  })
})

test('P6: an address that is gone can be made anew', async () => {
  const { user, automations } = await openBuilder('one', { ...hooked(true), hooks: [] })
  await user.click(await button('Make a new address'))
  await address()
  await user.click(await button('Save'))
  await screen.findByText('“Automation one” is saved and on')
  const [saved] = await automations()
  expect(saved.trigger.hookId).not.toBe('h1')
})

test('P6: saved anew after its deletion, it needs an address of its own', async () => {
  const { user, host, automations } = await openBuilder('one', hooked(true))
  await user.type(await field('Name', 'textbox'), '!')
  await call(host, 'DELETE /automations/one')
  await screen.findByText('This automation was deleted meanwhile.')
  await user.click(await button('Save and switch on'))
  await waitFor(async () =>
    expect(noteOf(await address())).toBe('This address is another automation’s. Make a new one.'),
  )
  await user.click(await button('Make a new address'))
  await waitFor(async () => expect((await address()).value).not.toContain('/h1'))
  await user.click(await button('Save and switch on'))
  await screen.findByText('“Automation one!” is saved and on')
  expect(await automations()).toHaveLength(1)
})
