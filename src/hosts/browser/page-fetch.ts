type Fetch = (request: Request) => Promise<Response>

/** Whether this browser can hand a stream over to its service worker. Safari cannot. */
export function canHandOverStreams(): boolean {
  try {
    const stream = new ReadableStream()
    structuredClone(stream, { transfer: [stream] })
    return true
  } catch {
    return false
  }
}

/**
 * How the page's own requests reach the service: through the worker, as everyone's do. Where a stream cannot pass it, MSW
 * waits for the end of every answer, and live updates have none, so those are asked of the service in the page itself.
 */
export function pageFetch(service: Fetch): Fetch {
  if (canHandOverStreams()) return request => fetch(request)
  return request => (new URL(request.url).pathname.endsWith('/events') ? service(request) : fetch(request))
}
