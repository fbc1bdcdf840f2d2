// Budgets by what a visitor loads, read from the build's manifest rather than from file names.
import { readdirSync, readFileSync } from 'node:fs'

type Chunk = { file: string; isEntry?: boolean; isDynamicEntry?: boolean; imports?: string[] }

const manifest: Record<string, Chunk> = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

const dynamic = (path: RegExp) =>
  Object.keys(manifest).filter(key => manifest[key]?.isDynamicEntry && path.test(key))

/** Every file that loading these entries loads: themselves and all they import statically. */
function filesOf(keys: string[], found = new Set<string>()): Set<string> {
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`${key} is not in the build`)
    if (found.has(`dist/${chunk.file}`)) continue
    found.add(`dist/${chunk.file}`)
    filesOf(chunk.imports ?? [], found)
  }
  return found
}

const view = filesOf(['index.html'])
const backendEntries = dynamic(/^src\/hosts\/browser\//)
const usageEntries = dynamic(/^src\/features\/usage\//)
if (backendEntries.length === 0 && readdirSync('src/hosts/browser').length > 1) {
  throw new Error(
    'No dynamic import of src/hosts/browser in the build: the budget of the backend would measure nothing',
  )
}

const backendOnly = [...filesOf(backendEntries)].filter(file => !view.has(file))
const untilUsage = [...filesOf(['index.html', ...backendEntries, ...usageEntries])]

const checks = [
  { name: 'JavaScript until the Usage numbers are on screen', path: untilUsage, limit: '230 kB', gzip: true },
  { name: 'of which the backend', path: backendOnly, limit: '60 kB', gzip: true },
]

export default checks.filter(check => check.path.length > 0)
