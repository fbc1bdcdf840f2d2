import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen, serveFiles } from '../../scripts/serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'headroom-serve-'))
const script = 'console.log("a script")'
let at: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  mkdirSync(join(folder, 'dist/assets'), { recursive: true })
  mkdirSync(join(folder, 'dist/.vite'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'dist/.vite/manifest.json'), '{}')
  writeFileSync(join(folder, 'dist/index.html'), '<title>page</title>')
  writeFileSync(join(folder, 'dist/mockServiceWorker.js'), script)
  writeFileSync(join(folder, 'dist/assets/main-abc.js'), script)
  writeFileSync(join(folder, 'dist/assets/main-abc.js.gz'), gzipSync(script))
  writeFileSync(join(folder, 'dist/assets/main-abc.js.br'), brotliCompressSync(script))
  at = await listen(serveFiles(join(folder, 'dist')), { host: 'localhost', port: 0 })
})
afterAll(() => {
  at.server.close()
  rmSync(folder, { recursive: true })
})

/** Sends the path as it stands: `fetch` would tidy it first, and decode the answer. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      request({ host: 'localhost', port: at.port, path, headers, method }, response => {
        const parts: Buffer[] = []
        response.on('data', part => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
        )
      })
        .on('error', reject)
        .end()
    },
  )
}

const page = { accept: 'text/html,application/xhtml+xml' }

test.each([
  ['br, gzip', 'br', brotliCompressSync(script)],
  ['gzip', 'gzip', gzipSync(script)],
  ['gzip, br;q=0', 'gzip', gzipSync(script)],
  ['identity', undefined, Buffer.from(script)],
])('sends the variant that %s asks for', async (accepted, coding, body) => {
  const answer = await get('/assets/main-abc.js', { 'accept-encoding': accepted })
  expect(answer.headers['content-encoding']).toBe(coding)
  expect(answer.headers.vary).toBe('accept-encoding')
  expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(answer.body).toEqual(body)
})

test('lets a browser keep what is named after its content, and nothing else', async () => {
  expect((await get('/assets/main-abc.js')).headers['cache-control']).toContain('immutable')
  expect((await get('/mockServiceWorker.js')).headers['cache-control']).toBe('no-cache')
  expect((await get('/')).headers['cache-control']).toBe('no-cache')
})

test('answers a navigation with the page, a missing file with 404', async () => {
  const navigation = await get('/acme/usage?tab=active', page)
  expect(navigation.status).toBe(200)
  expect(navigation.body.toString()).toBe('<title>page</title>')
  expect((await get('/assets/gone-abc.js', { accept: '*/*' })).status).toBe(404)
})

test.each(['GET', 'POST', 'DELETE'])('answers %s /api with a problem, never with the page', async method => {
  const answer = await get('/api/v1/workspaces', page, method)
  expect(answer.status).toBe(404)
  expect(answer.headers['content-type']).toBe('application/problem+json')
  expect(JSON.parse(answer.body.toString())).toMatchObject({ status: 404, code: 'no_backend' })
})

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2f..%2fsecret.txt',
  '/.vite/manifest.json',
  '/%',
])('sends nothing for %s', async path => {
  const answer = await get(path)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.body.toString()).not.toContain('secret')
})

test('takes the next port if one is taken', async () => {
  const second = await listen(serveFiles(join(folder, 'dist')), { host: 'localhost', port: at.port })
  expect(second.port).toBeGreaterThan(at.port)
  second.server.close()
})
