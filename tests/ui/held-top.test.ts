import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heldRows } from '#api/use-held-top.ts'

const page = (ids: readonly number[], next: string | null = 'more') => ({
  items: ids.map(id => ({ id: String(id) })),
  next,
})
const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => Number(id))

test('P8: what came in above is counted and not shown', () => {
  const held = heldRows(page([3, 2, 1]), page([5, 4, 3]))
  expect(held.newer).toBe(2)
  expect(idsOf(held)).toEqual([3, 2, 1])
})

test('P8: more came in than a page has: all of it is new, and what was read stays', () => {
  const held = heldRows(page([3, 2, 1]), page([9, 8, 7]))
  expect(held.newer).toBe(3)
  expect(idsOf(held)).toEqual([3, 2, 1])
})

test('P8: what is read is told anew', () => {
  const changed = { items: [{ id: '2', outcome: 'failed' }], next: null }
  const before = { items: [{ id: '2', outcome: 'done' }], next: null }
  expect(heldRows(before, changed).rows).toEqual(changed.items)
})

test('P8: what no longer fits goes, where it is known to', () => {
  // 2 is gone; 1 is older than all that is known now, so it may still be there.
  expect(idsOf(heldRows(page([3, 2, 1]), page([4, 3])))).toEqual([3, 2, 1])
  expect(idsOf(heldRows(page([3, 2, 1]), page([4, 3, 1])))).toEqual([3, 1])
  expect(idsOf(heldRows(page([3, 2, 1]), page([4, 3], null)))).toEqual([3])
  expect(idsOf(heldRows(page([3, 2]), page([], null)))).toEqual([])
})

test('P8: an empty list has nothing that could move', () => {
  const held = heldRows(page([], null), page([2, 1], null))
  expect(held.newer).toBe(0)
  expect(idsOf(held)).toEqual([2, 1])
})

test('P8: as long as nothing goes, what is read stays as it was, whatever comes in', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 20 }),
      (before, more, size) => {
        const log = (count: number) => Array.from({ length: count }, (_, index) => count - index)
        const top = (count: number) => page(log(count).slice(0, size), count > size ? 'more' : null)
        const held = heldRows(top(before), top(before + more))
        if (before === 0) return
        expect(idsOf(held)).toEqual(log(before).slice(0, size))
        expect(held.newer).toBe(Math.min(more, size))
      },
    ),
  )
})
