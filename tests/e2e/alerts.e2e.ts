import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { api, started } from './support.ts'

const SCENARIO = 'scenario=free-89'

/** What the owner and the admin get, each in their own language. */
const warned = {
  en: '90 of 100 Actions used in Acme Studio',
  fr: '90 Actions utilisées sur 100 dans Acme Studio',
}

const outbox = (page: Page) => page.getByRole('list', { name: 'Sent e-mails' })

/** As many attempts of one automation, each with a key of its own. */
async function fire(page: Page, count: number): Promise<void> {
  await started(page)
  const { body } = await api<{ items: { id: string; active: boolean }[] }>(page, 'GET /automations')
  const automationId = body.items.find(({ active }) => active)?.id
  const runs = Array.from({ length: count }, () => ({ automationId, key: crypto.randomUUID() }))
  expect((await api(page, 'POST /runs', { runs })).status).toBe(200)
}

test('A1, A2, A5: what another tab fires brings one e-mail to the owner and one to the admin, without a reload, and none twice', async ({
  context,
}) => {
  const [page, other] = [await context.newPage(), await context.newPage()]
  await page.goto(`/settings/alerts?${SCENARIO}`)
  await expect(page.getByRole('heading', { name: 'No e-mail has been sent yet' })).toBeVisible()
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }))

  await other.goto(`/everything?${SCENARIO}`)
  await fire(other, 1)
  await expect(outbox(page).getByRole('link', { name: warned.en })).toBeVisible()
  await expect(outbox(page).getByRole('link', { name: warned.fr })).toBeVisible()
  const row = outbox(page).getByRole('listitem').filter({ hasText: warned.fr })
  await expect(row).toContainText('kim@acme.example')
  await expect(row).toContainText(/French.*90% of 100 reached/s)

  // Ten more are there, then the first is refused.
  await fire(other, 15)
  await page.getByRole('button', { name: '2 new' }).click()
  await expect(outbox(page).getByRole('listitem')).toHaveCount(4)
  await expect(outbox(page).getByText(/^100 exceeded/)).toHaveCount(2)
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true)

  for (const each of [page, other]) await each.reload()
  await fire(other, 5)
  await expect(outbox(page).getByRole('listitem')).toHaveCount(4)
  const { body } = await api<{ items: { sentAt: string | null }[] }>(page, 'GET /mails')
  expect(body.items.map(({ sentAt }) => sentAt !== null)).toEqual([true, true, true, true])
})

test('A3: an e-mail opens as it would arrive, and its links lead to the Usage tab and to Upgrade', async ({
  page,
  context,
}) => {
  await page.goto(`/settings/alerts?${SCENARIO}`)
  await fire(page, 1)
  await outbox(page).getByRole('link', { name: warned.en }).click()
  await expect(page).toHaveURL(/[?&]mail=/)
  const dialog = page.getByRole('dialog', { name: 'E-mail to Ana Costa' })
  await expect(dialog.getByText('<ana@acme.example>')).toBeVisible()
  const message = dialog.frameLocator('iframe')
  await expect(message.getByRole('heading', { name: warned.en })).toBeVisible()
  // In a frame without scripts axe cannot run: tests/emails has it look at messages.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
  expect(violations).toEqual([])

  const follow = async (name: string) => {
    const opened = context.waitForEvent('page')
    await message.getByRole('link', { name }).click()
    return opened
  }
  const usage = await follow('Open the Usage tab')
  await expect(usage.getByRole('tab', { name: 'Usage' })).toHaveAttribute('aria-selected', 'true')
  await expect(usage.getByText('90 of 100 Actions', { exact: true })).toBeVisible()
  expect(new URL(usage.url()).pathname).toMatch(/^\/p\//)
  expect(new URL(usage.url()).searchParams.get('scenario')).toBe('free-89')
  const upgrade = await follow('Upgrade')
  await expect(upgrade).toHaveURL(/\/settings\/billing\/plans\?.*for=upgrade/)
  await expect(upgrade.getByRole('heading', { name: 'Compare plans' })).toBeVisible()

  // A link to it shows it again; closed, the log is there, and Back does not open it again.
  await page.reload()
  await expect(message.getByRole('heading', { name: warned.en })).toBeVisible()
  await dialog.getByRole('radio', { name: 'Text' }).check({ force: true })
  await expect(dialog.getByText(/Open the Usage tab\nhttp/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page).not.toHaveURL(/mail=/)
})

test('A5: by keyboard an e-mail opens and closes, the focus comes back, and the address with it', async ({
  page,
}) => {
  await page.goto('/settings/clickapps?scenario=warning')
  await page.getByRole('link', { name: 'Alerts' }).click()
  const link = outbox(page).getByRole('link', { name: /^9,000 of 10,000 Actions used/ })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^E-mail to/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(link).toBeFocused()
  await expect(page).not.toHaveURL(/mail=/)
  await page.goBack()
  await expect(page).toHaveURL(/\/settings\/clickapps/)
})

test('A5, T2: a member reads whom to ask, the page asks for nothing that is refused, and the API refuses', async ({
  page,
}) => {
  const refused: string[] = []
  page.on('response', response => {
    if (response.status() === 403) refused.push(response.url())
  })
  await page.goto('/settings/alerts?scenario=as-member')
  await expect(page.getByRole('heading', { name: 'Alerts are for owners and admins' })).toBeVisible()
  await expect(page.getByText('ask Ana Costa or Kim Nguyen')).toBeVisible()
  expect(refused).toEqual([])
  expect(await api(page, 'GET /mails')).toMatchObject({ status: 403, body: { code: 'role_required' } })
})

test('A3, P2: a guest who follows a link to Usage reads why it is closed', async ({ page }) => {
  await page.goto('/usage?scenario=as-guest')
  await expect(page).toHaveURL(/\/p\/.*automations=usage/)
  await expect(page.getByText('Guests cannot configure automations')).toBeVisible()
})
