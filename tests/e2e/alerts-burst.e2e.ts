import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { MailView } from '#contract/mails.ts'
import { alertOf } from '../support/alert-of.ts'
import { api, started } from './support.ts'

/** 880 of 1,000 used, one automation; Ana owns the workspace, Kim administers it and reads French. */
const SCENARIO = 'alerts-ahead'
const RECIPIENTS = ['ana', 'kim']
const TABS = 4

async function openTab(context: BrowserContext, path = '/everything'): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${path}?scenario=${SCENARIO}`)
  await started(page)
  return page
}

const openTabs = (context: BrowserContext) =>
  Promise.all(Array.from({ length: TABS }, () => openTab(context)))

/** Until the worker is in control again, the web server would answer. */
async function reload(page: Page): Promise<void> {
  await page.reload()
  await started(page)
}

type Offered = { ran: number; refused: number }

/** From inside a tab, all at once: the first fifth one by one, the others in batches of 25. The keys make it repeatable. */
function offerFromTab(page: Page, options: { count: number; prefix: string }): Promise<Offered> {
  return page.evaluate(async ({ count, prefix }) => {
    const automationId = 'assign-reviewer'
    const post = async (path: string, body: unknown, key?: string) => {
      const headers = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) }
      const response = await fetch(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: response.status, body: await response.json() }
    }
    const keys = Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(4, '0')}`)
    const alone = keys.splice(0, count / 5)
    const batches: string[][] = []
    while (keys.length > 0) batches.push(keys.splice(0, 25))
    const answers = await Promise.all([
      ...alone.map(key => post(`/automations/${automationId}/runs`, {}, key)),
      ...batches.map(batch => post('/runs', { runs: batch.map(key => ({ automationId, key })) })),
    ])
    const statuses = answers.flatMap(({ status, body }) =>
      body.results ? body.results.map((result: { status: number }) => result.status) : [status],
    )
    const unexpected = statuses.filter(status => status !== 201 && status !== 429)
    if (unexpected.length > 0) throw new Error(`Unexpected: ${unexpected.join(', ')}`)
    const ran = statuses.filter(status => status === 201).length
    return { ran, refused: statuses.length - ran }
  }, options)
}

/** `count` runs at once, spread over the tabs. */
async function burst(pages: Page[], { count, name }: { count: number; name: string }): Promise<Offered> {
  const parts = await Promise.all(
    pages.map((page, tab) => offerFromTab(page, { count: count / pages.length, prefix: `${name}-${tab}` })),
  )
  return {
    ran: parts.reduce((sum, { ran }) => sum + ran, 0),
    refused: parts.reduce((sum, { refused }) => sum + refused, 0),
  }
}

function short(mail: MailView): string {
  const { month, allowance, kind } = alertOf(mail)
  return `${month} ${allowance} ${kind} ${mail.to.id}`
}
const everyKind = (month: string, allowance: number) =>
  ['ninety', 'exceeded'].flatMap(kind => RECIPIENTS.map(to => `${month} ${allowance} ${kind} ${to}`))

async function outbox(page: Page): Promise<MailView[]> {
  const { body } = await api<{ items: MailView[]; next: string | null }>(page, 'GET /mails?limit=200')
  expect(body.next).toBeNull()
  return body.items
}

/** Once none is still to be sent, there are these and no others. */
async function expectMails(page: Page, expected: string[]): Promise<void> {
  const areSent = async () => {
    const mails = await outbox(page)
    return mails.length > 0 && mails.every(({ sentAt }) => sentAt !== null)
  }
  // A file that a killed tab was loading is held by the browser's cache for up to 20 seconds.
  await expect.poll(areSent, { timeout: 60_000 }).toBe(true)
  expect((await outbox(page)).map(short).toSorted()).toEqual(expected.toSorted())
}

async function month(page: Page): Promise<string> {
  const { body } = await api<{ month: string }>(page, 'GET /usage')
  return body.month
}

