import { expect, test } from '@playwright/test'
import { api, control, displayed, openDesigner, setStatus, started, usageCard } from './support.ts'

const TASKS = ['Write the release note', 'Record the demo', 'Collect quotes from three customers']

test('U3: tasks are moved until ten automations have run: Usage in a second tab goes up by ten, without a reload', async ({
  context,
}) => {
  const [board, usage] = [await context.newPage(), await context.newPage()]
  await board.goto('/p/launch')
  await started(board)
  await usage.goto('/p/launch?automations=usage')
  const before = await displayed(usage)
  await usage.evaluate(() => Object.assign(window, { neverReloaded: true }))
  const exact = async () => (await api<{ used: number }>(board, 'GET /sandbox')).body.used
  const start = await exact()

  moving: for (const status of ['Review', 'Done', 'In progress', 'Review', 'Done']) {
    for (const task of TASKS) {
      await setStatus(board, task, status)
      if ((await exact()) >= start + 10) break moving
    }
  }
  const ran = (await exact()) - start
  expect(ran).toBeGreaterThanOrEqual(10)
  const shown = Math.floor((start + ran) / 10) * 10
  expect(shown).toBeGreaterThanOrEqual(before + 10)
  await expect(
    usageCard(usage).getByText(`${shown.toLocaleString('en')} of 10,000 Actions`, { exact: true }),
  ).toBeVisible()
  expect(await usage.evaluate(() => 'neverReloaded' in window)).toBe(true)

  const kept = await control(board, 'Status', 'Write the release note').getAttribute('aria-label')
  for (const page of [board, usage]) await page.reload()
  await expect(
    usageCard(usage).getByText(`${shown.toLocaleString('en')} of 10,000 Actions`, { exact: true }),
  ).toBeVisible()
  await expect(control(board, 'Status', 'Write the release note')).toHaveAttribute('aria-label', kept ?? '')
  expect(await exact()).toBe(start + ran)
})

test('what an automation did is told at once, marked in the row and kept in the activity log', async ({
  page,
}) => {
  await page.goto('/p/launch')
  await setStatus(page, 'Write the release note', 'Review')
  const row = page.getByRole('listitem').filter({ hasText: 'Write the release note' })
  await expect(page.getByText(/automations? ran \(\d+ Actions?\)/)).toBeVisible()
  await expect(row.getByRole('button', { name: /^Assign reviewer changed / })).toBeVisible()
  await expect(row.getByRole('button', { name: /Assignees of .*Kim Nguyen/ })).toBeVisible()
  await page.getByRole('button', { name: 'Activity' }).click()
  await expect(page).toHaveURL(/automations=activity/)
  const log = page.getByRole('tabpanel', { name: 'Activity' })
  await expect(log.getByRole('listitem').filter({ hasText: 'Assign reviewer' }).first()).toContainText(
    'Write the release note',
  )
})

test('P6: a task that is dragged to another status fires what listens there', async ({ page }) => {
  await page.goto('/p/launch')
  const row = page.getByRole('listitem').filter({ hasText: 'Record the demo' })
  const target = page
    .getByRole('region', { name: /^Review/ })
    .getByRole('listitem')
    .first()
  await expect(row).toBeVisible()
  const [from, to] = [await row.boundingBox(), await target.boundingBox()]
  if (!from || !to) throw new Error('The rows are not on screen')
  // By the handle at the row's left edge.
  await page.mouse.move(from.x + 10, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + 40, from.y + from.height, { steps: 4 })
  await page.mouse.move(to.x + 40, to.y + to.height / 2, { steps: 8 })
  await page.mouse.up()
  await expect(page.getByRole('button', { name: 'Status of Record the demo: Review' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Assignees of Record the demo: .*Kim Nguyen/ })).toBeVisible()
})

test('without a network the work goes on: the service is in the page', async ({ page, context }) => {
  await page.goto('/p/launch')
  await started(page)
  const used = async () => (await api<{ used: number }>(page, 'GET /sandbox')).body.used
  // Menus are fetched when the first one opens.
  await setStatus(page, 'Record the demo', 'In progress')
  const before = await used()
  await context.setOffline(true)
  await setStatus(page, 'Write the release note', 'Review')
  await expect.poll(used).toBeGreaterThan(before)
  await context.setOffline(false)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Status of Write the release note: Review' })).toBeVisible()
})

