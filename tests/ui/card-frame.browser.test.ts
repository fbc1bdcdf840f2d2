import { html as bankHtml } from 'virtual:bank-frame'
import { html as cardHtml } from 'virtual:card-frame'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { BANK_TEXTS, CARD_TEXTS, FRAME_OPEN, FRAME_READY, type FrameLook } from '#contract/card-frame.ts'
import { FRAME_TOKENS } from '#features/billing/frame-look.ts'
import '#app/styles.css'

// The documents by themselves, in a frame that can be looked into. Each text stands for itself: `number_required`.

const now = Date.parse('2026-11-23T12:00:00-08:00')
const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/

afterEach(() => {
  document.body.replaceChildren()
  delete document.documentElement.dataset.theme
})

const textsOf = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, name]))

function look(scheme: 'light' | 'dark'): FrameLook {
  document.documentElement.dataset.theme = scheme
  const style = getComputedStyle(document.documentElement)
  const tokens = Object.fromEntries(FRAME_TOKENS.map(name => [name, style.getPropertyValue(name)]))
  return { lang: 'fr', scheme, tokens }
}

type FrameWindow = Window & { axe: typeof axe; eval(code: string): unknown }

async function open(html: string, shown: object, { width = 400, forAxe = false } = {}) {
  const frame = Object.assign(document.createElement('iframe'), { title: 'Document', width, height: 640 })
  const withOrigin = html.replace('<html>', `<html data-embedder="${location.origin}">`)
  frame.srcdoc = forAxe ? withOrigin.replace(policy, '') : withOrigin
  const ready = new Promise<MessageEvent>(resolve => {
    addEventListener('message', function listener(event) {
      if (event.source !== frame.contentWindow) return
      removeEventListener('message', listener)
      resolve(event)
    })
  })
  document.body.append(frame)
  expect((await ready).data).toEqual({ kind: FRAME_READY })
  const { port1, port2 } = new MessageChannel()
  const heard: { kind: string }[] = []
  port1.onmessage = ({ data }) => heard.push(data)
  const view = frame.contentWindow as FrameWindow
  view.postMessage({ kind: FRAME_OPEN }, location.origin, [port2])
  port1.postMessage(shown)
  await expect.poll(() => heard.map(({ kind }) => kind)).toContain('height')
  return { view, port: port1, heard, document: view.document }
}

const showCard = (scheme: 'light' | 'dark' = 'light') => ({
  kind: 'show',
  look: look(scheme),
  texts: textsOf(CARD_TEXTS),
  now,
  locked: false,
})
const showBank = (scheme: 'light' | 'dark' = 'light') => ({
  kind: 'show',
  look: look(scheme),
  texts: textsOf(BANK_TEXTS),
})

const inFrame = () => page.frameLocator(page.getByTitle('Document'))
const inputOf = (inside: Document, id: string) => inside.querySelector<HTMLInputElement>(`#${id}`)
const noteOf = (inside: Document, id: string) => {
  const input = inputOf(inside, id)
  const ids = input?.getAttribute('aria-describedby')?.split(' ') ?? []
  return {
    invalid: input?.getAttribute('aria-invalid'),
    note: inside.getElementById(ids.at(-1) ?? '')?.textContent,
  }
}

test.for([
  ['card', cardHtml],
  ['bank', bankHtml],
] as const)('B9: the %s’s document may fetch nothing and be reached by no other script', ([, html]) => {
  const [, content = ''] = policy.exec(html) ?? []
  expect(content).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
  )
})

test('the tokens that the documents use are those that the page sends', () => {
  const used = [...cardHtml.matchAll(/var\((--[\w-]+)\)/g)].map(found => found[1] ?? '')
  expect(new Set(used)).toEqual(new Set(FRAME_TOKENS))
  expect(Object.values(look('light').tokens)).not.toContain('')
})

test('B9: fields that browsers and keyboards know', async () => {
  const { document: inside } = await open(cardHtml, showCard())
  const known = ['number', 'expiry', 'code'].map(id => {
    const input = inputOf(inside, id)
    return [input?.autocomplete, input?.inputMode, input?.labels?.[0]?.textContent]
  })
  expect(known).toEqual([
    ['cc-number', 'numeric', 'number'],
    ['cc-exp', 'numeric', 'expiry'],
    ['cc-csc', 'numeric', 'code'],
  ])
  expect(inside.documentElement.lang).toBe('fr')
})

