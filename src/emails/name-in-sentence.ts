const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'
const POP_EMBEDDING = '\u202c'

const OPENS_ISOLATE = /^[\u2066-\u2068]$/
const OPENS_EMBEDDING = /^[\u202a\u202b\u202d\u202e]$/

/** Letters that run from right to left, and the signs that turn the direction by themselves. */
const CAN_TURN =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * T5: a name as part of a sentence, in subjects and plain text as in HTML. It stays on one line, so that it cannot begin a
 * header or a line of its own, and what it does to the direction of writing ends with it: `<bdi>` in characters, since a
 * subject has no tags. Left as it is if nothing in it could turn the direction.
 */
export function nameInSentence(name: string): string {
  const line = name
    .toWellFormed()
    .replace(/\s*[\p{Cc}\p{Zl}\p{Zp}]+\s*/gu, ' ')
    .trim()
  return CAN_TURN.test(line) ? `${FIRST_STRONG_ISOLATE}${balanced(line)}${POP_ISOLATE}` : line
}

/** Closes what the text opens, and leaves out what closes more than that: it would end the isolate around the text. */
function balanced(text: string): string {
  const closers: string[] = []
  let kept = ''
  for (const sign of text) {
    if (sign === POP_ISOLATE) {
      const opened = closers.lastIndexOf(POP_ISOLATE)
      if (opened < 0) continue
      // The end of an isolate ends the embeddings in it.
      closers.length = opened
    } else if (sign === POP_EMBEDDING) {
      if (closers.at(-1) !== POP_EMBEDDING) continue
      closers.pop()
    } else if (OPENS_ISOLATE.test(sign)) closers.push(POP_ISOLATE)
    else if (OPENS_EMBEDDING.test(sign)) closers.push(POP_EMBEDDING)
    kept += sign
  }
  return kept + closers.reverse().join('')
}
