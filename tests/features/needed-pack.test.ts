import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packs, QUANTITY_MAX } from '#domain/add-ons.ts'
import type { Projection } from '#domain/projection.ts'
import { aboutLack, lackOf, packFor } from '#features/billing/add-ons/pack-for.ts'

const basis = { days: 20, leftOut: 0, runsOutOn: null, earlyBy: 0 }
const projected = (total: number): Projection => ({
  ...{ kind: 'projected', by: 'average', perDay: 100, expected: [], total },
  ...basis,
})
const tooLittle: Projection = { kind: 'too_little', ...basis }

describe('B2: the pack that covers what the month needs', () => {
  test.each([
    [
      { used: 6_000, refused: 0, projection: projected(13_212.4) },
      { by: 'pace', actions: 3_213 },
    ],
    [
      { used: 6_000, refused: 0, projection: projected(9_000) },
      { by: 'nothing', actions: 0 },
    ],
    [
      { used: 10_000, refused: 43, projection: projected(13_600) },
      { by: 'pace', actions: 3_600 },
    ],
    // More was refused than the pace knows of.
    [
      { used: 10_000, refused: 5_000, projection: projected(13_600) },
      { by: 'count', actions: 5_000 },
    ],
    [
      { used: 10_000, refused: 43, projection: tooLittle },
      { by: 'count', actions: 43 },
    ],
    // The plan was lowered.
    [
      { used: 10_700, refused: 0, projection: null },
      { by: 'count', actions: 700 },
    ],
    [
      { used: 200, refused: 0, projection: tooLittle },
      { by: 'unknown', actions: 0 },
    ],
    [
      { used: 200, refused: 0, projection: null },
      { by: 'unknown', actions: 0 },
    ],
  ] as const)('B2: what is lacking of 10,000: %j is %j', (month, lack) => {
    expect(lackOf({ ...month, allowance: 10_000 })).toEqual(lack)
  })

  test.each([
    [0, 'actions_1000', 1],
    [1, 'actions_1000', 1],
    [1_000, 'actions_1000', 1],
    [1_001, 'actions_5000', 1],
    [25_000, 'actions_25000', 1],
    [25_001, 'actions_100000', 1],
    [100_000, 'actions_100000', 1],
    [100_001, 'actions_100000', 2],
    [9_000_000, 'actions_100000', QUANTITY_MAX],
  ] as const)('B2: %i Actions: %s, %i of it', (actions, pack, quantity) => {
    expect(packFor(actions)).toEqual({ pack, quantity })
  })

  test('B2: what it says to cover, about, is no less than what is lacking and no more than it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), actions => {
        const { pack, quantity } = packFor(actions)
        const about = aboutLack(actions)
        expect(about).toBeGreaterThanOrEqual(actions)
        expect(about).toBeLessThan(actions * 1.11 + 1)
        expect(about).toBeLessThanOrEqual(packs[pack].actions * quantity)
      }),
    )
    expect([aboutLack(43), aboutLack(3_213), aboutLack(1_004)]).toEqual([43, 3_300, 1_100])
  })
})