test('U5, U6, U1: on Free Forever the 90th Action warns, the 100th is the last, the 101st is refused until the reset', async ({
  page,
}) => {
  await page.goto('/p/launch?scenario=free-89')
  await started(page)
  const { body: at } = await api<{ used: number; resetsAt: string }>(page, 'GET /sandbox')
  expect(at.used).toBe(89)
  await expect(page.getByText('90 of 100 Actions used.')).toHaveCount(0)

  const designer = await openDesigner(page)
  const fire = (count: number) => designer.getByRole('button', { name: String(count), exact: true }).click()
  await fire(1)
  await expect(page.getByText('90 of 100 Actions used.')).toBeVisible()
  await fire(10)
  await expect(page.getByText('100 of 100 Actions used.')).toBeVisible()
  const reset = new Date(at.resetsAt)
  const day = reset.toLocaleDateString('en', {
    month: 'long',
    day: 'numeric',
    timeZone: 'America/Los_Angeles',
  })
  const local = reset.toLocaleTimeString('en', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Europe/Paris',
  })
  const until = `${day}, 00:00 Pacific (${local} your time)`
  await expect(page.getByText(`Automations run again on ${until}, or now with more Actions.`)).toBeVisible()

  const refused = await api<{ code: string; until: string; limit: number }>(page, 'POST /runs', {
    runs: [{ automationId: await firstActive(page), key: crypto.randomUUID() }],
  })
  expect(refused.body).toMatchObject({ ran: 0, refused: 1 })
  await expect(page.getByText(`Automations resume on ${until}, or now with more Actions.`)).toBeVisible()
  const single = await api<{ code: string; until: string }>(
    page,
    `POST /automations/${await firstActive(page)}/runs`,
    {},
  )
  expect(single).toMatchObject({
    status: 429,
    body: { code: 'monthly_actions_exceeded', until: at.resetsAt },
  })
  const { body: clock } = await api<{ now: string }>(page, 'GET /sandbox')
  const seconds = (Date.parse(at.resetsAt) - Date.parse(clock.now)) / 1000
  expect(Math.abs(Number(single.retryAfter) - seconds)).toBeLessThan(10)

  await designer.getByRole('button', { name: 'Past the reset' }).click()
  await expect(page.getByText('100 of 100 Actions used.')).toHaveCount(0)
  await expect(
    page.getByRole('dialog', { name: 'Automations resume: a new month has begun', exact: true }),
  ).toBeVisible()
  await fire(1)
  await expect.poll(async () => (await api<{ used: number }>(page, 'GET /sandbox')).body.used).toBe(1)
})

async function firstActive(page: Parameters<typeof api>[0]): Promise<string> {
  const { body } = await api<{ items: { id: string; active: boolean }[] }>(page, 'GET /automations')
  return body.items.find(({ active }) => active)?.id ?? ''
}

test('U2: the month turns under an open tab, and suspension ends by itself', async ({ page }) => {
  test.setTimeout(60_000)
  await page.goto('/p/launch?automations=usage&scenario=suspended')
  await expect(usageCard(page).getByText('Suspended', { exact: true })).toBeVisible()
  const { body } = await api<{ resetsAt: string }>(page, 'GET /sandbox')
  const before = new Date(Date.parse(body.resetsAt) - 3_000).toISOString()
  await api(page, 'POST /sandbox/clock', { to: before })
  await expect(usageCard(page).getByText('Suspended', { exact: true })).toBeVisible()
  await expect(usageCard(page).getByText(/^0 of [\d,]+ Actions$/)).toBeVisible({ timeout: 15_000 })
  await expect(usageCard(page).getByText('Suspended', { exact: true })).toHaveCount(0)
})

test('U6: more Actions resume suspended automations in every open tab at once', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()]
  for (const page of [one, two]) await page.goto('/p/launch?automations=usage&scenario=suspended')
  for (const page of [one, two])
    await expect(usageCard(page).getByText('Suspended', { exact: true })).toBeVisible()
  await api(one, 'PATCH /sandbox', { addOnActions: 5_000 })
  for (const page of [one, two]) {
    await expect(usageCard(page).getByText('Suspended', { exact: true })).toHaveCount(0)
    await expect(usageCard(page).getByText('10,000 of 15,000 Actions', { exact: true })).toBeVisible()
  }
})

test('U7, L3: with 5 of 5 active, switching on the sixth is refused in place and rolls back, with the cap, the plan and the way out', async ({
  page,
}) => {
  await page.goto('/p/launch?automations=active&scenario=free-five-of-five')
  const all = page.getByRole('radio', { name: /^All/ })
  await all.check({ force: true })
  const off = page.getByRole('switch', { checked: false }).first()
  await off.click()
  const refusal = page.getByText('5 of 5 automations are active, the most on Free Forever.')
  await expect(refusal).toBeVisible()
  await expect(refusal).toHaveCount(1)
  await expect(off).not.toBeChecked()
})

test('U4: what is under way when the tab is closed is counted whole or not at all', async ({ context }) => {
  const page = await context.newPage()
  await page.goto('/p/launch')
  await started(page)
  const { body: start } = await api<{ used: number }>(page, 'GET /sandbox')
  for (let round = 0; round < 5; round += 1) {
    const doomed = await context.newPage()
    await doomed.goto('/everything')
    await started(doomed)
    await doomed.evaluate(async () => {
      const { items } = await (await fetch('/api/v1/automations')).json()
      const { id } = items.find((one: { active: boolean }) => one.active)
      for (let index = 0; index < 40; index += 1) {
        void fetch(`/api/v1/automations/${id}/runs`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': `${Math.random()}` },
          body: '{}',
        })
      }
    })
    await doomed.close()
  }
  // The last transaction of a closed tab may still be ending: two equal counts with the sum between them are of one moment.
  const used = async () => (await api<{ used: number }>(page, 'GET /sandbox')).body.used
  const end = { used: Number.NaN }
  await expect(async () => {
    end.used = await used()
    const { body } = await api<{ items: { used: number }[] }>(page, 'GET /automations')
    expect(await used()).toBe(end.used)
    expect(body.items.reduce((sum, item) => sum + item.used, 0)).toBe(end.used)
  }).toPass({ timeout: 20_000 })
  expect(end.used).toBeGreaterThanOrEqual(start.used)
  expect(end.used).toBeLessThanOrEqual(start.used + 200)
})
