import { join } from 'node:path'
import { listen, serveFiles } from '../../scripts/serve.ts'

/** Serves the built application while `measure` runs. */
export async function withApp(measure: (url: string) => Promise<void>): Promise<void> {
  const folder = join(import.meta.dirname, '../../dist')
  const { server, port } = await listen(serveFiles(folder), { host: 'localhost', port: 4490 })
  try {
    await measure(`http://localhost:${port}`)
  } finally {
    server.close()
  }
}
