import { readdirSync, readFileSync } from 'node:fs'
import valid from 'card-validator'
import { expect, test } from 'vitest'
import { sourceFiles } from './source.ts'

const isFrame = (path: string) => path.startsWith('src/card-frame/')

/** 13 to 19 digits, with or without spaces, that a card could have. */
function cardNumbers(text: string): string[] {
  const runs = text.match(/(?<!\d)\d(?:[ _-]?\d){12,18}(?!\d)/g) ?? []
  return runs.map(run => run.replace(/\D/g, '')).filter(digits => valid.number(digits).isValid)
}

test('B9: no card number stands anywhere but in the card’s frame', () => {
  const files = ['src', 'public', 'scripts']
    .flatMap(folder =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name =>
        `${folder}/${name}`.replaceAll('\\', '/'),
      ),
    )
    .filter(path => /\.(tsx?|json|html|po|css|js|svg)$/.test(path) && !isFrame(path))
  expect(files.length).toBeGreaterThan(300)
  const found = files.flatMap(path => cardNumbers(readFileSync(path, 'utf8')).map(() => path))
  expect(found).toEqual([])
})

test('B9: the check sees card numbers', () => {
  expect(cardNumbers("const a = '4242 4242 4242 4242', b = 378282246310005")).toHaveLength(2)
  expect(cardNumbers('const at = 1_764_000_000_000')).toEqual([])
})

test('B9: nothing imports from the card’s frame', () => {
  const reaching = sourceFiles()
    .filter(({ path }) => !isFrame(path))
    .filter(({ imports }) => imports.some(({ target }) => target !== null && isFrame(target)))
  expect(reaching.map(({ path }) => path)).toEqual([])
})

test('B9: the frame keeps nothing and asks for nothing', () => {
  const frame = sourceFiles('src/card-frame')
  expect(frame.length).toBeGreaterThan(5)
  const wrong = frame.filter(({ text }) =>
    /\b(localStorage|sessionStorage|indexedDB|cookie|fetch|XMLHttpRequest|sendBeacon|WebSocket|console)\b/.test(
      text,
    ),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})
