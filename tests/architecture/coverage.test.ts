import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contract } from '#contract/contract.ts'

const testText = ['tests', 'src']
  .flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name =>
      `${folder}/${name}`.replaceAll('\\', '/'),
    ),
  )
  .filter(path => /\.(test|e2e|stories)\.tsx?$/.test(path) && path !== 'tests/architecture/coverage.test.ts')
  .map(path => readFileSync(path, 'utf8'))
  .join('\n')

type Node = { '~orpc'?: { route: { method?: string; path?: string } } }

function routesOf(node: unknown): string[] {
  const { '~orpc': procedure } = node as Node
  if (procedure) return [`${procedure.route.method} ${procedure.route.path}`]
  return Object.values(node as object).flatMap(routesOf)
}

test('every route of the contract is named in a test', () => {
  const routes = routesOf(contract)
  expect(routes.length).toBeGreaterThan(20)
  expect(routes.filter(route => !testText.includes(`${route}:`))).toEqual([])
})

/** The rules that a title begins with: `'U1, U6: …'`, also behind a route: `'GET /usage: U1: …'`. */
const named = new Set(
  [...testText.matchAll(/['"`](?:[A-Z]+ \/[^'"`:]*: )?((?:[A-Z]\d+(?:, )?)+):/g)].flatMap(
    found => found[1]?.split(', ') ?? [],
  ),
)

test('every rule of docs/product.md is named by a test', () => {
  const rules = [...readFileSync('docs/product.md', 'utf8').matchAll(/\*\*([UAPBTSL]\d+)\*\*/g)].map(
    found => found[1] ?? '',
  )
  expect(rules.length).toBeGreaterThan(40)
  expect(rules.filter(rule => !named.has(rule))).toEqual([])
})
