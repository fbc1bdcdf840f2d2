import { expect, test } from 'vitest'
import { ignoreFailedUpdate } from '#hosts/browser/ignore-failed-update.ts'

/** Whether the page is told of a promise that nobody looked after. */
function isTold(page: EventTarget, reason: unknown): boolean {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason })
  return page.dispatchEvent(event)
}

test('T4: a worker that could not be updated is no error of the page; all else is', () => {
  const page = new EventTarget()
  const failed = new TypeError(
    "Failed to update a ServiceWorker for scope ('http://localhost:4173/') with script ('…/mockServiceWorker.js'): Not found",
  )
  const stop = ignoreFailedUpdate(page)
  expect(isTold(page, failed)).toBe(false)
  expect(isTold(page, new TypeError('Failed to fetch'))).toBe(true)
  expect(isTold(page, 'a text')).toBe(true)
  stop()
  expect(isTold(page, failed)).toBe(true)
})
