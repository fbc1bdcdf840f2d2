import {
  CARD_FIELDS,
  type CardField,
  type FieldProblem,
  type HeardByCardFrame,
  ToCardFrame,
} from '#contract/card-frame.ts'
import type { Instant } from '#domain/brand.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { digitsOf, readCardNumber, spacedCardNumber } from './card-number.ts'
import { connectToPage, focusOn, the, wear, wearFont } from './embedder.ts'
import { keepSpaced } from './spaced-input.ts'
import { listTestCards } from './test-card-list.ts'
import { tokenOf } from './test-numbers.ts'
import { problemText } from './texts.ts'
import { readExpiry, spacedExpiry } from './typed-expiry.ts'

// B9: what is typed here stays here. The page hears how far it is and, on request, gets a token.

type Shown = Extract<HeardByCardFrame, { kind: 'show' }>

const fields: Record<CardField, HTMLInputElement> = {
  number: the<HTMLInputElement>('number'),
  expiry: the<HTMLInputElement>('expiry'),
  code: the<HTMLInputElement>('code'),
}
/** Whose problems are shown: a field is not told off while it is filled in for the first time. */
const looked = new Set<CardField>()
let shown: Shown | undefined
let lastState = ''

function read(now: number) {
  const number = readCardNumber(fields.number.value)
  const { expiry, problem } = readExpiry(fields.expiry.value, pacificDateOf(now as Instant))
  const code = fields.code.value
  const codeProblem = code === '' ? 'required' : code.length < number.codeLength ? 'incomplete' : null
  const problems: Record<CardField, FieldProblem | null> = {
    number: number.problem,
    expiry: problem,
    code: codeProblem,
  }
  return { number, expiry, problems }
}

function draw(): void {
  if (!shown) return
  const { texts, locked, now } = shown
  const { number, problems } = read(now)
  // Of another brand, the code may be one digit too long.
  fields.code.value = fields.code.value.slice(0, number.codeLength)
  the('brand').textContent = number.brand ? texts[number.brand] : ''
  fields.expiry.placeholder = texts.expiry_placeholder
  for (const name of CARD_FIELDS) {
    const field = fields[name]
    const problem = looked.has(name) ? problems[name] : null
    for (const label of field.labels ?? []) label.textContent = texts[name]
    field.readOnly = locked
    field.setAttribute('aria-invalid', String(problem !== null))
    const hint = name === 'code' ? texts[number.codeLength === 4 ? 'code_hint_4' : 'code_hint_3'] : ''
    const note = problem ? problemText(texts, { field: name, problem, codeLength: number.codeLength }) : hint
    // Set again, the same text would be read out again.
    if (the(`${name}-note`).textContent === note) continue
    the(`${name}-note`).textContent = note
    // It says that they are listed below: so they are in sight.
    if (problem === 'not_a_test_card') the('test-cards').closest('details')?.setAttribute('open', '')
  }
  tell()
}

function tell(): void {
  if (!shown) return
  const { number, problems } = read(shown.now)
  const complete = CARD_FIELDS.every(name => problems[name] === null)
  const empty = CARD_FIELDS.every(name => fields[name].value === '')
  const state = { kind: 'state', complete, empty, brand: number.brand, problems }
  if (JSON.stringify(state) === lastState) return
  lastState = JSON.stringify(state)
  page.say(state)
}

function tokenize(id: number): void {
  if (!shown) return
  const { number, expiry, problems } = read(shown.now)
  const wrong = CARD_FIELDS.find(name => problems[name] !== null)
  const token = tokenOf(number.digits)
  if (wrong || !expiry || !number.brand || token === undefined) {
    for (const name of CARD_FIELDS) looked.add(name)
    draw()
    focusOn(fields[wrong ?? 'number'])
    page.say({ kind: 'refused', id })
    return
  }
  const card = { token, brand: number.brand, last4: number.digits.slice(-4), expiry }
  // B8: what was typed stays, but not the security code.
  fields.code.value = ''
  looked.delete('code')
  draw()
  page.say({ kind: 'token', id, card })
}

const page = connectToPage(ToCardFrame, message => {
  switch (message.kind) {
    case 'show':
      shown = message
      wear(message.look)
      listTestCards(message.texts, message.locked ? undefined : useTestCard)
      draw()
      return
    case 'tokenize':
      tokenize(message.id)
      return
    case 'focus':
      focusOn(fields[message.field])
      return
    case 'font':
      void wearFont(message.bytes)
  }
})

function useTestCard(digits: string): void {
  fields.number.value = spacedCardNumber(digits)
  fields.code.value = ''
  draw()
  fields.expiry.focus()
}

keepSpaced(fields.number, spacedCardNumber)
keepSpaced(fields.expiry, spacedExpiry)
keepSpaced(fields.code, typed => digitsOf(typed).slice(0, readCardNumber(fields.number.value).codeLength))
for (const name of CARD_FIELDS) {
  fields[name].addEventListener('input', draw)
  fields[name].addEventListener('blur', () => {
    if (fields[name].value === '') return
    looked.add(name)
    draw()
  })
  fields[name].addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing) page.say({ kind: 'submit' })
  })
}
