import { expect, test } from '@playwright/test'
import { api, started } from './support.ts'

test('P3: three ways in: the button, the place’s menu, the URL; the focus comes back', async ({ page }) => {
  await page.goto('/p/launch')
  const button = page.getByRole('button', { name: /^Automations/ })
  const dialog = page.getByRole('dialog', { name: 'Automations' })
  await button.click()
  await expect(dialog).toBeVisible()
  await expect(page).toHaveURL(/automations=active/)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(button).toBeFocused()

  await page.getByRole('button', { name: 'More of Backlog' }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await page.getByRole('menuitem', { name: /^Automations/ }).click()
  await expect(dialog).toBeVisible()
  await expect(page).toHaveURL(/\/p\/backlog\?.*automations=active/)

  await page.goto('/p/launch?automations=activity')
  await expect(dialog.getByRole('tab', { name: 'Activity' })).toHaveAttribute('aria-selected', 'true')
  await dialog.getByRole('tab', { name: 'Usage' }).click()
  await expect(page).toHaveURL(/automations=usage/)
})

test('P3: in Everything the button is disabled and says why, to keyboard and screen reader', async ({
  page,
}) => {
  await page.goto('/everything')
  const button = page.getByRole('button', { name: /^Automations/ })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription('Open a Space, Folder or List')
  await button.focus()
  await expect(page.getByText('Open a Space, Folder or List').filter({ visible: true })).toBeVisible()
  await button.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('P4: the number beside Automations is the same on the button, in the menu and in the modal', async ({
  page,
}) => {
  await page.goto('/p/launch')
  await started(page)
  const places = await api<{ id: string; activeAutomations: { own: number; inherited: number } }[]>(
    page,
    'GET /places',
  )
  const active = places.body.find(({ id }) => id === 'launch')?.activeAutomations
  const count = (active?.own ?? 0) + (active?.inherited ?? 0)
  expect(count).toBeGreaterThan(0)
  await expect(page.getByRole('button', { name: `Automations ${count}` })).toBeVisible()
  await page.getByRole('button', { name: 'More of Launch' }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await expect(page.getByRole('menuitem', { name: `Automations ${count}` })).toBeVisible()
  await page.getByRole('menuitem', { name: `Automations ${count}` }).click()
  await expect(page.getByRole('tab', { name: `Active ${count}` })).toBeVisible()
})

test('P2, T2: a guest sees why automations are closed, and the page asks for nothing that is refused', async ({
  page,
}) => {
  const refused: string[] = []
  page.on('response', response => {
    if (response.status() === 403) refused.push(response.url())
  })
  await page.goto('/p/launch?scenario=as-guest')
  const button = page.getByRole('button', { name: /^Automations/ })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(/Guests/)
  await expect(page.getByRole('meter')).toHaveCount(0)
  await page.goto('/p/launch?scenario=as-guest&automations=usage')
  await expect(page.getByText('Guests cannot configure automations')).toBeVisible()
  expect(refused).toEqual([])
})

test('P1: with the ClickApp off the button says so and leads an owner to the setting, which turns it on', async ({
  page,
}) => {
  await page.goto('/p/launch?scenario=clickapp-off')
  const button = page.getByRole('button', { name: /^Automations/ })
  await expect(button).toHaveAccessibleDescription('The Automation ClickApp is off.')
  await page.getByRole('link', { name: 'Open ClickApps' }).click()
  await expect(page).toHaveURL(/\/settings\/clickapps/)
  await page.getByRole('switch').click()
  await expect(page.getByRole('switch')).toBeChecked()
  await page.goBack()
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
})

test('T2: acting as another member stays in this tab, and is kept over a reload', async ({ context }) => {
  const [owner, other] = [await context.newPage(), await context.newPage()]
  for (const page of [owner, other]) await page.goto('/p/launch')
  await other.getByRole('button', { name: /^Acme Studio/ }).click()
  await other.getByRole('menuitem', { name: /Act as/ }).click()
  await other.getByRole('menuitemradio', { name: /guest/i }).first().click()
  await expect(other.getByRole('button', { name: /^Automations/ })).toHaveAttribute('aria-disabled', 'true')
  await other.reload()
  await expect(other.getByRole('button', { name: /^Automations/ })).toHaveAttribute('aria-disabled', 'true')
  await expect(owner.getByRole('button', { name: /^Automations/ })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('without service workers a page says what is wrong and what to do', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }),
  )
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Headroom could not start' })).toBeVisible()
  await context.close()
})

test('T3: a server without a backend answers as a problem, not with a web page', async ({ request }) => {
  const response = await request.get('/api/v1/usage')
  expect(response.status()).toBe(404)
  expect(response.headers()['content-type']).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({ code: 'no_backend' })
})

test('the API describes itself in the running app', async ({ page }) => {
  await page.goto('/p/launch')
  await started(page)
  const { body } = await api<{ openapi: string; paths: object }>(page, 'GET /openapi.json')
  expect(body.openapi).toMatch(/^3\.1/)
  expect(Object.keys(body.paths)).toContain('/automations/{id}/runs')
})
