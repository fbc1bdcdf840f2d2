import type { BillingView } from '#contract/billing.ts'
import { parseRate, rateText } from './tax-rate.ts'

export const DETAIL_FIELDS = ['legalName', 'address', 'taxId', 'taxRate'] as const
export type DetailField = (typeof DETAIL_FIELDS)[number]

/** The billing details as they are typed. */
type TypedDetails = Record<DetailField, string>
/** What was typed and is not saved yet; other fields follow what is saved. */
export type DetailsDraft = Partial<TypedDetails>

type Details = BillingView['details']

/** As the contract has it, in characters. */
export const MOST: Record<Exclude<DetailField, 'taxRate'>, number> = {
  legalName: 200,
  address: 600,
  taxId: 60,
}

export type DetailProblem = 'too_long' | 'no_number' | 'out_of_range' | 'too_precise'

export function typedDetails(locale: string, { taxRate, ...details }: Details): TypedDetails {
  return { ...details, taxRate: rateText(locale, taxRate) }
}

/** Whether both say the same: `8.25` and `8,250` do. */
function isSame(field: DetailField, a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [parseRate(a), parseRate(b)]
  return field === 'taxRate' && left.kind === 'rate' && right.kind === 'rate' && left.rate === right.rate
}

/** What of a draft still is another than what is saved. */
export function draftBeside(saved: TypedDetails, draft: DetailsDraft): DetailsDraft {
  const others = DETAIL_FIELDS.filter(
    field => draft[field] !== undefined && !isSame(field, draft[field], saved[field]),
  )
  return Object.fromEntries(others.map(field => [field, draft[field]]))
}

/** What cannot be saved, field by field. */
export function problemsIn(typed: TypedDetails): Partial<Record<DetailField, DetailProblem>> {
  const problems: Partial<Record<DetailField, DetailProblem>> = {}
  for (const field of ['legalName', 'address', 'taxId'] as const) {
    if (typed[field].length > MOST[field]) problems[field] = 'too_long'
  }
  const rate = parseRate(typed.taxRate)
  if (rate.kind === 'wrong') problems.taxRate = rate.why
  return problems
}

/** What is sent: the fields that were changed. Those of `draft` have no problem. */
export function patchOf({ taxRate, ...texts }: DetailsDraft): Partial<Details> {
  const rate = taxRate === undefined ? null : parseRate(taxRate)
  return { ...texts, ...(rate?.kind === 'rate' && { taxRate: rate.rate }) }
}
