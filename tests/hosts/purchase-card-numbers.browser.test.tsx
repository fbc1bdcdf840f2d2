import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { createRef } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { CardTokenView } from '#contract/card-token.ts'
import type { Instant } from '#domain/brand.ts'
import { testCards } from '#domain/test-cards.ts'
import { CardFields, type CardFieldsHandle } from '#features/billing/card-fields.tsx'
import { deleteDatabase } from '#hosts/browser/indexed-db-store.ts'
import { startBackend } from '#hosts/browser/start.ts'
import { testNumbers } from '../../src/card-frame/test-numbers.ts'
import '#app/styles.css'

// B9 from the field to the disk: every test card is typed into the frame and paid with, through the service worker, and then
// all that a page can keep or say is read.

const SCENARIO = 'no-automations'
const DATABASE = `headroom:${SCENARIO}`
const CODES = { amex: '9876', others: '987' }

/** It could be a card’s, but is no published one: two digits of one that is, exchanged. */
const UNPUBLISHED =
  testNumbers.find(([, token]) => token === 'tok_three_d_secure')?.[0].replace('250', '052') ?? ''

/** What a card is told by: its number as typed or spaced, most of it, or the code that was typed with it. */
function cardWordsIn(text: string): string[] {
  const digits = text.replace(/(?<=\d)[ -](?=\d)/g, '')
  const numbers = [UNPUBLISHED, ...testNumbers.map(([number]) => number)]
  const parts = numbers.flatMap(number => [number, number.slice(0, 12), number.slice(-8)])
  const codes = [...text.matchAll(/(?<![\w.-])(987|9876)(?![\w-])/g)].map(([code]) => code)
  return [...new Set([...parts.filter(part => digits.includes(part)), ...codes])]
}

test('B9: the check sees numbers and codes', () => {
  expect(cardWordsIn('{"n":"4242 4242 4242 4242"}')).toContain('4242424242424242')
  expect(cardWordsIn('card=378282246310005')).toContain('378282246310005')
  expect(cardWordsIn('"4000000000009995"')).toEqual(expect.arrayContaining(['00009995', '400000000000']))
  expect(cardWordsIn('{"cvc":"987"}')).toEqual(['987'])
  // Not what other texts are made of: fractions of seconds, ids, longer numbers.
  const other = '{"last4":"4242","at":"2026-11-23T10:00:00.987Z","id":"a-987f-987-b","n":19876}'
  expect(cardWordsIn(other)).toEqual([])
})

const request = <Result,>(asked: IDBRequest<Result>) =>
  new Promise<Result>((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

/** Every row of every store of every database, keys included. */
async function databases(): Promise<string> {
  const rows: unknown[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await request(indexedDB.open(name))
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store)
      rows.push(name, store, await request(all.getAllKeys()), await request(all.getAll()))
    }
    db.close()
  }
  return JSON.stringify(rows)
}

async function cacheStorage(): Promise<string> {
  const found: string[] = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const key of await cache.keys()) found.push(key.url, (await (await cache.match(key))?.text()) ?? '')
  }
  return found.join('\n')
}

