import { expect, type Page, test } from '@playwright/test'
import { started } from './support.ts'

const name = (page: Page) => page.getByRole('textbox', { name: 'Name' })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

async function openEditor(page: Page, edit = 'assign-reviewer'): Promise<void> {
  await page.goto(`/p/launch?automations=active&edit=${edit}`)
  await started(page)
  await expect(name(page)).toBeVisible()
}

test('P5: two tabs on one automation each keep what they have not saved, whatever the other does', async ({
  context,
}) => {
  const [one, other] = [await context.newPage(), await context.newPage()]
  await openEditor(one)
  await openEditor(other)
  await name(one).fill('One')
  await name(other).fill('Other')

  // Put right again, then saved: neither takes what the other has.
  await button(one, 'Cancel').click()
  await one.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await other.reload()
  await expect(name(other)).toHaveValue('Other')
  await openEditor(one)
  await expect(name(one)).not.toHaveValue('Other')
  await name(one).fill('One again')
  await button(one, 'Save').click()
  await expect(one.getByText('“One again” is saved and on')).toBeVisible()
  await expect(other.getByText('It was changed elsewhere since you began.')).toBeVisible()
  await expect(name(other)).toHaveValue('Other')
  await other.reload()
  await expect(name(other)).toHaveValue('Other')

  // A tab that is closed leaves it to the next that opens it; saved, nothing is left of it.
  await other.close()
  await openEditor(one)
  await expect(name(one)).toHaveValue('Other')
  await button(one, 'Save').click()
  await expect(one.getByText('“Other” is saved and on')).toBeVisible()
  const left = () => Object.keys(localStorage).filter(key => key.includes('draft'))
  expect(await one.evaluate(left)).toEqual([])
})

test('P5: two new ones, left by closing the browser’s tabs, come back one after the other', async ({
  context,
}) => {
  const tabs = [await context.newPage(), await context.newPage()]
  for (const [index, tab] of tabs.entries()) {
    await openEditor(tab, 'new')
    await name(tab).fill(`New ${index + 1}`)
  }
  for (const tab of tabs) await tab.close()
  const found: string[] = []
  for (const tab of [await context.newPage(), await context.newPage()]) {
    await openEditor(tab, 'new')
    await expect(tab.getByText(/^Unsaved changes from/)).toBeVisible()
    found.push(await name(tab).inputValue())
  }
  expect(found.sort()).toEqual(['New 1', 'New 2'])
})
