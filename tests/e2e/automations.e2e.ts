import { expect, type Page, test } from '@playwright/test'
import { choose, pick, press, tabTo } from './keyboard.ts'
import { api, control, expectNoViolations, started } from './support.ts'

const modal = (page: Page) => page.getByRole('dialog', { name: /automation/i }).first()
const NAME = 'Urgent reviews go to Kim and the shop'
const TASK = 'Record the demo'

test('P3, P5, P6, P8: by keyboard alone: built, seen to fire, its delivery found, changed, moved to the Space, deleted and brought back', async ({
  page,
}) => {
  // Hundreds of key presses, each seen to arrive.
  test.slow()
  await page.goto('/p/launch')
  await started(page)

  // When a task goes to Review, if it is urgent, assign Kim and call a webhook.
  await press(page, page.getByRole('button', { name: /^Automations/ }))
  await press(page, modal(page).getByRole('button', { name: 'New automation' }))
  await choose(page, page.getByRole('combobox', { name: 'Trigger' }), 'Status changed')
  await choose(
    page,
    page.getByRole('group', { name: 'When' }).getByRole('combobox', { name: 'to' }),
    'Review',
  )
  await press(page, page.getByRole('button', { name: 'Add condition' }))
  await pick(page, page.getByRole('menuitem', { name: 'Priority' }))
  await choose(page, page.getByRole('group', { name: 'Only if' }).getByRole('combobox'), 'Urgent')
  await press(page, page.getByRole('button', { name: 'Add step' }))
  await pick(page, page.getByRole('menuitem', { name: 'Add assignee' }))
  await choose(page, page.getByRole('group', { name: 'Then' }).getByRole('combobox'), 'Kim Nguyen')
  await press(page, page.getByRole('button', { name: 'Add step' }))
  await pick(page, page.getByRole('menuitem', { name: 'Call a webhook' }))
  await expect(page.getByRole('textbox', { name: 'Address' })).toBeFocused()
  await page.keyboard.type('https://shop.example/hooks/review')
  await tabTo(page, page.getByRole('textbox', { name: 'Name' }), 'Shift+Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(NAME)
  await expectNoViolations(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('switch', { name: NAME })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(modal(page)).toBeHidden()

  // It fires.
  await press(page, control(page, 'Priority', TASK))
  await pick(page, page.getByRole('menuitemradio', { name: 'Urgent' }))
  await expect(page.getByRole('button', { name: `Priority of ${TASK}: Urgent` })).toBeFocused()
  await tabTo(page, control(page, 'Status', TASK), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await pick(page, page.getByRole('menuitemradio', { name: 'Review' }))
  await expect(
    page.getByRole('button', { name: new RegExp(`Assignees of ${TASK}: .*Kim Nguyen`) }),
  ).toBeVisible()

  // Its run, and the delivery behind it.
  await press(page, page.getByRole('button', { name: /^Automations/ }))
  await tabTo(page, modal(page).getByRole('tab', { name: /^Active/ }))
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('tab', { name: 'Activity' })).toBeFocused()
  await page.keyboard.press('Enter')
  const run = page.getByRole('listitem').filter({ hasText: NAME }).first()
  await press(page, run.getByRole('button', { expanded: false }))
  await press(page, run.getByRole('link', { name: 'Open the delivery' }))
  const log = page.getByRole('tabpanel', { name: 'Activity' })
  await expect(log).toContainText('https://shop.example/hooks/review')
  await expect(log).toContainText('200')
  await expect(log).toContainText(TASK)
  const { body: sent } = await api<{ items: { state: string; url: string; body: string }[] }>(
    page,
    'GET /deliveries',
  )
  expect(sent.items[0]).toMatchObject({ state: 'delivered', url: 'https://shop.example/hooks/review' })
  const { body: came } = await api<{ items: { signed: boolean; body: string }[] }>(
    page,
    'GET /sandbox/arrivals',
  )
  expect(came.items[0]).toMatchObject({ signed: true, body: sent.items[0]?.body })

  // Changed.
  await tabTo(page, modal(page).getByRole('tab', { name: 'Activity' }), 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('link', { name: NAME, exact: true }))
  await tabTo(page, page.getByRole('group', { name: 'Then' }).getByRole('combobox'))
  await page.keyboard.type('Jonas')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('assign Jonas Weber, call a webhook')).toBeVisible()

  // Moved up to the Space, where it works for every List.
  const more = page.getByRole('button', { name: `More of ${NAME}` })
  await press(page, more)
  await pick(page, page.getByRole('menuitem', { name: 'Move to…' }))
  await expect(page.getByRole('combobox', { name: 'Search places' })).toBeFocused()
  await page.keyboard.type('Product')
  await expect(page.getByRole('option', { name: /^Product/, selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: NAME })).toContainText('from Product')

  // Deleted, and brought back.
  await press(page, more)
  await pick(page, page.getByRole('menuitem', { name: 'Delete' }))
  await expect(page.getByRole('switch', { name: NAME })).toBeHidden()
  await press(
    page,
    page.getByRole('dialog').filter({ hasText: 'was deleted' }).last().getByRole('button', { name: 'Undo' }),
  )
  await expect(page.getByRole('switch', { name: NAME })).toBeChecked()
})
