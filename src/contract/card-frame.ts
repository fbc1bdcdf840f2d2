import * as z from 'zod/mini'
import { CARD_BRANDS } from '#domain/payment.ts'
import { CardToken } from './card-token.ts'

// What the app and the processor's isolated frames (src/card-frame) say to each other (B9). Both sides check every message
// and drop what they do not know. No message has room for a card's number or security code.

/** The frame to its page, as soon as it listens; the only message that does not go through the port. */
export const FRAME_READY = 'headroom:frame-ready'
/** The page's answer, with the port. */
export const FRAME_OPEN = 'headroom:frame-open'
export const Ready = z.object({ kind: z.literal(FRAME_READY) })
export const Open = z.object({ kind: z.literal(FRAME_OPEN) })

/** The page's look: its language, its scheme and the tokens of src/ui/theme.css as they are now. */
const Look = z.object({
  lang: z.string(),
  scheme: z.enum(['light', 'dark']),
  tokens: z.record(z.string().check(z.regex(/^--[\w-]+$/)), z.string()),
})

/** The page's font: a frame without an origin can fetch none. */
const Font = z.object({ kind: z.literal('font'), bytes: z.instanceof(ArrayBuffer) })

const Height = z.object({ kind: z.literal('height'), height: z.number().check(z.minimum(0)) })
/** Escape was pressed in the frame: a key does not leave it by itself. */
const Escape = z.object({ kind: z.literal('escape') })

export const CARD_FIELDS = ['number', 'expiry', 'code'] as const
const FieldName = z.enum(CARD_FIELDS)

export const FIELD_PROBLEMS = ['required', 'incomplete', 'invalid', 'expired', 'not_a_test_card'] as const
const Problem = z.enum(FIELD_PROBLEMS)

/** All that the card's frame says to people, in the page's language (L1). */
export const CARD_TEXTS = [
  'number',
  'number_required',
  'number_incomplete',
  'number_invalid',
  'number_not_a_test_card',
  'expiry',
  'expiry_placeholder',
  'expiry_required',
  'expiry_incomplete',
  'expiry_invalid',
  'expiry_expired',
  'code',
  'code_hint_3',
  'code_hint_4',
  'code_required',
  'code_incomplete_3',
  'code_incomplete_4',
  'test_cards',
  'test_cards_hint',
  'passes',
  'generic_decline',
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'processing_error',
  'declines_when_charged',
  'challenges',
  'challenges_then_declines',
  ...CARD_BRANDS,
] as const

/** The page to the card's frame. */
export const ToCardFrame = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('show'),
    look: Look,
    texts: z.record(z.enum(CARD_TEXTS), z.string()),
    /** The service's clock (T1), milliseconds since 1970. */
    now: z.int(),
    /** While a payment is under way nothing can be typed. */
    locked: z.boolean(),
  }),
  z.object({ kind: z.literal('tokenize'), id: z.int() }),
  z.object({ kind: z.literal('focus'), field: FieldName }),
  Font,
])

const CardState = z.object({
  kind: z.literal('state'),
  complete: z.boolean(),
  empty: z.boolean(),
  brand: z.nullable(z.enum(CARD_BRANDS)),
  /** What is wrong with what is typed, shown or not. */
  problems: z.object({ number: z.nullable(Problem), expiry: z.nullable(Problem), code: z.nullable(Problem) }),
})

/** The card's frame to the page. `refused`: no token, the fields say why. */
export const FromCardFrame = z.discriminatedUnion('kind', [
  CardState,
  z.object({ kind: z.literal('token'), id: z.int(), card: CardToken }),
  z.object({ kind: z.literal('refused'), id: z.int() }),
  z.object({ kind: z.literal('submit') }),
  Height,
  Escape,
])

export const BANK_TEXTS = ['title', 'question', 'sandbox', 'pass', 'fail', 'leave'] as const
export const BANK_ANSWERS = ['passed', 'failed', 'left'] as const

/** The page to the bank's 3-D Secure page. */
export const ToBankFrame = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('show'), look: Look, texts: z.record(z.enum(BANK_TEXTS), z.string()) }),
  z.object({ kind: z.literal('focus') }),
  Font,
])

export const FromBankFrame = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), answer: z.enum(BANK_ANSWERS) }),
  Height,
  Escape,
])

export type FrameLook = z.infer<typeof Look>
export type CardField = (typeof CARD_FIELDS)[number]
export type FieldProblem = (typeof FIELD_PROBLEMS)[number]
export type CardText = (typeof CARD_TEXTS)[number]
export type CardTexts = Record<CardText, string>
export type BankTexts = Record<(typeof BANK_TEXTS)[number], string>
export type BankAnswer = (typeof BANK_ANSWERS)[number]
export type CardFieldsState = Omit<z.infer<typeof CardState>, 'kind'>
export type HeardByCardFrame = z.infer<typeof ToCardFrame>
export type HeardFromCardFrame = z.infer<typeof FromCardFrame>
export type HeardByBankFrame = z.infer<typeof ToBankFrame>
export type HeardFromBankFrame = z.infer<typeof FromBankFrame>
