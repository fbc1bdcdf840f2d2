import fc from 'fast-check'
import { expect, test } from 'vitest'
import { payloadFields, payloadText, payloadValue, withEvent } from '#domain/payload.ts'
import { fillIn } from '#domain/template.ts'

const push = {
  ref: 'refs/heads/main',
  forced: false,
  commits: [{ id: 'e21f6c4', message: 'Smaller hero image', author: { name: 'priya' } }],
  head: null,
}

test('P6: a value is found by keys and positions in lists', () => {
  expect(payloadValue(push, 'ref')).toBe('refs/heads/main')
  expect(payloadValue(push, 'commits.0.author.name')).toBe('priya')
  expect(payloadValue(push, 'head')).toBeNull()
  for (const path of ['gone', 'commits.1', 'ref.length', 'head.id', 'commits.0.author.name.first', '', '.']) {
    expect(payloadValue(push, path), path).toBeUndefined()
  }
  expect(payloadValue('text', 'length')).toBeUndefined()
  expect(payloadValue(null, 'a')).toBeUndefined()
})

test('P6: only what the payload itself has is found', () => {
  const paths = ['__proto__', 'constructor', 'constructor.name', 'toString', 'hasOwnProperty', 'valueOf']
  for (const path of [...paths, ...paths.map(inherited => `commits.${inherited}`)]) {
    expect(payloadValue(push, path), path).toBeUndefined()
  }
  expect(payloadValue(JSON.parse('{"__proto__": {"admin": true}}'), '__proto__.admin')).toBe(true)
})

test('P6: values as text', () => {
  expect([null, undefined, '', 0, 12.5, true, 'x'].map(payloadText)).toEqual([
    '',
    '',
    '',
    '0',
    '12.5',
    'true',
    'x',
  ])
  expect(payloadText(push.commits)).toBe(JSON.stringify(push.commits))
})

test('P6: the fields of a payload in its order, each with what it held', () => {
  expect(payloadFields(push)).toEqual([
    { path: 'ref', sample: 'refs/heads/main' },
    { path: 'forced', sample: 'false' },
    { path: 'commits.0.id', sample: 'e21f6c4' },
    { path: 'commits.0.message', sample: 'Smaller hero image' },
    { path: 'commits.0.author.name', sample: 'priya' },
  ])
  expect(payloadFields('text')).toEqual([])
  expect(payloadFields([])).toEqual([])
})

test('P6: fields that a path or a placeholder could not name are not offered', () => {
  const odd = { 'a.b': 1, '': 1, ' c': 1, '{{d}}': 1, 'e f': 1, 'g-h': { '.': 1, i: 1 } }
  expect(payloadFields(odd).map(({ path }) => path)).toEqual(['e f', 'g-h.i'])
})

test('P6: every field that is offered is found again, by conditions and by texts', () => {
  const filling = {
    task: null,
    names: { statuses: [], members: [], tags: [], lists: [] },
    automation: { name: 'A' },
  }
  fc.assert(
    fc.property(fc.jsonValue(), any => {
      // As it comes over the wire: -0 is 0.
      const payload: unknown = JSON.parse(JSON.stringify(any))
      const fields = payloadFields(payload)
      expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length)
      for (const { path, sample } of fields) {
        expect(payloadText(payloadValue(payload, path))).toBe(sample)
        expect(fillIn(`{{ payload.${path} }}`, { ...filling, payload })).toBe(sample)
      }
    }),
  )
})

test('P6: of a large payload, or a deep one, only the beginning is offered', () => {
  const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`field${index}`, index]))
  expect(payloadFields(wide)).toHaveLength(300)
  const deep = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`)
  expect(payloadFields(deep)).toEqual([])
  const six = JSON.parse(`${'{"a":'.repeat(6)}1${'}'.repeat(6)}`)
  expect(payloadFields(six)).toEqual([{ path: 'a.a.a.a.a.a', sample: '1' }])
})

test('P6: the event’s name comes first among the fields and is what it says, whatever the payload holds', () => {
  const payload = JSON.parse('{"a": 1, "@event": "own", "__proto__": {"b": 2}}')
  const named = withEvent(payload, 'push')
  expect(payloadValue(named, '@event')).toBe('push')
  expect(payloadFields(named).map(({ path }) => path)).toEqual(['@event', 'a', '__proto__.b'])
  expect(payloadValue(payload, '@event')).toBe('own')
  for (const bare of [null, 'text', 5, [1]]) expect(withEvent(bare, 'push')).toBe(bare)
})