/** All that is sent or said from now on: requests with their bodies, messages, the console. */
function listen(): string[] {
  const heard: string[] = []
  const { fetch } = globalThis
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const sent = new Request(input, init)
    heard.push(`${sent.method} ${sent.url} ${await sent.clone().text()}`)
    const answer = await fetch(sent)
    if (sent.url.includes('/api/')) heard.push(await answer.clone().text())
    return answer
  })
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, way).mockImplementation((...words) => void heard.push(words.map(String).join(' ')))
  }
  const posted = (message: unknown) => void heard.push(JSON.stringify(message) ?? '')
  for (const Port of [MessagePort, BroadcastChannel] as const) {
    const post = Port.prototype.postMessage
    vi.spyOn(Port.prototype, 'postMessage').mockImplementation(function (this: never, ...given: unknown[]) {
      posted(given[0])
      return Reflect.apply(post, this, given)
    })
  }
  const listener = ({ data }: MessageEvent) => posted(data)
  addEventListener('message', listener)
  onTestFinished(() => {
    removeEventListener('message', listener)
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
  return heard
}

async function json(route: string, body?: unknown) {
  const [method = 'GET', path = ''] = route.split(' ')
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const response = await fetch(`/api/v1${path}`, { method, headers, ...sent })
  return { status: response.status, body: await response.json() }
}

const card = createRef<CardFieldsHandle>()
const field = (name: string) => page.frameLocator(page.getByTitle('Card details')).getByLabelText(name)

/** What the page has drawn around the frame, what its fields hold, and the document that it has handed to the frame. */
function drawn(): { page: string; frame: string } {
  const copy = document.documentElement.cloneNode(true) as HTMLElement
  const frames = [...copy.querySelectorAll('iframe')].map(frame => {
    const { srcdoc } = frame
    frame.removeAttribute('srcdoc')
    return srcdoc
  })
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
  const held = fields.map(({ value }) => value)
  return { page: [copy.outerHTML, ...held, document.title].join('\n'), frame: frames.join('\n') }
}

/** Typed as a buyer types it, whatever stood there before. */
async function type({ number, code }: { number: string; code: string }): Promise<void> {
  for (const [name, text] of [
    ['Card number', number],
    ['Expiry date', '1239'],
    ['Security code', code],
  ] as const) {
    await field(name).click()
    await userEvent.keyboard(`{Control>}a{/Control}${text}`)
  }
}

const tokenize = async (): Promise<CardTokenView | null> => (await card.current?.tokenize()) ?? null

test('B9: after paying with each test card, no number and no code is anywhere but in the frame', async () => {
  await deleteDatabase(DATABASE)
  const backend = await startBackend({ scenario: SCENARIO })
  await backend.inControl
  onTestFinished(async () => {
    await backend.stop()
    await deleteDatabase(DATABASE)
  })
  const heard = listen()
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  onTestFinished(() => {
    root.unmount()
    element.remove()
  })
  const onChange = vi.fn()
  root.render(
    <I18nProvider i18n={i18n}>
      <CardFields ref={card} now={Date.now() as Instant} onChange={onChange} />
    </I18nProvider>,
  )
  await expect.poll(() => onChange.mock.lastCall?.[0], { timeout: 10_000 }).toMatchObject({ empty: true })

  await json('PATCH /sandbox', { plan: 'business' })
  // The frame’s own text holds the published numbers (decision 018): it is to stay as it is before anything is typed.
  const { frame } = drawn()
  expect(cardWordsIn(frame)).toContain(testNumbers[0]?.[0])
  const around: string[] = []
  /** What the page around the frame shows while a card stands in it; the frame has told how it looks. */
  async function look(problem: string | null): Promise<void> {
    await expect
      .poll(() => onChange.mock.lastCall?.[0].problems)
      .toEqual({ number: problem, expiry: null, code: null })
    const now = drawn()
    expect(now.frame === frame).toBe(true)
    around.push(now.page)
  }

  // A number that no document holds, and that is none of the sandbox’s.
  await type({ number: UNPUBLISHED, code: CODES.others })
  await look('not_a_test_card')
  expect(await tokenize()).toBeNull()
  await look('not_a_test_card')
  const outcomes = new Map<string, string>()
  for (const [number, token] of testNumbers) {
    const code = number.startsWith('37') ? CODES.amex : CODES.others
    await type({ number, code })
    await look(null)
    const made = await tokenize()
    expect(made).toMatchObject({ token })
    const { body: quote } = await json('POST /quotes', { kind: 'add_on', pack: 'actions_1000', quantity: 1 })
    const { body: order } = await json('POST /orders', {
      quoteId: quote.id,
      pay: { kind: 'new', card: made },
    })
    outcomes.set(token, order.state ?? order.decline)
    if (order.state !== 'requires_action') continue
    await json(`POST /sandbox/challenges/${order.challenge}`, { passed: true })
    await json(`POST /orders/${order.id}/settle`, {})
  }
  // They were really used, and all of them.
  const said = [...outcomes.values()]
  expect(outcomes.size).toBe(testCards.length)
  expect(said.filter(outcome => outcome === 'paid')).toHaveLength(9)
  expect(said.filter(outcome => outcome === 'requires_action')).toHaveLength(5)

  const kept = await databases()
  for (const { token } of testCards.filter(({ behaviour }) => behaviour.kind === 'passes')) {
    expect(kept).toContain(token)
  }
  const everywhere = {
    databases: kept,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
    caches: await cacheStorage(),
    page: [...around, drawn().page].join('\n'),
    events: JSON.stringify(onChange.mock.calls),
    addresses: performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .join('\n'),
    heard: heard.join('\n'),
  }
  expect(cardWordsIn(frame)).not.toContain(UNPUBLISHED)
  expect(heard.filter(text => text.includes('/orders'))).not.toEqual([])
  const found = Object.entries(everywhere).map(([where, text]) => [where, cardWordsIn(text)])
  expect(found).toEqual(Object.keys(everywhere).map(where => [where, []]))
}, 120_000)
