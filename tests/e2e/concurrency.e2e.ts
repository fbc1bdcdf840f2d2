import { expect, type Page, test } from '@playwright/test'

const AUTOMATION_COUNT = 1

type Offered = { ran: number; refused: number; replayed: number }

/** From inside a tab: 50 single requests and four batches of 50, all at once, and some keys of another tab again. */
function offerFromTab(
  page: Page,
  options: { automationId: string; prefix: string; again: string[] },
): Promise<Offered> {
  return page.evaluate(async ({ automationId, prefix, again }) => {
    const post = async (path: string, body: unknown, key?: string) => {
      const headers = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) }
      const response = await fetch(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: response.status, body: await response.json() }
    }
    const batch = (keys: string[]) => post('/runs', { runs: keys.map(key => ({ automationId, key })) })
    const keys = Array.from({ length: 250 }, (_, index) => `${prefix}-${String(index).padStart(3, '0')}`)
    const singles = keys.slice(0, 50).map(key => post(`/automations/${automationId}/runs`, {}, key))
    const batches = [50, 100, 150, 200].map(start => batch(keys.slice(start, start + 50)))
    const repeated = again.length > 0 ? [batch(again)] : []
    const answers = await Promise.all([...singles, ...batches, ...repeated])
    const total = { ran: 0, refused: 0, replayed: 0 }
    const count = (status: number, replayed: boolean) => {
      if (replayed) total.replayed += 1
      else if (status === 201) total.ran += 1
      else if (status === 429) total.refused += 1
      else throw new Error(`Unexpected status ${status}`)
    }
    for (const { status, body } of answers) {
      if (body.results) for (const item of body.results) count(item.status, item.replayed)
      else count(status, false)
    }
    return total
  }, options)
}

/** What the store itself holds: every counter, and every run of the month's log. */
function books(page: Page, database: string, month: string) {
  return page.evaluate(
    async ([name = '', key = '']) => {
      const open = indexedDB.open(name)
      const db: IDBDatabase = await new Promise(resolve => {
        open.onsuccess = () => resolve(open.result)
      })
      const rows = db.transaction('rows').objectStore('rows')
      const all = <Value>(...prefix: string[]): Promise<Value[]> =>
        new Promise(resolve => {
          const request = rows.getAll(
            IDBKeyRange.bound(['acme', ...prefix], ['acme', ...prefix, []], false, true),
          )
          request.onsuccess = () => resolve(request.result)
        })
      type Count = { used: number; refused: number }
      type TallyPage = { month: string; tallies: Record<string, Count> }
      type Run = { id: string; outcome: string }
      type Head = {
        books: {
          meter: Count & { month: string }
          days: Record<string, Count>
          places: Record<string, Count>
        }
        tail: Run[]
        tallies: Record<string, Count>
      }
      const sum = (counts: Count[]) => [
        counts.reduce((total, { used }) => total + used, 0),
        counts.reduce((total, { refused }) => total + refused, 0),
      ]
      const head: Head = await new Promise(resolve => {
        const request = rows.get(['acme', 'head'])
        request.onsuccess = () => resolve(JSON.parse(request.result))
      })
      const { meter, days, places } = head.books
      if (meter.month !== key) throw new Error(`The books are of ${meter.month}, not of ${key}`)
      const pages = (await all<string>('tallies')).map((page): TallyPage => JSON.parse(page))
      const blocks = (await all<string>('log', key)).flatMap((block): Run[] => JSON.parse(block))
      const log = [...blocks, ...head.tail]
      const answer = {
        meter: [meter.used, meter.refused],
        days: sum(Object.values(days)),
        automations: sum([
          ...pages.flatMap(({ month, tallies }) => (month === key ? Object.values(tallies) : [])),
          ...Object.values(head.tallies),
        ]),
        places: sum(Object.values(places)),
        log: [
          log.filter(({ outcome }) => outcome === 'done').length,
          log.filter(({ outcome }) => outcome === 'refused').length,
        ],
        runs: new Set(log.map(({ id }) => id)).size,
      }
      db.close()
      return answer
    },
    [database, month],
  )
}

test('U4, B13: 1,000 runs from four tabs on an allowance of 1,000 with 700 used: exactly 300 run; 20 times', async ({
  context,
}) => {
  test.setTimeout(240_000)
  const pages = await Promise.all(Array.from({ length: 4 }, () => context.newPage()))
  for (const page of pages) {
    await page.goto('/everything?scenario=thousand-700')
    await expect(page.getByRole('main')).toBeVisible()
    await expect.poll(() => page.evaluate(async () => (await fetch('/api/v1/usage')).status)).toBe(200)
  }
  const [first] = pages as [Page]
  const { items } = await first.evaluate(async () => (await fetch('/api/v1/automations')).json())
  expect(items).toHaveLength(AUTOMATION_COUNT)
  const automationId: string = items[0].id

  for (let round = 0; round < 20; round += 1) {
    if (round > 0) await toNextMonth(first, automationId)
    const { used, resetsAt } = await first.evaluate(async () => (await fetch('/api/v1/sandbox')).json())
    expect(used).toBe(700)
    const month = new Date(Date.parse(resetsAt) - 86_400_000).toISOString().slice(0, 7)
    const before = await books(first, 'headroom:thousand-700', month)
    const offered = await Promise.all(
      pages.map((page, tab) =>
        offerFromTab(page, {
          automationId,
          prefix: `round-${round}-tab-${tab}`,
          again:
            tab === 0 ? [] : Array.from({ length: 20 }, (_, i) => `round-${round}-tab-${tab}-${100 + i}`),
        }),
      ),
    )
    const total = (field: keyof Offered) => offered.reduce((sum, one) => sum + one[field], 0)
    expect([total('ran'), total('refused'), total('replayed')]).toEqual([300, 700, 60])

    const kept = await books(first, 'headroom:thousand-700', month)
    const counts = [1_000, 700]
    expect(kept).toMatchObject({ meter: counts, days: counts, automations: counts, places: counts })
    // Of its first 700 runs the scenario's log may tell only the latest.
    expect(kept.log.map((count, index) => count - (before.log[index] ?? 0))).toEqual([300, 700])
    expect(kept.runs - before.runs).toBe(1_000)
  }
})

/** A new month on the same allowance, with 700 used. */
async function toNextMonth(page: Page, automationId: string): Promise<void> {
  await page.evaluate(async id => {
    const post = (path: string, body: unknown) =>
      fetch(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      })
    const { resetsAt } = await (await fetch('/api/v1/usage')).json()
    await post('/sandbox/clock', { to: resetsAt })
    const runs = Array.from({ length: 700 }, (_, i) => ({
      automationId: id,
      key: `${resetsAt}-${String(i).padStart(3, '0')}`,
    }))
    await post('/runs', { runs })
  }, automationId)
}
