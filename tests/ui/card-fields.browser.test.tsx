import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { createRef, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type CardFieldsState, FRAME_OPEN, FRAME_READY } from '#contract/card-frame.ts'
import type { Cents, Instant } from '#domain/brand.ts'
import { CardFields, type CardFieldsHandle } from '#features/billing/card-fields.tsx'
import { ChallengeFrame } from '#features/billing/challenge-frame.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import '#app/styles.css'

// With the browser's own keys, in the sandboxed frame as it is used: what can be known of it is what it tells.

const now = Date.parse('2026-11-23T12:00:00-08:00') as Instant
const later = Date.parse('2026-12-01T12:00:00-08:00') as Instant

let root: Root
const card = createRef<CardFieldsHandle>()
const onChange = vi.fn<(state: CardFieldsState) => void>()
const onSubmit = vi.fn()

beforeEach(async () => {
  await page.viewport(1_000, 800)
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  onChange.mockClear()
  onSubmit.mockClear()
  const element = document.createElement('div')
  document.body.append(element)
  root = createRoot(element)
})
afterEach(() => {
  root.unmount()
  document.body.replaceChildren()
})

function render(at: Instant = now) {
  root.render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <Button>Before</Button>
        <CardFields ref={card} now={at} onChange={onChange} onSubmit={onSubmit} />
        <Button>After</Button>
      </I18nProvider>
    </StrictMode>,
  )
}

async function show(at?: Instant) {
  render(at)
  await eventually(state).toMatchObject({ empty: true, complete: false })
}

/** A frame is a process of its own, which takes its time to come. */
const eventually = <Value,>(read: () => Value) => expect.poll(read, { timeout: 10_000 })

const state = () => onChange.mock.lastCall?.[0]
const frameElement = () => page.getByTitle('Card details').element() as HTMLIFrameElement
const inFrame = () => page.frameLocator(page.getByTitle('Card details'))
const field = (name: string) => inFrame().getByLabelText(name)

async function type(name: 'Card number' | 'Expiry date' | 'Security code', text: string) {
  await field(name).click()
  await userEvent.keyboard(text)
}

async function typeCard({ number = '4242424242424242', expiry = '1229', code = '123' } = {}) {
  await type('Card number', number)
  await type('Expiry date', expiry)
  await type('Security code', code)
}

test('B8, B9: a card becomes a token; the security code is forgotten, the rest stays', async () => {
  await show()
  await typeCard()
  await eventually(state).toMatchObject({ complete: true, brand: 'visa' })
  const after = page.getByRole('button', { name: 'After' })
  await after.click()
  expect(await card.current?.tokenize()).toEqual({
    token: 'tok_visa',
    brand: 'visa',
    last4: '4242',
    expiry: { month: 12, year: 2029 },
  })
  await eventually(state).toMatchObject({
    complete: false,
    problems: { number: null, expiry: null, code: 'required' },
  })
  // Who paid stays where they pressed; who has to put something right is led to it.
  await expect.element(after).toHaveFocus()
  expect(await card.current?.tokenize()).toBeNull()
  expect(document.activeElement).toBe(frameElement())
  // B8: only the code has to be typed again.
  await type('Security code', '321')
  expect(await card.current?.tokenize()).toMatchObject({ token: 'tok_visa' })
})

test('B9: a number is pasted with dashes and spaces', async () => {
  await show()
  const text = document.body.appendChild(document.createElement('textarea'))
  text.value = '4242-4242 4242 4242'
  text.focus()
  text.select()
  await userEvent.keyboard('{Control>}c{/Control}')
  await field('Card number').click()
  await userEvent.keyboard('{Control>}v{/Control}')
  await eventually(state).toMatchObject({ brand: 'visa', problems: { number: null } })
})

test('B9: American Express has a code of four digits', async () => {
  await show()
  await typeCard({ number: '378282246310005', code: '123' })
  await eventually(state).toMatchObject({ brand: 'amex', problems: { code: 'incomplete' } })
  await userEvent.keyboard('4')
  await eventually(state).toMatchObject({ complete: true })
  expect(await card.current?.tokenize()).toMatchObject({ brand: 'amex', last4: '0005' })
})

test('B9: a number that is no test card’s gives no token, and the focus goes to it', async () => {
  await show()
  await typeCard({ number: '4111111111111111' })
  await eventually(state).toMatchObject({ complete: false, problems: { number: 'not_a_test_card' } })
  await page.getByRole('button', { name: 'After' }).click()
  expect(await card.current?.tokenize()).toBeNull()
  expect(document.activeElement).toBe(frameElement())
  // What the message says is listed below is in sight.
  await inFrame()
    .getByRole('button', { name: /^4242 4242/ })
    .click()
  await eventually(state).toMatchObject({ brand: 'visa', problems: { number: null } })
})

test('B9, T1: a card expires by the service’s clock, also while it stands there', async () => {
  await show()
  await typeCard({ expiry: '1126' })
  await eventually(state).toMatchObject({ complete: true })
  render(later)
  await eventually(state).toMatchObject({ complete: false, problems: { expiry: 'expired' } })
  expect(await card.current?.tokenize()).toBeNull()
})

