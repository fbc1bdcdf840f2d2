import type { CardTexts } from '#contract/card-frame.ts'
import { testCardOf } from '#domain/test-cards.ts'
import { spacedCardNumber } from './card-number.ts'
import { the } from './embedder.ts'
import { testNumbers } from './test-numbers.ts'
import { behaviourText } from './texts.ts'

/** B9: says that this is a sandbox, and which cards it takes, each to be taken over by a press. */
export function listTestCards(texts: CardTexts, use: ((digits: string) => void) | undefined): void {
  the('test-cards').textContent = texts.test_cards
  the('test-cards-hint').textContent = texts.test_cards_hint
  const list = the('test-card-list')
  const rows = testNumbers.map(([digits, token]) => {
    const card = testCardOf(token)
    const outcome = card ? behaviourText(texts, card.behaviour) : ''
    return { digits, text: card && card.brand !== 'visa' ? `${texts[card.brand]}: ${outcome}` : outcome }
  })
  if (list.children.length === 0)
    list.append(...rows.map(row))
    // Drawn again only as texts, so that the focus stays where it is.
  ;[...list.querySelectorAll('button')].forEach((button, at) => {
    const { digits = '', text = '' } = rows[at] ?? {}
    ;(button.lastElementChild as HTMLElement).textContent = text
    button.setAttribute('aria-disabled', String(use === undefined))
    button.onclick = () => use?.(digits)
  })
}

function row({ digits }: { digits: string }): HTMLElement {
  const button = Object.assign(document.createElement('button'), { type: 'button' })
  const number = document.createElement('span')
  number.textContent = spacedCardNumber(digits)
  button.append(number, ' ', document.createElement('span'))
  const item = document.createElement('li')
  item.append(button)
  return item
}
