import { expect, type Page, test } from '@playwright/test'
import { ADD_ONS, panel, upgrade } from './order-panel.ts'
import { api, setStatus, started, usageCard } from './support.ts'

const WITHIN = 1_000
const SUSPENDED = 'Automations resume on'

/** What a tab shows once automations run again; `card` where its Usage tab is open. */
type Shown = { meter: string; card?: string }

/**
 * Watches the page from now on, without a look at it in between. Answers when all of it was shown, and nothing of a
 * suspension any more, in milliseconds since 1970 as the page measures them.
 */
function watch(page: Page, shown: Shown): Promise<void> {
  return page.evaluate(({ meter, card }) => {
    const text = (selector: string) =>
      [...document.querySelectorAll(selector)].map(one => one.textContent).join(' ')
    const isResumed = () =>
      document.querySelector('section[aria-label="Actions used this month"]') === null &&
      document.querySelector('aside [role=meter]')?.getAttribute('aria-valuetext') === meter &&
      !text('aside').includes('Suspended') &&
      (card === undefined || (text('dialog').includes(card) && !text('dialog').includes('Suspended')))
    const kept = globalThis as typeof globalThis & { resumedAt?: Promise<number> }
    kept.resumedAt = new Promise(resolve => {
      const look = () => {
        if (!isResumed()) return
        observer.disconnect()
        resolve(performance.timeOrigin + performance.now())
      }
      const observer = new MutationObserver(look)
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      look()
    })
  }, shown)
}

const resumedAt = (page: Page) =>
  page.evaluate(() => {
    const { resumedAt } = globalThis as typeof globalThis & { resumedAt?: Promise<number> }
    if (!resumedAt) throw new Error('The page was loaded again')
    return resumedAt
  })

/** Presses the button of the Order summary. Answers when it says that it is paid, as the page measures it. */
async function buy(page: Page): Promise<number> {
  await expect(upgrade(page)).toBeEnabled()
  await panel(page).evaluate(order => {
    const kept = globalThis as typeof globalThis & { paidAt?: Promise<number> }
    kept.paidAt = new Promise(resolve => {
      const observer = new MutationObserver(() => {
        if (!/^\$[\d.,]+ paid$/.test(order.querySelector('h3')?.textContent ?? '')) return
        observer.disconnect()
        resolve(performance.timeOrigin + performance.now())
      })
      observer.observe(order, { subtree: true, childList: true, characterData: true })
    })
  })
  await upgrade(page).click()
  return page.evaluate(() => {
    const { paidAt } = globalThis as typeof globalThis & { paidAt?: Promise<number> }
    if (!paidAt) throw new Error('The page was loaded again')
    return paidAt
  })
}

const used = async (page: Page) => (await api<{ used: number; refused: number }>(page, 'GET /sandbox')).body
const automations = async (page: Page) =>
  (await api<{ items: { id: string; active: boolean }[] }>(page, 'GET /automations')).body.items
    .map(({ id, active }) => `${id} ${active}`)
    .sort()

test('U6: buying by the Order summary in one tab resumes suspended automations in every open tab within a second, without a reload', async ({
  context,
}) => {
  const addresses = [
    '/p/launch?automations=usage&scenario=suspended',
    '/p/launch?scenario=suspended',
    '/settings/clickapps?scenario=suspended',
    `${ADD_ONS}?scenario=suspended&buy=actions_5000`,
  ]
  const errors: string[] = []
  const pages: Page[] = []
  for (const address of addresses) {
    const page = await context.newPage()
    page.on('pageerror', error => errors.push(error.message))
    await page.goto(address)
    await started(page)
    pages.push(page)
  }
  const [inUsage, onBoard, inSettings, buying] = pages as [Page, Page, Page, Page]
  await expect(usageCard(inUsage).getByText('Suspended', { exact: true })).toBeVisible()
  for (const page of [onBoard, inSettings]) await expect(page.getByText(SUSPENDED)).toBeVisible()

  // Until then a moved task fires nothing.
  const before = await used(onBoard)
  expect(before.used).toBe(10_000)
  await setStatus(onBoard, 'Record the demo', 'Review')
  await expect.poll(async () => (await used(onBoard)).refused).toBeGreaterThan(before.refused)
  expect((await used(onBoard)).used).toBe(10_000)
  const switches = await automations(onBoard)
  expect(switches.filter(one => one.endsWith('false')).length).toBeGreaterThan(0)

  await expect(panel(buying)).toContainText('10,000')
  await expect(panel(buying)).toContainText('15,000')
  const meter = '10,000 of 15,000 Actions used'
  await watch(inUsage, { meter, card: '10,000 of 15,000 Actions' })
  await watch(onBoard, { meter })
  await watch(inSettings, { meter })
  await watch(buying, { meter })
  const paidAt = await buy(buying)
  const late: string[] = []
  for (const [index, page] of pages.entries()) {
    const after = (await resumedAt(page)) - paidAt
    if (after > WITHIN) late.push(`${addresses[index]}: ${Math.round(after)} ms`)
  }
  expect(late).toEqual([])
  await expect(panel(buying)).toContainText('Suspended automations have resumed')
  // Said once, too; toasts of a tab in the background take their time.
  for (const page of [inUsage, onBoard, inSettings]) {
    const notice = page.getByRole('dialog', { name: 'Automations resume: 15,000 Actions a month now' })
    await expect(notice).toHaveCount(1)
  }

  // A moved task fires again, and what people switched off is off.
  await setStatus(onBoard, 'Write the release note', 'Review')
  await expect.poll(async () => (await used(onBoard)).used).toBeGreaterThan(10_000)
  expect(await automations(onBoard)).toEqual(switches)
  expect(errors).toEqual([])
})
