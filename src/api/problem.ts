import { ORPCError } from '@orpc/client'
import { type ProblemBody, type ProblemCode, type ProblemData, problems } from '#contract/problems.ts'

/** A problem of the API, told by its code. `data` holds the members of that code (see the contract's problems). */
export type Problem = {
  [Code in ProblemCode]: { code: Code; status: number; detail: string; data: ProblemData<Code> }
}[ProblemCode]

/**
 * The problem in a failed request; null where the request itself failed (no network, a bug), or what answered is another
 * server, whose codes are not ours (`no_backend` of the static server).
 */
export function problemOf(error: unknown): Problem | null {
  if (!(error instanceof ORPCError) || !error.defined || !(error.code in problems)) return null
  const { code, status, message, data } = error
  return { code, status, detail: message, data } as Problem
}

/** Reads an RFC 9457 body; null for anything else, which then counts as no answer of this API. */
export function problemError(body: unknown): ORPCError<string, unknown> | null {
  if (typeof body !== 'object' || body === null || !('code' in body) || !('status' in body)) return null
  const { type: _type, title: _title, status, code, detail, ...data } = body as ProblemBody
  return new ORPCError(code, { defined: true, status, message: detail, data })
}
