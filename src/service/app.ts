import type { AnyContractRouter } from '@orpc/contract'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import type { Router } from '@orpc/server'
import { API_PREFIX } from '#contract/first-contract.ts'
import type { Context, Deps, RawRequest } from './context.ts'
import { createFirstRouter } from './first-router.ts'
import { isProblem, notFound, type Problem, problem, problemBody, retryAfter, toProblem } from './problem.ts'

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
  const first = handlerOf(createFirstRouter({ validateOutput }))
  /** What no first screen asks for. One for all requests: it gathers those that come together. */
  let later: Promise<Handler> | null = null
  function loadLater(): Promise<Handler> {
    later ??= import('./later-router.ts')
      .then(({ createLaterRouter }) => handlerOf(createLaterRouter({ deps, validateOutput })))
      .catch((error: unknown) => {
        later = null
        throw error
      })
    return later
  }

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
    const asked = raw ? withoutBody(request) : request
    const context: Context = { deps, token, key: request.method === 'GET' ? null : key, raw }
    const options = { prefix: API_PREFIX, context } as const
    const found = await first.handle(asked, options)
    const { response } = found.matched ? found : await (await loadLater()).handle(asked, options)
    if (!response) return problemResponse(notFound('resource'))
    return response.ok ? response : asProblem(response)
  }

  return {
    fetch: request => answer(request).catch((error: unknown) => problemResponse(toProblem(error))),
    // No request waits for it, so it comes when it is first called.
    runJobs: async () => (await import('./jobs/run-jobs.ts')).runJobs(deps),
  }
}

type Handler = OpenAPIHandler<Context>

function handlerOf(router: Router<AnyContractRouter, Context>): Handler {
  return new OpenAPIHandler(router, {
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
}

/** A signature is over the very characters that came: only webhooks are signed. */
async function rawOf(request: Request): Promise<RawRequest | null> {
  const isReceived = new RegExp(`^${API_PREFIX}/hooks/[^/]+$`).test(new URL(request.url).pathname)
  if (request.method !== 'POST' || !isReceived) return null
  return { headers: request.headers, body: await request.text() }
}

/** What is in a webhook is read when its signature has been looked at, and not before. */
function withoutBody({ url, method }: Request): Request {
  return new Request(url, { method })
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
