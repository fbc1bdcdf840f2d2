import { expect, type Page, test } from '@playwright/test'
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

/** Pays for +5,000 with a new card. Answers when the answer came, as the page measures it. */
async function buy(page: Page): Promise<number> {
  const wanted = { kind: 'add_on', pack: 'actions_5000', quantity: 1 }
  const quote = await api<{ id: string; resumes: boolean }>(page, 'POST /quotes', wanted)
  expect(quote.body.resumes).toBe(true)
  const paid = await page.evaluate(async quoteId => {
    const card = { token: 'tok_visa', brand: 'visa', last4: '4242', expiry: { month: 8, year: 2029 } }
    const response = await fetch('/api/v1/orders', {
      method: 'POST',
      headers: { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' },
      body: JSON.stringify({ quoteId, pay: { kind: 'new', card } }),
    })
    const at = performance.timeOrigin + performance.now()
    return { at, state: (await response.json()).state }
  }, quote.body.id)
  expect(paid.state).toBe('paid')
  return paid.at
}

const used = async (page: Page) => (await api<{ used: number; refused: number }>(page, 'GET /sandbox')).body
const automations = async (page: Page) =>
  (await api<{ items: { id: string; active: boolean }[] }>(page, 'GET /automations')).body.items
    .map(({ id, active }) => `${id} ${active}`)
    .sort()

test('U6: buying in one tab resumes suspended automations in every open tab within a second, without a reload', async ({
  context,
}) => {
  const addresses = [
    '/p/launch?automations=usage&scenario=suspended',
    '/p/launch?scenario=suspended',
    '/settings/clickapps?scenario=suspended',
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
  const [inUsage, onBoard, inSettings] = pages as [Page, Page, Page]
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

  const meter = '10,000 of 15,000 Actions used'
  await watch(inUsage, { meter, card: '10,000 of 15,000 Actions' })
  await watch(onBoard, { meter })
  await watch(inSettings, { meter })
  const paidAt = await buy(inSettings)
  const late: string[] = []
  for (const [index, page] of pages.entries()) {
    const after = (await resumedAt(page)) - paidAt
    if (after > WITHIN) late.push(`${addresses[index]}: ${Math.round(after)} ms`)
  }
  expect(late).toEqual([])
  // Said once, too; toasts of a tab in the background take their time.
  for (const page of pages) {
    const notice = page.getByRole('dialog', { name: 'Automations resume: 15,000 Actions a month now' })
    await expect(notice).toHaveCount(1)
  }

  // A moved task fires again, and what people switched off is off.
  await setStatus(onBoard, 'Write the release note', 'Review')
  await expect.poll(async () => (await used(onBoard)).used).toBeGreaterThan(10_000)
  expect(await automations(onBoard)).toEqual(switches)
  expect(errors).toEqual([])
})
