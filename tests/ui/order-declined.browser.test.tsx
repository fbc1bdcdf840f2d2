import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { CardField } from '#contract/card-frame.ts'
import {
  alert,
  answerBank,
  button,
  eventually,
  focusInFrame,
  openOrder,
  panel,
  readyToPay,
  typeCard,
  upgrade,
} from '../support/order-panel.tsx'
import '#app/styles.css'

// B8, with the browser's own keys in the card's own frame. What is in its fields can only be told by what they give: the
// token of a number that was typed before is that of the number that stands there.

vi.setConfig({ testTimeout: 60_000 })

let opened: Awaited<ReturnType<typeof openOrder>> | undefined
beforeEach(() => page.viewport(1_000, 800))
afterEach(() => {
  opened?.close()
  opened = undefined
  document.body.replaceChildren()
})

async function open(...options: Parameters<typeof openOrder>) {
  opened = await openOrder(...options)
  return opened
}

const frameHasFocus = () => document.activeElement?.matches('iframe[title="Card details"]') ?? false
const UNCHANGED = 'Nothing was charged, and nothing has changed.'

const declines: [what: string, number: string, token: string, field: CardField, message: RegExp][] = [
  ['declined', '4000000000000002', 'tok_declined', 'number', /^The bank declined the card\./],
  ['lost', '4000000000009987', 'tok_lost', 'number', /^The bank declined the card\./],
  [
    'insufficient funds',
    '4000000000009995',
    'tok_insufficient_funds',
    'number',
    /^There is not enough money/,
  ],
  ['expired', '4000000000000069', 'tok_expired', 'expiry', /^The bank says that the card has expired\./],
  ['wrong code', '4000000000000127', 'tok_incorrect_cvc', 'code', /^The security code is wrong\./],
  [
    'processing error',
    '4000000000000119',
    'tok_processing_error',
    'code',
    /^The bank could not process the card\./,
  ],
  ['declined when charged', '4000000000000341', 'tok_declined_when_charged', 'number', /^The bank declined/],
]

/** What is typed into the field that has the focus, and what becomes of the card by that; all else stands as it was typed. */
const corrections: Record<CardField, { keys: string; becomes: object }> = {
  number: { keys: '{Control>}a{/Control}4242424242424242', becomes: { token: 'tok_visa', last4: '4242' } },
  expiry: { keys: '{Control>}a{/Control}1230', becomes: { expiry: { month: 12, year: 2030 } } },
  code: { keys: '', becomes: {} },
}

for (const [what, number, token, field, message] of declines) {
  test(`B8: ${what}: its own message, the focus where it is put right, all but the security code kept`, async () => {
    const { orders, charges, allowance } = await open({ scenario: 'no-card' })
    await readyToPay('$42.22')
    await typeCard(number)
    await userEvent.keyboard('{Enter}')
    await expect.element(alert()).toMatchTextContent(message)
    await expect.element(alert()).toMatchTextContent(new RegExp(`${UNCHANGED}$`))
    await eventually(frameHasFocus).toBe(true)
    expect(await charges()).toEqual([])
    expect(await allowance()).toBe(10_000)

    // What is typed goes to the field that is to be put right; the code is gone, so that nothing is sent without it.
    await readyToPay('$42.22')
    const { length } = orders()
    const { keys, becomes } = corrections[field]
    await focusInFrame(field)
    await userEvent.keyboard(`${keys}{Enter}`)
    await eventually(() => alert().query()).toBeNull()
    await readyToPay('$42.22')
    expect(orders()).toHaveLength(length)
    await focusInFrame('code')
    await userEvent.keyboard('321{Enter}')
    await eventually(() => orders().length).toBe(length + 1)
    const [first, second] = orders().map(({ body }) => JSON.parse(body).pay.card)
    expect(first).toMatchObject({ token, expiry: { month: 12, year: 2029 } })
    expect(second).toEqual({ ...first, ...becomes })
    expect(new Set(orders().map(({ key }) => key)).size).toBe(2)
  })
}

