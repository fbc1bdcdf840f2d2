import { ORPCError, ValidationError } from '@orpc/server'
import { type ProblemBody, type ProblemCode, type ProblemData, problems } from '#contract/problems.ts'
import { type Role, rolesWith } from '#domain/roles.ts'
import { StorageTrouble } from './ports.ts'

/** A refusal or failure that the API answers as a problem (T3). Throw it; inside a transaction it keeps nothing. */
export type Problem = ORPCError<ProblemCode, unknown>

/**
 * Makes the problem of a code. `detail` is for people who read the API's answer; it says what and why, and the data
 * until when and what helps.
 */
export function problem<Code extends ProblemCode>(
  code: Code,
  data: ProblemData<Code>,
  detail?: string,
): Problem {
  const { status, message } = problems[code]
  return new ORPCError(code, { defined: true, status, message: detail ?? message, data })
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof ORPCError && error.code in problems
}

export function notFound(what: string): Problem {
  return problem('not_found', { what }, `There is no such ${what}, or it was deleted`)
}

export function roleRequired(role: Role, capability: Parameters<typeof rolesWith>[0]): Problem {
  const needs = rolesWith(capability)
  return problem(
    'role_required',
    { role, needs, helps: ['ask_owner_or_admin'] },
    `A ${role} may not do this; it takes one of: ${needs.join(', ')}`,
  )
}

/** Turns whatever was thrown into a problem: what is not one of ours is an internal error, told without its inside. */
export function toProblem(error: unknown): Problem {
  if (isProblem(error)) return error
  if (error instanceof StorageTrouble) return problem('storage_unavailable', { reason: error.reason })
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST') return problem('invalid_input', { issues: issuesOf(error.cause) })
    if (error.code === 'NOT_FOUND') return notFound('resource')
  }
  return problem('internal_error', undefined)
}

function issuesOf(cause: unknown): { path: string; message: string }[] {
  if (!(cause instanceof ValidationError)) return []
  return cause.issues.map(({ path = [], message }) => ({
    path: path.map(part => String(typeof part === 'object' ? part.key : part)).join('.'),
    message,
  }))
}

/** RFC 9457: the fixed members, then those of the code. */
export function problemBody(error: Problem): ProblemBody {
  return {
    type: `urn:headroom:problem:${error.code}`,
    title: problems[error.code].message,
    status: error.status,
    code: error.code,
    detail: error.message,
    ...(error.data as object | undefined),
  }
}

/** T3: seconds until a refused run is worth another try; null for problems that time does not mend. */
export function retryAfter({ code, data }: Problem): number | null {
  return code === 'monthly_actions_exceeded' ? (data as { retryAfter: number }).retryAfter : null
}
