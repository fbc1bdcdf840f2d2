import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { API_PREFIX } from '#contract/contract.ts'
import type { Deps, RawRequest } from './context.ts'
import { isProblem, notFound, type Problem, problem, problemBody, retryAfter, toProblem } from './problem.ts'
import { createRouter } from './router.ts'
import { groupCommits } from './runs/group-commit.ts'
import { commitOffers } from './runs/offer.ts'

export type AppOptions = Deps & {
  /** Checks every answer against the contract; for tests, as it costs as much as reading the request. */
  validateOutput?: boolean
}

export type App = {
  fetch(request: Request): Promise<Response>
  /**
   * Does what is due by the service's clock; whoever hosts the service calls it in time. Answers the milliseconds of that
   * clock until the next thing is due, null for none.
   */
  runJobs(): Promise<number | null>
}

const KEY_MAX = 255

/** The service: Request in, Response out, knowing only its ports. */
export function createApp({ validateOutput = false, ...deps }: AppOptions): App {
  const offerRuns = groupCommits(commitOffers.bind(null, deps))
  const handler = new OpenAPIHandler(createRouter({ offerRuns, validateOutput }), {
    clientInterceptors: [
      async ({ next }) => {
        try {
          return await next()
        } catch (error) {
          throw toProblem(error)
        }
      },
    ],
    customErrorResponseBodyEncoder: error => problemBody(toProblem(error)),
  })

  async function answer(request: Request): Promise<Response> {
    if (new URL(request.url).pathname === `${API_PREFIX}/openapi.json`) {
      const { openApiDocument } = await import('./openapi.ts')
      return Response.json(await openApiDocument())
    }
    const key = request.headers.get('idempotency-key')
    if (key !== null && (key === '' || key.length > KEY_MAX)) {
      const issues = [{ path: 'Idempotency-Key', message: `is not 1 to ${KEY_MAX} characters long` }]
      return problemResponse(problem('invalid_input', { issues }))
    }
    const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? null
    const raw = await rawOf(request)
    const { response } = await handler.handle(request, {
      prefix: API_PREFIX,
      context: { deps, token, key: request.method === 'GET' ? null : key, raw },
    })
    if (!response) return problemResponse(notFound('resource'))
    return response.ok ? response : asProblem(response)
  }

  return {
    fetch: request => answer(request).catch((error: unknown) => problemResponse(toProblem(error))),
    // No request waits for it, so it comes when it is first called.
    runJobs: async () => (await import('./jobs/run-jobs.ts')).runJobs(deps),
  }
}

/** A signature is over the very characters that came: only webhooks are signed. */
async function rawOf(request: Request): Promise<RawRequest | null> {
  const { pathname } = new URL(request.url)
  if (request.method !== 'POST' || !pathname.startsWith(`${API_PREFIX}/hooks/`)) return null
  return { headers: request.headers, body: await request.clone().text() }
}

/** The handler knows no content type but JSON, nor headers of errors. */
async function asProblem(response: Response): Promise<Response> {
  const { type: _type, title: _title, status: _status, code, detail, ...data } = await response.json()
  const error = problem(code, data, detail)
  return problemResponse(isProblem(error) ? error : problem('internal_error', undefined))
}

function problemResponse(error: Problem): Response {
  const seconds = retryAfter(error)
  return Response.json(problemBody(error), {
    status: error.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(seconds === null ? {} : { 'retry-after': String(seconds) }),
    },
  })
}
