import { expect, type Page, test } from '@playwright/test'
import { started } from './support.ts'

/** The parts and use cases that are fetched ahead in idle moments, by their files' names. */
const AHEAD = ['builder-page', 'activity-tab', 'run-detail', 'move-dialog', 'change-automations', 'list-runs']

const fetched = (page: Page, part: string) =>
  page.evaluate(
    part =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .find(name => name.includes(`/assets/${part}-`) && name.endsWith('.js')),
    part,
  )

test('T4: whoever loses the connection goes on with all of it: builds an automation, reads the log', async ({
  context,
  page,
}) => {
  await page.goto('/p/launch')
  await started(page)
  for (const part of AHEAD) {
    await expect.poll(() => fetched(page, part), { message: part, timeout: 30_000 }).toBeDefined()
    // Until all that it imports is there, too.
    await page.evaluate(file => import(file as string).then(() => null), await fetched(page, part))
  }
  await context.setOffline(true)

  await page.getByRole('button', { name: /^Automations/ }).click()
  await page.getByRole('button', { name: 'New automation' }).click()
  await page.getByRole('combobox', { name: 'Trigger' }).selectOption('Task created')
  await page.getByRole('button', { name: 'Add step' }).click()
  await page.getByRole('menuitem', { name: 'Set priority' }).click()
  await page.getByRole('group', { name: 'Then' }).getByRole('combobox').selectOption('Urgent')
  await page.getByRole('textbox', { name: 'Name' }).fill('Built without a line')
  await page.getByRole('button', { name: 'Save and switch on' }).click()
  await expect(page.getByRole('switch', { name: 'Built without a line' })).toBeChecked()
  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Activity' }).getByRole('listitem').first()).toBeVisible()
})

test('T4: a part that cannot be fetched says so, and comes when it is tried again', async ({
  context,
  page,
}) => {
  // Of the context: the worker asks for it.
  await context.route('**/assets/builder-page-*', route => route.abort('internetdisconnected'))
  await page.goto('/p/launch?automations=active')
  await started(page)
  await page.getByRole('button', { name: 'New automation' }).click()
  await expect(page.getByRole('alert')).toContainText('This part of the page could not be loaded')
  await context.unroute('**/assets/builder-page-*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('combobox', { name: 'Trigger' })).toBeVisible()
})
