/** Chrome's words, and Firefox's. */
const UPDATE_FAILED = /^(Failed to update a ServiceWorker|ServiceWorker script at .+ encountered an error)/

/**
 * MSW asks for a newer worker at every start and does not look at the answer. Where the page is left meanwhile, or the line
 * is down, the request fails: the worker that is there goes on, so it is no error of the page.
 * @returns a function that ends it
 */
export function ignoreFailedUpdate(page: EventTarget = globalThis): () => void {
  function look(event: Event) {
    const { reason } = event as PromiseRejectionEvent
    if (reason instanceof Error && UPDATE_FAILED.test(reason.message)) event.preventDefault()
  }
  page.addEventListener('unhandledrejection', look)
  return () => page.removeEventListener('unhandledrejection', look)
}
