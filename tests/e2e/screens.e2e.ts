import { expect, test } from '@playwright/test'
import { expectNoViolations, usageCard } from './support.ts'

for (const { locale, colorScheme } of [
  { locale: 'en-US', colorScheme: 'light' },
  { locale: 'fr-FR', colorScheme: 'dark' },
] as const) {
  test.describe(`${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme })
    for (const path of [
      '/p/launch',
      '/everything',
      '/p/launch?automations=active',
      '/p/launch?automations=usage&scenario=suspended',
      '/p/launch?automations=activity',
      '/p/launch?automations=activity&log=deliveries&scenario=connected',
      '/settings/clickapps',
      '/settings/billing?for=upgrade&scenario=warning',
      '/settings/billing/plans?scenario=free-about-to-upgrade',
      '/settings/billing/add-ons?scenario=renewal-past-due',
      '/settings/billing/invoices?scenario=six-months-left',
      '/settings/billing/payment-methods',
      '/settings/alerts?scenario=suspended',
      '/settings/receiver',
    ]) {
      test(`L1, L2: ${path} passes axe, and nothing is wider than a phone`, async ({ page }) => {
        const errors: string[] = []
        page.on('pageerror', error => errors.push(error.message))
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
        await expectNoViolations(page)
        await page.setViewportSize({ width: 320, height: 640 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
        expect(errors).toEqual([])
      })
    }
  })
}

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' })

  test('L1: the article’s own labels, word for word', async ({ page }) => {
    await page.goto('/p/launch?automations=usage&scenario=business-plus')
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    const dialog = page.getByRole('dialog', { name: 'Automatisations' })
    await expect(dialog.getByRole('tab', { name: /^Automatisation active/ })).toBeVisible()
    await expect(dialog.getByRole('tab', { name: 'Utilisation' })).toBeVisible()
    await expect(dialog.getByRole('tab', { name: 'Activité' })).toBeVisible()
    for (const name of ['Utilisation de l’environnement de travail', 'Total des Automatisations']) {
      await expect(dialog.getByRole('heading', { name })).toBeVisible()
    }
    await expect(dialog.getByRole('link', { name: 'Mise à niveau' })).toBeVisible()
    await expect(dialog.getByRole('link', { name: 'Modules complémentaires' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('link', { name: 'Tout', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Automatisations/ })).toBeVisible()
  })

  test('U1: the reset in Pacific Time and in the reader’s own zone', async ({ page }) => {
    await page.goto('/p/launch?automations=usage')
    await expect(usageCard(page, 'Utilisation de l’environnement de travail')).toContainText(
      /Pacifique.*heure locale/,
    )
  })
})

test('L1: a chosen language and theme are kept', async ({ page }) => {
  await page.goto('/p/launch')
  await page.getByRole('button', { name: /^Acme Studio/ }).click()
  await page.getByRole('menuitem', { name: 'Language' }).click()
  await page.getByRole('menuitemradio', { name: 'Français' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.reload()
  await expect(page.getByRole('link', { name: 'Tout', exact: true })).toBeVisible()
})

test('U8: Upgrade and Add-ons by plan', async ({ page }) => {
  const links = async (scenario: string) => {
    await page.goto(`/p/launch?automations=usage&scenario=${scenario}`)
    await expect(usageCard(page).getByText(/of [\d,]+ Actions/)).toBeVisible()
    const dialog = page.getByRole('dialog')
    return [
      await dialog.getByRole('link', { name: 'Upgrade' }).count(),
      await dialog.getByRole('link', { name: 'Add-ons' }).count(),
    ].map(count => count > 0)
  }
  expect(await links('business-plus')).toEqual([true, true])
  expect(await links('enterprise')).toEqual([false, true])
  expect(await links('unlimited')).toEqual([true, false])
})
