import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  add,
  button,
  chooseTrigger,
  field,
  form,
  openBuilder,
  prepareBuilderTests,
} from '../support/builder.tsx'
import { call } from '../support/call.ts'
import { place } from '../support/studio.ts'

prepareBuilderTests()

const automations = [{ id: 'one', placeId: place('launch') }]
const name = () => field('Name', 'textbox')

test('P5: a new one that was left is offered again, until it is discarded; that can be undone', async () => {
  const { user, host, close } = await openBuilder('new')
  await chooseTrigger(user, 'Task created')
  await add(user, 'step', 'Set priority')
  ;(await form()).focus()
  await user.keyboard('{Escape}')
  await screen.findByText('Your changes are not saved yet')
  close()

  await openBuilder('new', { host })
  // 14:03 in Pacific Time, as the service’s clock has it; shown in the reader’s zone.
  await screen.findByText(/^Unsaved changes from \d\d:\d\d$/)
  expect((await field('Trigger')).value).toBe('task_created')
  await user.click(await button('Discard'))
  expect((await field('Trigger')).value).toBe('')
  await screen.findByText('Your unsaved changes were discarded.')
  await user.click(await button('Undo'))
  expect((await field('Trigger')).value).toBe('task_created')
  expect(await screen.findAllByRole('group', { name: /^Step/ })).toHaveLength(1)
})

test('P5: what the toast discards is not offered again', async () => {
  const { user, host, close } = await openBuilder('one', { automations })
  await user.type(await name(), '!')
  await user.click(await button('Cancel'))
  await user.click(await button('Discard'))
  close()
  await openBuilder('one', { host })
  expect((await name()).value).toBe('Automation one')
  expect(screen.queryByText(/Unsaved changes/)).toBeNull()
})

test('P5: what was left is offered: by the toast at once, and by the button for a new one', async () => {
  const { user } = await openBuilder('new', { automations })
  await chooseTrigger(user, 'Tag added')
  await user.click(await button('Cancel'))
  await user.click(await button('Continue editing'))
  expect((await field('Trigger')).value).toBe('tag_added')
  await user.click(await button('Cancel'))
  await user.click(await button('New automation Draft'))
  expect((await field('Trigger')).value).toBe('tag_added')
  await user.click(await button('Discard'))
  await user.click(await button('Cancel'))
  await button('New automation')
})

test('P5: drafts are one member’s, one place’s and one automation’s', async () => {
  const { user, host, close } = await openBuilder('new')
  await chooseTrigger(user, 'Task created')
  close()
  const other = await openBuilder('new', { host, path: '/p/backlog?automations=active' })
  expect((await field('Trigger')).value).toBe('')
  other.close()
  const kim = await openBuilder('new', { host, actAs: 'kim' })
  expect((await field('Trigger')).value).toBe('')
  kim.close()
  await openBuilder('new', { host })
  expect((await field('Trigger')).value).toBe('task_created')
})

test('P5: who leaves without a change is told nothing', async () => {
  const { user } = await openBuilder('one', { automations })
  await user.type(await name(), '!{Backspace}')
  await user.click(await button('Cancel'))
  await screen.findByRole('tab', { name: /^Active/ })
  expect(screen.queryByText('Your changes are not saved yet')).toBeNull()
})

test('P5: changed elsewhere meanwhile: shown at once to who has changed nothing', async () => {
  const { host } = await openBuilder('one', { automations })
  expect((await name()).value).toBe('Automation one')
  await call(host, 'PATCH /automations/one', { body: { name: 'Theirs' } })
  await waitFor(async () => expect((await name()).value).toBe('Theirs'))
})

test('P5: changed elsewhere meanwhile: mine can be kept', async () => {
  const { user, host } = await openBuilder('one', { automations })
  await user.clear(await name())
  await user.type(await name(), 'Mine')
  await call(host, 'PATCH /automations/one', { body: { name: 'Theirs', active: false } })
  await screen.findByText('It was changed elsewhere since you began.')
  await user.click(await button('Keep mine'))
  expect(screen.queryByText('It was changed elsewhere since you began.')).toBeNull()
  await user.click(await button('Save'))
  await screen.findByText('“Mine” is saved, inactive')
})

test('P5: changed elsewhere meanwhile: theirs can be shown, and mine brought back', async () => {
  const { user, host } = await openBuilder('one', { automations })
  await user.clear(await name())
  await user.type(await name(), 'Mine')
  await call(host, 'PATCH /automations/one', { body: { name: 'Theirs' } })
  await user.click(await button('Show theirs'))
  expect((await name()).value).toBe('Theirs')
  await screen.findByText('This is the other version.')
  await user.click(await button('Undo'))
  expect((await name()).value).toBe('Mine')
})

test('P5: switching it elsewhere is no other version', async () => {
  const { user, host } = await openBuilder('one', { automations })
  await user.type(await name(), '!')
  await call(host, 'PATCH /automations/one', { body: { active: false } })
  await button('Save and switch on')
  expect(screen.queryByText('It was changed elsewhere since you began.')).toBeNull()
})

test('P5: deleted elsewhere meanwhile: it can be saved as a new one', async () => {
  const { user, host, automations: all } = await openBuilder('one', { automations })
  await user.type(await name(), '!')
  await call(host, 'DELETE /automations/one')
  await screen.findByText('This automation was deleted meanwhile.')
  await user.click(await button('Save and switch on'))
  await screen.findByText('“Automation one!” is saved and on')
  const [made] = await all()
  expect(made).toMatchObject({ name: 'Automation one!', placeId: 'launch', active: true })
  expect(made.id).not.toBe('one')
})

test('P5: deleted elsewhere: what was begun is still there after a reload, and can be given up', async () => {
  const { user, host, close } = await openBuilder('one', { automations })
  await user.type(await name(), '!')
  close()
  await call(host, 'DELETE /automations/one')
  const again = await openBuilder('one', { host })
  await screen.findByText('This automation was deleted meanwhile.')
  expect((await name()).value).toBe('Automation one!')
  await user.click(await button('Discard'))
  await screen.findByRole('tab', { name: /^Active/ })
  again.close()
  await openBuilder('one', { host })
  await screen.findByText('This automation is not here')
})

test('L2: the focus comes back to where it was when the builder is left', async () => {
  const { user, router } = await openBuilder('one', { automations })
  await form()
  await user.click(await button('Cancel'))
  const search = await screen.findByRole('searchbox')
  search.focus()
  await router.navigate({
    to: '/p/$placeId',
    params: { placeId: place('launch') },
    search: { automations: 'active', edit: 'new' },
  })
  await waitFor(async () => expect(document.activeElement).toBe(await name()))
  await user.click(await button('Cancel'))
  await waitFor(() => expect(document.activeElement).toBe(search))
})
