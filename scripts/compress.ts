// Writes a gzip and a brotli variant beside every file of dist that gains from it, for scripts/serve.ts to send.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const dist = join(import.meta.dirname, '..', 'dist')
const compressible = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt'])

async function compress(path: string): Promise<void> {
  const source = await readFile(path)
  const variants = {
    gz: await promisify(gzip)(source, { level: 9 }),
    br: await promisify(brotliCompress)(source, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: source.length },
    }),
  }
  for (const [suffix, content] of Object.entries(variants)) {
    if (content.length < source.length) await writeFile(`${path}.${suffix}`, content)
  }
}

const entries = await readdir(dist, { recursive: true, withFileTypes: true })
const paths = entries
  .filter(entry => entry.isFile() && compressible.has(extname(entry.name)))
  .map(entry => join(entry.parentPath, entry.name))
  .filter(path => !path.includes('.vite'))
await Promise.all(paths.map(compress))