test('A1, A2: a burst over four tabs sends each e-mail once to owners and admins, in their languages; a larger allowance and a new month once more', async ({
  context,
}) => {
  test.setTimeout(180_000)
  const pages = await openTabs(context)
  const [first, second, third] = pages as [Page, Page, Page, Page]
  const now = await month(first)

  // Across 90 % and 100 % at once; then two tabs load anew while the e-mails are being written.
  expect(await burst(pages, { count: 500, name: 'first' })).toEqual({ ran: 120, refused: 380 })
  await Promise.all([reload(second), reload(third)])
  await expectMails(first, everyKind(now, 1_000))

  const mails = await outbox(first)
  for (const mail of mails) {
    const { id, to, subject } = mail
    const { body } = await api<{ content: { html: string; text: string } }>(first, `GET /mails/${id}`)
    expect(to.locale).toBe(to.id === 'kim' ? 'fr' : 'en')
    expect(body.content.html).toContain(`lang="${to.locale}"`)
    expect(body.content.html).toContain(to.locale === 'fr' ? 'Actions utilisées' : 'Actions used')
    expect(body.content.text.length).toBeGreaterThan(100)
    expect(subject).toMatch(/^\S.*\S$/)
    // The count of the run that crossed the line, however many came with it.
    const { kind, used } = alertOf(mail)
    expect(used).toBe(kind === 'ninety' ? 900 : 1_000)
  }
  expect(new Set(mails.map(({ subject, to }) => `${to.locale} ${subject}`)).size).toBe(4)

  // Nothing is due a second time.
  await Promise.all(pages.map(reload))
  expect(await burst(pages, { count: 100, name: 'more' })).toEqual({ ran: 0, refused: 100 })
  await expectMails(first, everyKind(now, 1_000))

  await api(first, 'PATCH /sandbox', { addOnActions: 1_000 })
  expect(await burst(pages, { count: 1_200, name: 'second' })).toEqual({ ran: 1_000, refused: 200 })
  await reload(first)
  const both = [...everyKind(now, 1_000), ...everyKind(now, 2_000)]
  await expectMails(first, both)

  const { body } = await api<{ resetsAt: string }>(first, 'GET /usage')
  await api(first, 'POST /sandbox/clock', { to: body.resetsAt })
  const next = await month(first)
  expect(next > now).toBe(true)
  expect(await burst(pages, { count: 2_200, name: 'third' })).toEqual({ ran: 2_000, refused: 200 })
  await Promise.all(pages.map(reload))
  await expectMails(first, [...both, ...everyKind(next, 2_000)])
})

test('A2: tabs that are killed lose no e-mail and send none twice', async ({ context }) => {
  test.setTimeout(120_000)
  const pages = await openTabs(context)
  const now = await month(pages[0] as Page)

  // Two die in the middle of it: what they had not offered yet is offered by another, under the same keys.
  const offered = pages.map((page, tab) =>
    offerFromTab(page, { count: 125, prefix: `killed-${tab}` }).catch(() => null),
  )
  const [survivor, other, ...dying] = pages as [Page, Page, ...Page[]]
  await Promise.race(offered)
  await Promise.all(dying.map(page => page.close()))
  await Promise.all(offered)
  for (const tab of [2, 3]) await offerFromTab(survivor, { count: 125, prefix: `killed-${tab}` })
  const { body } = await api(survivor, 'GET /sandbox')
  expect([body.used, body.refused]).toEqual([1_000, 380])

  // The last ones go as soon as the answers are there.
  await api(survivor, 'PATCH /sandbox', { addOnActions: 1_000 })
  expect(await burst([survivor, other], { count: 1_200, name: 'last' })).toEqual({ ran: 1_000, refused: 200 })
  await Promise.all([survivor.close(), other.close()])

  const heir = await openTab(context)
  await expectMails(heir, [...everyKind(now, 1_000), ...everyKind(now, 2_000)])
})

test('U6: every open tab says once that suspension begins, and that it ends', async ({ context }) => {
  const pages = await Promise.all([openTab(context), openTab(context), openTab(context, '/p/launch')])
  const [first] = pages as [Page, Page, Page]
  for (const page of pages) await expect(page.getByRole('meter')).toBeVisible()

  await burst(pages, { count: 300, name: 'over' })
  const notices = pages.map(page => page.getByRole('region', { name: 'Notifications' }).getByRole('dialog'))
  const said = (text: string) =>
    Promise.all(notices.map(one => expect(one.filter({ hasText: text })).toHaveCount(1)))
  await said('Automations have been suspended since')
  for (const page of pages) await expect(page.getByRole('alert')).toHaveCount(0)

  await api(first, 'PATCH /sandbox', { addOnActions: 14_000 })
  await said('Automations resume: 15,000 Actions a month now')
  for (const one of notices) {
    // It takes the place of the other.
    await expect(one).toHaveCount(1)
    await expect(one).toContainText('stay off')
  }
})