test('B8: a saved card that is declined says so at the choice of cards, which has the focus', async () => {
  const { charges } = await open({ scenario: 'card-insufficient-funds' })
  await readyToPay('$42.22')
  await upgrade('$42.22').click()
  await expect.element(alert()).toMatchTextContent(/^There is not enough money on the card\./)
  const [declined, other] = panel().getByRole('radio').elements()
  await eventually(() => document.activeElement).toBe(declined)
  expect(await charges()).toEqual([])
  // By the keyboard alone: the next card, and on to the button.
  await userEvent.keyboard('{ArrowDown}')
  expect(other).toBeChecked()
  await userEvent.tab()
  await expect.element(upgrade('$42.22')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(panel().getByRole('heading', { name: '$42.22 paid' })).toHaveFocus()
  expect(await charges()).toEqual([4_222])
})

test('B8: 3-D Secure passed: paid', async () => {
  const { charges } = await open({ scenario: 'no-card' })
  await readyToPay('$42.22')
  await typeCard('4000000000003220')
  await userEvent.keyboard('{Enter}')
  await answerBank('Pass')
  await expect.element(panel().getByRole('heading', { name: '$42.22 paid' })).toHaveFocus()
  expect(await charges()).toEqual([4_222])
})

for (const [number, message] of [
  ['4000008400001629', /^The bank declined the card\./],
  ['4000008260003178', /^There is not enough money on the card\./],
] as const) {
  test(`B8: 3-D Secure passed, then declined: ${number.slice(-4)}`, async () => {
    const { charges } = await open({ scenario: 'no-card' })
    await readyToPay('$42.22')
    await typeCard(number)
    await userEvent.keyboard('{Enter}')
    await answerBank('Pass')
    await expect.element(alert()).toMatchTextContent(message)
    await eventually(frameHasFocus).toBe(true)
    expect(await charges()).toEqual([])
  })
}

test('B8: 3-D Secure failed: nothing is charged, and it can be tried again', async () => {
  const { charges } = await open({ scenario: 'no-card' })
  await readyToPay('$42.22')
  await typeCard('4000002760003184')
  await userEvent.keyboard('{Enter}')
  await answerBank('Fail')
  await expect.element(alert()).toMatchTextContent(/^The payment was not confirmed with the bank\./)
  expect(await charges()).toEqual([])
  // The security code is all that has to be typed again.
  await focusInFrame('code')
  await userEvent.keyboard('123{Enter}')
  await answerBank('Pass')
  await expect.element(panel().getByRole('heading', { name: '$42.22 paid' })).toHaveFocus()
  expect(await charges()).toEqual([4_222])
})

test('B8: 3-D Secure left, by the bank’s page or beside it: back at the card, and said', async () => {
  const { charges } = await open({ scenario: 'three-d-secure' })
  await readyToPay('$42.22')
  await upgrade('$42.22').click()
  await answerBank('Leave')
  await expect.element(panel().getByText('You cancelled the payment.')).toBeVisible()
  await eventually(() => document.activeElement?.matches('input[type=radio]:checked')).toBe(true)
  await readyToPay('$42.22')
  await upgrade('$42.22').click()
  await expect.element(page.getByTitle('3-D Secure')).toHaveFocus()
  // Escape does not leave it: the bank waits, and the panel says what to do. So does Close.
  await userEvent.keyboard('{Escape}')
  const todo = panel().getByRole('status').getByText('Answer your bank first, or cancel the payment.')
  await expect.element(todo).toBeVisible()
  await expect.element(button('Close')).toHaveAttribute('aria-disabled', 'true')
  await button('Cancel payment').click()
  await expect.element(panel().getByText('You cancelled the payment.')).toBeVisible()
  await readyToPay('$42.22')
  expect(await charges()).toEqual([])
})

test('B8: in French, too', async () => {
  await open({ scenario: 'card-wrong-code', locale: 'fr' })
  const pay = panel().getByRole('button', { name: /^Mettre à niveau 42,22\s\$US$/ })
  await expect.element(pay).not.toHaveAttribute('aria-disabled')
  await pay.click()
  await expect.element(alert()).toMatchTextContent(/^Le code de sécurité est incorrect\./)
  await expect.element(alert()).toMatchTextContent(/Rien n’a été débité, et rien n’a changé\.$/)
})
