type Fetch = (request: Request) => Promise<Response>

/** Marks the service's own answers, so that they are told from those of a web server that stands in its way. */
const MARK = 'x-headroom-service'

/** Whether this browser can hand a stream over to its service worker. Safari cannot. */
function canHandOverStreams(): boolean {
  try {
    const stream = new ReadableStream()
    structuredClone(stream, { transfer: [stream] })
    return true
  } catch {
    return false
  }
}

/** The service as MSW asks it. */
export function marked(service: Fetch): Fetch {
  return async request => {
    const response = await service(request)
    // An answer that stands for a failed network has no headers to write.
    if (response.type !== 'error') response.headers.set(MARK, 'yes')
    return response
  }
}

/**
 * How the page's own requests reach the service: through the worker, as everyone's do. Three things pass it by and are
 * asked of the service in the page itself:
 * - what is asked before the worker is in control: on a first visit it takes as long as all the rest;
 * - live updates, where a stream cannot be handed over: MSW then waits for the end of an answer that has none;
 * - what the web server answers instead, once the worker has let go of this page. It unregisters itself when the last tab
 *   closes, also when another has just been opened.
 */
export function pageFetch(service: Fetch, inControl: Promise<void>): Fetch {
  const streams = canHandOverStreams()
  let isInControl = false
  inControl.then(
    () => {
      isInControl = true
    },
    () => undefined,
  )
  return async request => {
    if (!isInControl) return service(request)
    if (!streams && new URL(request.url).pathname.endsWith('/events')) return service(request)
    const again = request.clone()
    const response = await fetch(request)
    return response.headers.has(MARK) ? response : service(again)
  }
}
