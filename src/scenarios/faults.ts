import type { ProblemBody } from '#contract/problems.ts'

export type Fetch = (request: Request) => Promise<Response>

/**
 * What goes wrong: nothing, no network, a bug in the service, a disk that is full; what was asked for is done and its answer
 * is lost (B7); or the price that somebody agrees to has become too old at that moment (B6).
 */
export const FAILURES = ['none', 'offline', 'server', 'storage', 'answer_lost', 'quote_expired'] as const
export type Failure = (typeof FAILURES)[number]

/** Faults to see a screen by: how late answers come, which requests fail and how. */
export type Faults = {
  /** Milliseconds before a request is looked at; Infinity for ever. */
  latency?: number
  failures?: Failure
  /** The requests concerned; all when absent. `path` begins behind `/api/v1`: `/automations` is all below it, too. */
  only?: { method?: string; path?: string }[]
}

const PREFIX = '/api/v1'
/** The designers' panel, which switches faults off again, always gets through. */
const SPARED = '/sandbox'

/**
 * `fetch` with faults. `faults` is asked at every request, so a panel may change them. Offline answers are network
 * errors (`Response.error()`), which MSW turns into a failed fetch.
 */
export function withFaults(fetch: Fetch, faults: () => Faults | undefined): Fetch {
  return async request => {
    const { latency = 0, failures = 'none', only } = faults() ?? {}
    const path = new URL(request.url).pathname.replace(PREFIX, '')
    const concerned = !only || only.some(rule => concerns(rule, { method: request.method, path }))
    if (!concerned || isAt(path, SPARED)) return fetch(request)
    if (latency > 0 && !(await waited(latency, request.signal))) return Response.error()
    switch (failures) {
      case 'none':
        return fetch(request)
      case 'offline':
        return Response.error()
      case 'server':
        return problem({ status: 500, code: 'internal_error', title: 'Something failed that should not' })
      case 'storage':
        return problem({
          status: 503,
          code: 'storage_unavailable',
          title: 'The workspace’s data cannot be read or written',
          reason: 'full',
        })
      case 'answer_lost':
        await fetch(request)
        return Response.error()
      case 'quote_expired':
        return problem({
          ...{ status: 409, code: 'quote_expired', title: 'The price is not valid any more' },
          ...{ reason: 'too_old', helps: ['ask_for_new_quote'] },
        })
    }
  }
}

const isAt = (path: string, wanted: string) => path === wanted || path.startsWith(`${wanted}/`)

function concerns(
  rule: { method?: string; path?: string },
  { method, path }: { method: string; path: string },
): boolean {
  return (
    (rule.method === undefined || rule.method === method) &&
    (rule.path === undefined || isAt(path, rule.path))
  )
}

/** Whether the time has passed; false when the one who asked gave up before. Infinity never passes. */
function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise(resolve => {
    const timer =
      milliseconds === Number.POSITIVE_INFINITY ? undefined : setTimeout(() => resolve(true), milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve(false)
    })
  })
}

function problem({
  status,
  code,
  title,
  ...members
}: { status: number; code: string; title: string } & Record<string, unknown>): Response {
  const body: ProblemBody = {
    type: `urn:headroom:problem:${code}`,
    title,
    status,
    code,
    detail: title,
    ...members,
  }
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } })
}
