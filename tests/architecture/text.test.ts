import { expect, test } from 'vitest'
import { isStory, layerOf, sourceFiles } from './source.ts'

const views = sourceFiles().filter(
  ({ path }) =>
    path.endsWith('.tsx') && !isStory(path) && /^(ui|app|emails|features\/.+)$/.test(layerOf(path)),
)

/** Text between tags, outside of <Trans> and its like, with two letters or more in a row. */
function looseText(text: string): string[] {
  const withoutMacros = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/<(Trans|Plural|Select)\b[\s\S]*?(<\/\1>|\/>)/g, '')
  const between = [...withoutMacros.matchAll(/<[A-Za-z][^<>]*[^=<>]>([^<>{}]*\p{L}{2,}[^<>{}]*)<\//gu)].map(
    found => found[1] ?? '',
  )
  const attributes = [
    ...withoutMacros.matchAll(/\s(?:aria-label|title|placeholder|alt|label|name)="([^"]*\p{L}{2,}[^"]*)"/gu),
  ]
    .map(found => found[1] ?? '')
    // Names of icons, form fields and groups are for the machine: one word in lower case.
    .filter(value => !/^[a-z][a-z0-9-]*$/.test(value))
  return [...between, ...attributes].map(value => value.trim())
}

test('L1: no text outside the catalogs', () => {
  const loose = views.flatMap(({ path, text }) => looseText(text).map(found => `${path}: ${found}`))
  expect(loose).toEqual([])
})

test('L1: the check sees text that is not translated', () => {
  expect(looseText('<p className="a">Hello there</p>')).toEqual(['Hello there'])
  expect(looseText('<button aria-label="Close it">x</button>')).toEqual(['Close it'])
  expect(looseText('<p><Trans>Hello there</Trans></p>')).toEqual([])
})
