import { HttpResponse, http } from 'msw'
import { setupWorker } from 'msw/browser'
import { expect, test } from 'vitest'

test('the service worker is served here and answers a request', async () => {
  const worker = setupWorker(http.get('/api/ping', () => HttpResponse.json({ pong: true })))
  await worker.start({ quiet: true })
  const response = await fetch('/api/ping')
  expect(await response.json()).toEqual({ pong: true })
  worker.stop()
})