test('B9: what is typed is spaced, and what is wrong is said where it stands', async () => {
  const { document: inside, port, heard } = await open(cardHtml, showCard())
  await inFrame().getByLabelText('number').click()
  await userEvent.keyboard('4242424242424241')
  expect(inputOf(inside, 'number')?.value).toBe('4242 4242 4242 4241')
  expect(inside.getElementById('brand')?.textContent).toBe('visa')
  // Nobody is told off while typing.
  expect(noteOf(inside, 'number')).toEqual({ invalid: 'false', note: '' })
  await userEvent.keyboard('{Tab}1026{Tab}12{Tab}')
  await expect.poll(() => noteOf(inside, 'number')).toEqual({ invalid: 'true', note: 'number_invalid' })
  expect(inputOf(inside, 'expiry')?.value).toBe('10 / 26')
  expect(noteOf(inside, 'expiry')).toEqual({ invalid: 'true', note: 'expiry_expired' })
  expect(noteOf(inside, 'code')).toEqual({ invalid: 'true', note: 'code_incomplete_3' })
  expect(inside.getElementById('number-note')?.ariaLive).toBe('polite')

  // A deleted space takes the digit before it along; the caret stays where it was.
  const number = inputOf(inside, 'number') as HTMLInputElement
  await inFrame().getByLabelText('number').click()
  number.setSelectionRange(5, 5)
  await userEvent.keyboard('{Backspace}')
  expect([number.value, number.selectionStart]).toEqual(['4244 2424 2424 241', 3])
  await userEvent.keyboard('2')
  expect(number.value).toBe('4242 4242 4242 4241')
  await userEvent.keyboard('{End}{Backspace}2')
  expect(noteOf(inside, 'number')).toEqual({ invalid: 'false', note: '' })

  port.postMessage({ kind: 'tokenize', id: 7 })
  await expect.poll(() => heard).toContainEqual({ kind: 'refused', id: 7 })
  expect(inside.activeElement?.id).toBe('expiry')
})

test('B9: what is not known is dropped', async () => {
  const { port, heard } = await open(cardHtml, showCard())
  const before = heard.length
  port.postMessage({ kind: 'number' })
  port.postMessage({ kind: 'tokenize', id: 'all' })
  port.postMessage(null)
  port.postMessage({ kind: 'tokenize', id: 8 })
  await expect.poll(() => heard).toContainEqual({ kind: 'refused', id: 8 })
  const answers = heard.slice(before).filter(({ kind }) => kind !== 'height')
  expect(answers).toEqual([{ kind: 'refused', id: 8 }])
})

test('B9: the sandbox says that it is one, and offers its cards', async () => {
  const { document: inside, port, heard } = await open(cardHtml, showCard())
  await inFrame().getByText('test_cards', { exact: true }).click()
  const rows = [...inside.querySelectorAll('li')].map(row => row.textContent)
  expect(rows).toContain('4242 4242 4242 4242 passes')
  expect(rows).toContain('3782 822463 10005 amex: passes')
  expect(rows).toContain('4000 0000 0000 0341 declines_when_charged')
  expect(rows).toContain('4000 0082 6000 3178 challenges_then_declines insufficient_funds')
  await inFrame().getByRole('button', { name: /9995/ }).click()
  expect(inputOf(inside, 'number')?.value).toBe('4000 0000 0000 9995')
  expect(inside.activeElement?.id).toBe('expiry')
  await userEvent.keyboard('1/30{Tab}123')
  port.postMessage({ kind: 'tokenize', id: 9 })
  const expiry = { month: 1, year: 2030 }
  const card = { token: 'tok_insufficient_funds', brand: 'visa', last4: '9995', expiry }
  await expect.poll(() => heard).toContainEqual({ kind: 'token', id: 9, card })
  expect(inputOf(inside, 'code')?.value).toBe('')
})

test('while a payment is under way nothing can be typed', async () => {
  const { document: inside, port } = await open(cardHtml, showCard())
  port.postMessage({ ...showCard(), locked: true })
  await expect.poll(() => inputOf(inside, 'number')?.readOnly).toBe(true)
  await inFrame().getByLabelText('number').click()
  await userEvent.keyboard('4242')
  expect(inputOf(inside, 'number')?.value).toBe('')
})

/** The page's frame has the title, and the page the headings. */
// What a page has once is the page's around it: its title, its heading, its main landmark.
const notForFrames = Object.fromEntries(
  ['document-title', 'page-has-heading-one', 'landmark-one-main', 'region'].map(rule => [
    rule,
    { enabled: false },
  ]),
)

const documents = [
  { name: 'card', html: cardHtml, show: showCard },
  { name: 'bank', html: bankHtml, show: showBank },
]
const looks = documents.flatMap(each =>
  (['light', 'dark'] as const).flatMap(scheme => [272, 400].map(width => ({ ...each, scheme, width }))),
)

test.for(looks)(
  'L2: $name, $scheme, $width wide: passes axe and fits',
  async ({ html, show, scheme, width }) => {
    const { view, document: inside, port, heard } = await open(html, show(scheme), { width, forAxe: true })
    inside.querySelector('details')?.setAttribute('open', '')
    port.postMessage({ kind: 'tokenize', id: 1 })
    if (html === cardHtml) await expect.poll(() => heard).toContainEqual({ kind: 'refused', id: 1 })
    expect(inside.documentElement.scrollWidth).toBe(width)
    // As it is seen on the surface that it lies on.
    inside.body.style.background = getComputedStyle(document.body).getPropertyValue('--color-surface-raised')
    view.eval(axe.source)
    const { violations } = await view.axe.run(inside, { rules: notForFrames })
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
  },
)
