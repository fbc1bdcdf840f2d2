import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import config from '../../vitest.config.ts'
import { isStory, sourceFiles } from './source.ts'

const files = sourceFiles()

test('S3: every part of the design system that is drawn by itself has its stories', () => {
  // Parts of a part, which its stories draw.
  const inside = /-(popup|entries|panel|viewport|layer)\.tsx$|use-tooltip\.tsx$/
  const without = files
    .map(({ path }) => path)
    .filter(path => /^src\/ui\/.*\.tsx$/.test(path) && !isStory(path) && !inside.test(path))
    .filter(path => !existsSync(path.replace(/\.tsx$/, '.stories.tsx')))
  expect(without).toEqual([])
})

test('S3: the stories are run in both languages and both themes', () => {
  const names = JSON.stringify(config).match(/stories (en|fr) (light|dark)/g)
  expect(new Set(names)).toEqual(
    new Set(['stories en light', 'stories en dark', 'stories fr light', 'stories fr dark']),
  )
})

test('S1: every scenario that a story asks for is in the catalog', async () => {
  const { catalog } = await import('#scenarios/catalog.ts')
  const known = catalog.map(({ name }) => name)
  const asked = files
    .filter(({ path }) => isStory(path))
    .flatMap(({ text }) => [...text.matchAll(/scenario: '([^']+)'/g)].map(found => found[1] ?? ''))
  expect(asked.length).toBeGreaterThan(10)
  expect(asked.filter(name => !known.includes(name))).toEqual([])
})
