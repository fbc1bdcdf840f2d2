import { expect, test } from 'vitest'
import { isStory, layerOf, sourceFiles } from './source.ts'

const files = sourceFiles().filter(({ path }) => !isStory(path))

/** What each layer may import of the project, itself aside (docs/architecture.md, "The shape"). */
const allowed: Record<string, RegExp> = {
  domain: /^$/,
  contract: /^domain$/,
  service: /^(domain|contract)$/,
  scenarios: /^(domain|contract|service)$/,
  locales: /^domain$/,
  emails: /^(domain|locales)$/,
  'card-frame': /^(domain|contract)$/,
  hosts: /^(domain|contract|service|scenarios|emails)$/,
  api: /^(domain|contract)$/,
  ui: /^$/,
  features: /^(domain|contract|api|ui|locales)$/,
  app: /^(domain|contract|api|ui|scenarios|locales|features\/.+)$/,
}

const rank = (path: string) => layerOf(path).split('/')[0] ?? ''

test('every import points the way the layers do', () => {
  const wrong = files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => target !== null && layerOf(target) !== layerOf(path))
      .filter(({ target }) => !(allowed[rank(path)] ?? /^$/).test(layerOf(target ?? '')))
      .filter(({ target }) => !(path === 'src/app/main.tsx' && rank(target ?? '') === 'hosts'))
      // Numbers and dates read the same in a message as on a screen; the file knows nothing but Intl.
      .filter(({ target }) => !(/^(emails|locales)$/.test(rank(path)) && target === 'src/ui/format.ts'))
      .map(({ specifier }) => `${path} imports ${specifier}`),
  )
  expect(wrong).toEqual([])
})

test('the interface reaches its embedded backend by dynamic imports in main.tsx only', () => {
  const reaching = files
    .filter(({ path }) => rank(path) !== 'hosts')
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target, typeOnly }) => !typeOnly && target?.startsWith('src/hosts/browser/'))
        .map(({ dynamic, specifier }) => ({ path, dynamic, specifier })),
    )
  expect(reaching.length).toBeGreaterThan(0)
  expect(reaching.filter(({ path, dynamic }) => path !== 'src/app/main.tsx' || !dynamic)).toEqual([])
})

test('messages are loaded when one is rendered, never with what renders them', () => {
  const loading = files
    .filter(({ path }) => rank(path) !== 'emails')
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target, typeOnly }) => !typeOnly && rank(target ?? '') === 'emails')
        .filter(({ dynamic }) => !dynamic)
        .map(({ specifier }) => `${path} imports ${specifier}`),
    )
  expect(loading).toEqual([])
})

test('what has its texts in the later catalogs is only reached by imports that bring them', () => {
  const isLater = (path: string) =>
    /^src\/features\/(activity|billing|settings|designer|usage\/details|automations\/builder)\//.test(path)
  const early = files
    .filter(({ path }) => !isLater(path))
    .flatMap(({ path, text, imports }) =>
      imports
        .filter(({ target, typeOnly }) => !typeOnly && target?.endsWith('.tsx') && isLater(target))
        .filter(({ specifier }) => !text.includes(`withLaterTexts(import('${specifier}'))`))
        .map(({ specifier }) => `${path} imports ${specifier}`),
    )
  expect(early).toEqual([])
})

test('no file imports itself by a circle of static imports', () => {
  const graph = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.filter(({ dynamic }) => !dynamic).flatMap(({ target }) => target ?? []),
    ]),
  )
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (path: string, line: string[]): void => {
    if (line.includes(path)) circles.push([...line.slice(line.indexOf(path)), path].join(' -> '))
    if (done.has(path) || line.includes(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...line, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  expect(circles).toEqual([])
})

test('no file grows beyond what one reads at a sitting', () => {
  const long = files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > 300)
  expect(long).toEqual([])
})

test('only the clocks of the hosts, and the one file for zones, make dates out of nothing', () => {
  const wrong = files
    .filter(({ path }) => rank(path) !== 'hosts' && path !== 'src/domain/zoned.ts')
    .filter(({ text }) => /Date\.now\(|new Date\(\s*\)|performance\.timeOrigin/.test(text))
  expect(wrong.map(({ path }) => path)).toEqual([])
})
