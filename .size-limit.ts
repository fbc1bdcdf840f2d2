// Budgets by what a cold visitor's browser loads, read from the build's page and manifest rather than from file names.
import { readFileSync } from 'node:fs'

type Chunk = { file: string; name?: string; imports?: string[] }

const manifest: Record<string, Chunk> = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))
const page = readFileSync('dist/index.html', 'utf8')

/** The chunks of a name, which are groups of vite.config.ts, catalogs or the entry. */
function named(name: string): string[] {
  const keys = Object.keys(manifest).filter(key => manifest[key]?.name === name && isScript(key))
  if (keys.length === 0) throw new Error(`No chunk "${name}" in the build: its budget would measure nothing`)
  return keys
}

const isScript = (key: string) => manifest[key]?.file.endsWith('.js') === true

/** Every file that loading these chunks loads: themselves and all they import statically. */
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
const backendOnly = [...filesOf(named('backend'))].filter(file => !view.has(file))

// All JavaScript until the Usage numbers are on screen at `/p/<list>?automations=usage`, on the very first visit: the view;
// the backend; the modal with its Usage tab; one catalog, the English; and the seed of the default scenario, which only
// an empty database asks for. Whatever else the page fetches early counts too, needed or not.
const fetchedEarly = Object.keys(manifest).filter(
  key => isScript(key) && page.includes(`/${manifest[key]?.file}`),
)
const otherCatalogs = new Set(['fr', 'later-fr', 'later-en'].flatMap(named))
const untilUsage = filesOf([
  'index.html',
  ...['backend', 'usage', 'seed', 'en'].flatMap(named),
  ...fetchedEarly.filter(key => !otherCatalogs.has(key)),
])

// A5: what comes with the first e-mail that is written in this visit, in one language, beside all that is there by then.
const beforeMessage = filesOf(['index.html', ...named('backend')])
const message = [...filesOf(['render-mail', 'emails-fr'].flatMap(named))].filter(
  file => !beforeMessage.has(file),
)

export default [
  {
    name: 'JavaScript until the Usage numbers are on screen',
    path: [...untilUsage],
    limit: '230 kB',
    gzip: true,
  },
  { name: 'of which the backend', path: backendOnly, limit: '60 kB', gzip: true },
  { name: 'A message', path: message, limit: '45 kB', gzip: true },
]
