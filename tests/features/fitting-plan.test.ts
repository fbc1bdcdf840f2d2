import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PLAN_IDS, plans } from '#domain/plans.ts'
import { fittingPlan, holds, type OwnUse } from '#features/billing/plans/fitting-plan.ts'
import { askedOfPlan } from '#features/billing/plans/use-own-use.ts'

const use = (of: Partial<OwnUse>): OwnUse => ({
  actions: 0,
  addOnActions: 0,
  active: 0,
  connections: 0,
  ...of,
})

test.each([
  ['what is used', 'free', use({ actions: 100 }), 'unlimited'],
  ['exactly the allowance', 'free', use({ actions: 1_000 }), 'unlimited'],
  ['one Action more', 'free', use({ actions: 1_001 }), 'business'],
  ['what add-ons give counts', 'business', use({ actions: 30_000, addOnActions: 5_000 }), 'business_plus'],
  ['more active automations', 'free', use({ active: 501 }), 'business'],
  ['a webhook', 'free', use({ connections: 1 }), 'business'],
  ['not known whether there is one', 'free', use({ connections: null }), 'unlimited'],
  ['by contract', 'business_plus', use({ actions: 40_000 }), 'enterprise'],
  ['more than any has', 'business', use({ actions: 250_001 }), null],
  ['the highest', 'enterprise', use({ actions: 1 }), null],
] as const)('B11: the lowest plan above that holds the use: %s', (_what, current, own, expected) => {
  expect(fittingPlan(current, own)).toBe(expected)
})

test('B11: it is above, it holds the use, and none between does', () => {
  const anyUse = fc.record({
    actions: fc.nat(300_000),
    addOnActions: fc.nat(30_000),
    active: fc.nat(600),
    connections: fc.option(fc.nat(3)),
  })
  fc.assert(
    fc.property(fc.constantFrom(...PLAN_IDS), anyUse, (current, own) => {
      const above = PLAN_IDS.slice(PLAN_IDS.indexOf(current) + 1)
      const fitting = fittingPlan(current, own)
      const passedOver = fitting === null ? above : above.slice(0, above.indexOf(fitting))
      expect(fitting === null || (above.includes(fitting) && holds(plans[fitting], own))).toBe(true)
      expect(passedOver.filter(plan => holds(plans[plan], own))).toEqual([])
    }),
  )
})

test('B11: a month asks for what it takes at its pace, and at least for what was used and refused', () => {
  const sofar = { used: 900, refused: 150, addOnActions: 0, active: 3, connections: null }
  expect(askedOfPlan({ ...sofar, projected: null }).actions).toBe(1_050)
  expect(askedOfPlan({ ...sofar, projected: 980.4 }).actions).toBe(1_050)
  expect(askedOfPlan({ ...sofar, projected: 2_000.000_000_1 }).actions).toBe(2_000)
  expect(askedOfPlan({ ...sofar, projected: 2_000.4 }).actions).toBe(2_001)
})