test('the Tab key goes in, through and out, and back', async () => {
  await show()
  await page.getByRole('button', { name: 'Before' }).click()
  // Number, expiry date, security code, the list of test cards.
  for (const _ of [1, 2, 3, 4]) {
    await userEvent.tab()
    expect(document.activeElement).toBe(frameElement())
  }
  await userEvent.tab()
  await expect.element(page.getByRole('button', { name: 'After' })).toHaveFocus()
  await userEvent.tab({ shift: true })
  expect(document.activeElement).toBe(frameElement())
  for (const _ of [1, 2, 3, 4]) await userEvent.tab({ shift: true })
  await expect.element(page.getByRole('button', { name: 'Before' })).toHaveFocus()
})

test('the focus is led to a field from outside', async () => {
  await show()
  card.current?.focus('code')
  await expect.element(page.getByTitle('Card details')).toHaveFocus()
  await userEvent.keyboard('123')
  await eventually(state).toMatchObject({ empty: false, problems: { code: null } })
})

test('Enter in a field pays, Escape closes the dialog around it', async () => {
  const onClose = vi.fn()
  root.render(
    <I18nProvider i18n={i18n}>
      <Dialog open onClose={onClose} title="Order summary">
        <CardFields now={now} onChange={onChange} onSubmit={onSubmit} />
      </Dialog>
    </I18nProvider>,
  )
  await eventually(state).toMatchObject({ empty: true })
  await type('Card number', '4242{Enter}')
  await eventually(() => onSubmit.mock.calls.length).toBe(1)
  expect(onClose).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  await eventually(() => onClose.mock.calls).toEqual([['escape']])
})

/** A frame that is not ours, which runs `code` and tells what it hears. */
async function foreignFrame(code: string): Promise<unknown[]> {
  const heard: unknown[] = []
  const frame = document.createElement('iframe')
  frame.sandbox.value = 'allow-scripts'
  frame.srcdoc = `<script>onmessage = event => parent.postMessage({ heard: event.data }, '*'); ${code}; parent.postMessage({ heard: 'done' }, '*')</script>`
  const listener = ({ source, data }: MessageEvent) => {
    if (source === frame.contentWindow && typeof data === 'object' && 'heard' in data) heard.push(data.heard)
  }
  addEventListener('message', listener)
  onTestFinished(() => removeEventListener('message', listener))
  document.body.append(frame)
  await eventually(() => heard).toContain('done')
  return heard
}

test('B9: another window cannot pass for the frame, nor for the page', async () => {
  await show()
  await typeCard()
  await eventually(state).toMatchObject({ complete: true })
  const said = onChange.mock.calls.length

  // It asks the page for a port, and brings the card's frame one of its own to ask for a token with.
  const heard = await foreignFrame(`
    parent.postMessage({ kind: '${FRAME_READY}' }, '*')
    parent.postMessage({ kind: 'state', complete: false, empty: true, brand: null, problems: {} }, '*')
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = event => parent.postMessage({ heard: event.data }, '*')
    port1.postMessage({ kind: 'tokenize', id: 1 })
    parent.frames[0].postMessage({ kind: '${FRAME_OPEN}' }, '*', [port2])
  `)
  // What comes after it is answered, so it had its time.
  expect(await card.current?.tokenize()).toMatchObject({ token: 'tok_visa' })
  expect(heard).toEqual(['done'])
  // The one change is the forgotten code.
  expect(onChange.mock.calls.length).toBe(said + 1)
})

test('B9: nothing of the number and the code comes out: page, storage, messages, console, network', async () => {
  const seen: string[] = []
  const listener = ({ data }: MessageEvent) => seen.push(JSON.stringify(data) ?? '')
  addEventListener('message', listener)
  onTestFinished(() => removeEventListener('message', listener))
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, way).mockImplementation((...words) => void seen.push(words.map(String).join(' ')))
  }
  onTestFinished(() => void vi.restoreAllMocks())
  const post = vi.spyOn(MessagePort.prototype, 'postMessage')

  await show()
  await typeCard({ number: '4000000000009995', code: '987' })
  await eventually(state).toMatchObject({ complete: true })
  const token = await card.current?.tokenize()
  expect(token).toMatchObject({ token: 'tok_insufficient_funds', last4: '9995' })
  await userEvent.keyboard('{Tab}')

  const everywhere = [
    document.documentElement.outerHTML.replace(/srcdoc="[^"]*"/, ''),
    JSON.stringify([localStorage, sessionStorage, history.state, document.cookie, location.href]),
    JSON.stringify(onChange.mock.calls),
    JSON.stringify(post.mock.calls.map(([message]) => message)),
    JSON.stringify(token),
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .join(),
    ...seen,
  ].join('\n')
  expect(everywhere).not.toMatch(/4000 ?0000 ?0000|00009995|\b987\b/)
  expect(frameElement().contentDocument).toBeNull()
  expect(() => frameElement().contentWindow?.document).toThrow(/origin/)
})

test('B8: the bank’s page takes the focus, and answers once', async () => {
  for (const [name, answer] of [
    ['Pass', 'passed'],
    ['Fail', 'failed'],
    ['Leave', 'left'],
  ] as const) {
    const onAnswer = vi.fn()
    root.render(
      <I18nProvider i18n={i18n}>
        <ChallengeFrame
          key={name}
          total={20_000 as Cents}
          card={{ brand: 'visa', last4: '3155' }}
          onAnswer={onAnswer}
        />
      </I18nProvider>,
    )
    const title = page.getByTitle('3-D Secure')
    await expect.element(title).toHaveFocus()
    const button = page.frameLocator(title).getByRole('button', { name })
    await button.click()
    await eventually(() => onAnswer.mock.calls).toEqual([[answer]])
    await button.click({ force: true })
    expect(onAnswer).toHaveBeenCalledTimes(1)
  }
})
