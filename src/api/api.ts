import { type ClientLink, createORPCClient } from '@orpc/client'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { contract } from '#contract/contract.ts'
import { API_PREFIX, firstContract } from '#contract/first-contract.ts'
import { problemError, problemOf } from './problem.ts'

/** B13: the same key again goes on with what was begun under it; one is made where none is given. */
export type CallContext = { idempotencyKey?: string }

export type Client = JsonifiedClient<ContractRouterClient<typeof contract, CallContext>>

type Link = ClientLink<CallContext>

export type ApiOptions = {
  fetch(request: Request): Promise<Response>
  /** The token of the member to act as (see `session.create`); null for the one the service assumes. */
  token(): string | null
}

/** What answers is not this API: a web page where JSON should be. */
export class NoBackend extends Error {
  override name = 'NoBackend'
}

/**
 * The typed way to the API: a client, query options made from it, and the cache they live in. Every request that
 * changes something carries an Idempotency-Key of its own (B13).
 */
export function createApi({ fetch, token }: ApiOptions) {
  const linkTo = (part: AnyContractRouter): Link =>
    new OpenAPILink(part, {
      url: () => new URL(API_PREFIX, globalThis.location.origin),
      headers: ({ context }) => {
        const member = token()
        return {
          'idempotency-key': context.idempotencyKey ?? crypto.randomUUID(),
          ...(member === null ? {} : { authorization: `Bearer ${member}` }),
        }
      },
      fetch: async request => {
        const response = await fetch(request)
        const type = response.headers.get('content-type') ?? 'json'
        if (!/json|event-stream/.test(type)) throw new NoBackend()
        return type.startsWith('application/problem+json') ? asJson(response) : response
      },
      customErrorResponseBodyDecoder: problemError,
    })
  const first = linkTo(firstContract)
  let later: Link | undefined
  const link: Link = {
    async call(path, input, options) {
      if (isIn(firstContract, path)) return first.call(path, input, options)
      const { laterContract } = await loadLaterContract()
      later ??= linkTo(laterContract)
      return later.call(path, input, options)
    },
  }
  const client: Client = createORPCClient(link)
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        // The service may be in the page itself, and answers without a network.
        networkMode: 'always',
        // Live updates say what to read again (live.ts), so nothing is stale by age alone.
        staleTime: Number.POSITIVE_INFINITY,
        retry: (failures, error) => failures < 2 && problemOf(error) === null,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return { client, orpc: createTanstackQueryUtils(client), queryClient }
}

/** What no first screen asks for comes with the first request for it. */
export const loadLaterContract = () => import('#contract/later-contract.ts')

function isIn(part: object, path: readonly string[]): boolean {
  let at: object | undefined = part
  for (const name of path) at = (at as Record<string, object | undefined> | undefined)?.[name]
  return at !== undefined
}

/** The client library reads JSON under that one name only, and takes a problem for a file. */
function asJson({ body, status, statusText, headers }: Response): Response {
  const named = new Headers(headers)
  named.set('content-type', 'application/json')
  return new Response(body, { status, statusText, headers: named })
}

export type Api = ReturnType<typeof createApi>
