import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameInSentence } from '#emails/name-in-sentence.ts'

const OPENS_ISOLATE = '\u2066\u2067\u2068'
const OPENS_EMBEDDING = '\u202a\u202b\u202d\u202e'
const [POP_EMBEDDING, POP_ISOLATE] = ['\u202c', '\u2069']

test('T5: a name that turns nothing is left as it is', () => {
  for (const name of ['Acme Studio', 'Ünïcödé 日本語 👩🏽‍🚀', '10 % & <b>', '  inner  spaces']) {
    expect(nameInSentence(name)).toBe(name.trim())
  }
})

test('T5: a name that runs the other way, or turns it, is isolated, and shown as written', () => {
  expect(nameInSentence('שלום')).toBe('\u2068שלום\u2069')
  expect(nameInSentence('إعادة')).toBe('\u2068إعادة\u2069')
  expect(nameInSentence('a\u202eb')).toBe('\u2068a\u202eb\u202c\u2069')
})

test('T5: a name cannot end its isolate', () => {
  expect(nameInSentence('a\u2069\u202eb')).toBe('\u2068a\u202eb\u202c\u2069')
  expect(nameInSentence('a\u202c\u2069')).toBe('\u2068a\u2069')
  expect(nameInSentence('\u2067a\u2069\u2069b')).toBe('\u2068\u2067a\u2069b\u2069')
  // The end of an isolate ends the embedding in it, whose own end would then be one too many.
  expect(nameInSentence('\u2067\u202ea\u2069b\u202c')).toBe('\u2068\u2067\u202ea\u2069b\u2069')
})

test('T5: of any name, one well-formed line whose turns end with it', () => {
  const sign = fc.oneof(
    fc.constantFrom(...OPENS_ISOLATE, ...OPENS_EMBEDDING, POP_EMBEDDING, POP_ISOLATE),
    fc.constantFrom('a', 'ש', '\n', '\r\n', '\0', '\u0085', '\u2028', '\ud83d', ' '),
    fc.string({ unit: 'binary', maxLength: 2 }),
  )
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 20 }), signs => {
      const written = nameInSentence(signs.join(''))
      expect(written).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      expect(written.isWellFormed()).toBe(true)
      // As UAX 9 pairs them: only the last sign ends the first isolate, and no embedding stays open.
      const open: string[] = []
      for (const [at, one] of [...written].entries()) {
        if (OPENS_ISOLATE.includes(one)) open.push(POP_ISOLATE)
        else if (OPENS_EMBEDDING.includes(one)) open.push(POP_EMBEDDING)
        else if (one === POP_EMBEDDING && open.at(-1) === POP_EMBEDDING) open.pop()
        else if (one === POP_ISOLATE) open.length = Math.max(0, open.lastIndexOf(POP_ISOLATE))
        if (at < [...written].length - 1 && written.startsWith('\u2068'))
          expect(open.length).toBeGreaterThan(0)
      }
      expect(open).toEqual([])
    }),
  )
})
