import { digitsOf } from './card-number.ts'

/**
 * Keeps a field of digits spaced by `space` while it is typed, pasted and deleted in, the caret behind the same digit as
 * before.
 */
export function keepSpaced(field: HTMLInputElement, space: (typed: string) => string): void {
  let before = field.value
  field.addEventListener('input', event => {
    let typed = field.value
    let caret = field.selectionStart ?? typed.length
    const way = event instanceof InputEvent ? event.inputType : ''
    const isUnchanged = digitsOf(typed) === digitsOf(before) && typed.length < before.length
    // What was deleted is a space only, which would come back at once: the digit beside it goes.
    if (isUnchanged && way === 'deleteContentBackward') {
      const kept = typed.slice(0, caret).replace(/\d\D*$/, '')
      typed = kept + typed.slice(caret)
      caret = kept.length
    } else if (isUnchanged && way === 'deleteContentForward') {
      typed = typed.slice(0, caret) + typed.slice(caret).replace(/\d/, '')
    }
    const isAtEnd = caret === typed.length
    const digits = digitsOf(typed.slice(0, caret)).length
    field.value = space(typed)
    if (!isAtEnd) {
      const place = placeBehind(field.value, digits)
      field.setSelectionRange(place, place)
    }
    before = field.value
  })
}

function placeBehind(text: string, digits: number): number {
  let seen = 0
  for (let at = 0; at < text.length; at++) {
    if (seen === digits) return at
    if (/\d/.test(text[at] ?? '')) seen++
  }
  return text.length
}
