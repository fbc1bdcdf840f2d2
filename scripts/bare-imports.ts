// The packages that the interface and its browser tests import. Vite finds them one by one while pages ask for them, and
// reloads the page whenever it finds another; in the middle of a test run that breaks tests. So it is told at the start.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['src/**/*.{ts,tsx}', '.storybook/*.tsx', 'tests/**/*.browser.test.{ts,tsx}']
const statement = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm
const call = /\bimport\('([^']+)'\)/g

/** Paths and imports of package.json, macros (gone by then), files, and what the test runners bring with them. */
const notForVite = /^[.#]|^node:|\/macro$|^vitest|^storybook\/|^@storybook\/|^virtual:|\.css$|\?url$/

export function bareImports(root: string): string[] {
  const names = globSync(sources, { cwd: root }).flatMap(path => {
    const code = readFileSync(join(root, path), 'utf8')
    return [...code.matchAll(statement), ...code.matchAll(call)].map(([, name = '']) => name)
  })
  return [...new Set(names)].filter(name => !notForVite.test(name)).sort()
}
