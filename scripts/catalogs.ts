// Fails if a text in the source is not in the catalogs, if a catalog holds one that is gone, or if French lacks one.
// Works on a copy: nothing in src is written. `npm run i18n:extract` brings the catalogs up to date.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src/locales')
const folder = 'node_modules/.cache/catalogs'
const copy = join(root, folder)

rmSync(copy, { recursive: true, force: true })
mkdirSync(copy, { recursive: true })
cpSync(source, copy, { recursive: true, filter: path => path === source || path.endsWith('.po') })

function lingui(...parameters: string[]): void {
  const done = spawnSync('lingui', parameters, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, LINGUI_CATALOGS: folder, LINGUI_SUPPRESS_BABEL_WARNING: '1' },
  })
  if (done.status === 0) return
  console.error(`lingui ${parameters.join(' ')} failed\n${done.stdout}${done.stderr}${done.error ?? ''}`)
  process.exit(1)
}

const content = (path: string) => readFileSync(path, 'utf8').replace(/^"POT-Creation-Date:.*$/m, '')

lingui('extract', '--clean')
const stale = readdirSync(copy).filter(name => {
  try {
    return content(join(copy, name)) !== content(join(source, name))
  } catch {
    return true // The catalog does not exist yet.
  }
})
if (stale.length > 0) {
  console.error(
    `Out of date with the source: ${stale.join(', ')}. Run \`npm run i18n:extract\`, then translate.`,
  )
  process.exit(1)
}
lingui('compile', '--strict')
console.log('catalogs: up to date and complete')
