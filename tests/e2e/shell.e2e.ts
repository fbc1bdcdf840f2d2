import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

test('the page starts without an error and passes axe', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  expect(errors).toEqual([])
})

test('the shell is there without JavaScript, in the system’s theme', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark' })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.locator('.shell')).toBeVisible()
  await context.close()
})

test('a chosen theme and language are set before anything is painted', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('headroom.theme', 'dark')
    localStorage.setItem('headroom.locale', 'fr')
  })
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})
