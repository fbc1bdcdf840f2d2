// Serves the built application: static files only, since the backend runs in the page.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { extname, join, relative, sep } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

// If the service worker is not in control, the client's calls arrive here. The answer must be a problem, for a page
// in their place would look like data.
const noBackend = JSON.stringify({
  type: 'about:blank',
  title: 'No backend here',
  status: 404,
  code: 'no_backend',
  detail:
    'The backend runs in the page, behind its service worker, which did not take this request. Reload the page.',
})

/** Every public file by its URL path. Only these are ever sent, so no path can lead outside of the folder. */
function readFiles(root: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const url = `/${relative(root, path).split(sep).join('/')}`
    if (entry.isFile() && !url.includes('/.')) files.set(url, readFileSync(path))
  }
  return files
}

function accepts(request: IncomingMessage, coding: string): boolean {
  const offers = String(request.headers['accept-encoding'] ?? '').split(',')
  return offers.some(offer => {
    const [name, ...parameters] = offer.split(';').map(part => part.trim().toLowerCase())
    return name === coding && !parameters.some(parameter => /^q=0(\.0*)?$/.test(parameter))
  })
}

function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

/** A request listener for the files of `root`, which is read once. */
export function serveFiles(root: string): RequestListener {
  const files = readFiles(root)
  return (request, response) => {
    const send = (status: number, headers: Record<string, string>, body: string | Buffer) => {
      response.writeHead(status, {
        'x-content-type-options': 'nosniff',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
    const path = pathOf(request)
    if (path === undefined) return send(400, plain, 'Bad request')
    if (path === '/api' || path.startsWith('/api/')) {
      return send(404, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }, noBackend)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(405, { ...plain, allow: 'GET, HEAD' }, 'Method not allowed')
    }
    const isNavigation = String(request.headers.accept ?? '').includes('text/html')
    const name = files.has(path) ? path : isNavigation || path === '/' ? '/index.html' : undefined
    const file = name === undefined ? undefined : files.get(name)
    if (name === undefined || file === undefined) return send(404, plain, 'Not found')

    const headers: Record<string, string> = {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      // Vite names what it puts in /assets/ after its content. All else keeps its name from one build to the next.
      'cache-control': name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    for (const [coding, suffix] of [
      ['br', '.br'],
      ['gzip', '.gz'],
    ] as const) {
      const variant = files.get(name + suffix)
      if (!variant) continue
      headers.vary = 'accept-encoding'
      if (accepts(request, coding)) return send(200, { ...headers, 'content-encoding': coding }, variant)
    }
    send(200, headers, file)
  }
}

/** Listens on `port`, or on the next free one after it, and returns the server and the port it got. */
export async function listen(listener: RequestListener, at: { host: string; port: number; tries?: number }) {
  const { host, port, tries = 20 } = at
  const server = createServer(listener)
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && tries > 0) resolve(true)
      else reject(error)
    })
    server.listen(port, host, () => resolve(false))
  })
  if (!taken) return { server, port: portOf(server) }
  console.error(`Port ${port} is taken, trying ${port + 1}.`)
  return listen(listener, { host, port: port + 1, tries: tries - 1 })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

if (import.meta.main) {
  const host = process.env.HOST ?? 'localhost'
  const listener = serveFiles(join(import.meta.dirname, '..', 'dist'))
  const { port } = await listen(listener, { host, port: Number(process.env.PORT ?? 4173) })
  console.log(`Headroom is at http://${host}:${port}/`)
}
