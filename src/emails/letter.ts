import type { MailLocale } from '#domain/mail.ts'

/** What a message says, in the recipient's language: one source for its HTML and its plain text. */
export type Letter = {
  locale: MailLocale
  subject: string
  /** What a list of messages shows beside the subject. */
  preview: string
  heading: string
  /** From top to bottom. */
  blocks: Block[]
  /** What the numbers stand for, and why one gets this. */
  notes: string[]
}

export type Block = Meter | Paragraph | Links | Rows | Facts

/** `share` is 0 or more, above 1 if the allowance was lowered; the two texts say it and what it leaves. */
export type Meter = {
  kind: 'meter'
  state: 'ok' | 'warning' | 'suspended'
  share: number
  shareText: string
  rest: string
}

export type Paragraph = { kind: 'paragraph'; text: string }

/** The quickest first. */
export type Links = { kind: 'links'; links: [LetterLink, ...LetterLink[]] }
export type LetterLink = { label: string; url: string }

/** A list, and what it adds up to. */
export type Rows = { kind: 'rows'; heading: string | null; rows: Row[]; sums: Sum[] }
/** `words` say the others in a line. */
export type Row = {
  name: string
  /** Each on a line of its own. */
  notes: string[]
  value: string
  valueNote: string | null
  words: string
}
export type Sum = Fact & { isTotal: boolean }

/** What is told by name. */
export type Facts = { kind: 'facts'; facts: Fact[] }
/** `words` say both in a line. */
export type Fact = { name: string; value: string; words: string }
