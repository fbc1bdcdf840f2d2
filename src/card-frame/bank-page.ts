import { type BankAnswer, type BankTexts, ToBankFrame } from '#contract/card-frame.ts'
import { connectToPage, focusOn, the, wear, wearFont } from './embedder.ts'

// The bank's 3-D Secure page, as far as a sandbox has one: it asks, and the answer goes to the page around it.

const buttons: [id: keyof BankTexts, answer: BankAnswer][] = [
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['leave', 'left'],
]

const page = connectToPage(ToBankFrame, message => {
  switch (message.kind) {
    case 'show':
      wear(message.look)
      for (const [id, text] of Object.entries(message.texts)) the(id).textContent = text
      return
    case 'focus':
      focusOn(the('title'))
      return
    case 'font':
      void wearFont(message.bytes)
  }
})

let isAnswered = false
for (const [id, answer] of buttons) {
  the(id).addEventListener('click', () => {
    if (isAnswered) return
    isAnswered = true
    for (const [each] of buttons) the(each).setAttribute('aria-disabled', 'true')
    page.say({ kind: 'answer', answer })
  })
}
