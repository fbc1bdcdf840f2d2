import { describe, expect, test } from 'vitest'
import { activate } from '#domain/active-cap.ts'
import { lowestPlanThat, PLAN_IDS, planAbove, plans } from '#domain/plans.ts'
import { may, ROLES, rolesWith } from '#domain/roles.ts'

describe('plans', () => {
  test.each([
    ['free', 'Free Forever', 5, 100, false, false],
    ['unlimited', 'Unlimited', 500, 1_000, false, false],
    ['business', 'Business', Number.POSITIVE_INFINITY, 10_000, true, true],
    ['business_plus', 'Business Plus', Number.POSITIVE_INFINITY, 25_000, true, true],
    ['enterprise', 'Enterprise', Number.POSITIVE_INFINITY, 250_000, true, true],
  ] as const)('the table: %s', (id, name, activeCap, actions, connects, buysAddOns) => {
    expect(plans[id]).toMatchObject({ name, activeCap, actions, connects, buysAddOns })
  })

  test('U8: the plan above each, and the lowest that can buy add-ons', () => {
    expect(PLAN_IDS.map(planAbove)).toEqual(['unlimited', 'business', 'business_plus', 'enterprise', null])
    expect(lowestPlanThat(plan => plan.buysAddOns)).toBe('business')
  })
})

describe('the active cap', () => {
  test.each([
    ['free', 4, 1, true],
    ['free', 5, 1, false],
    ['free', 5, 0, true],
    ['free', 3, 2, true],
    ['free', 3, 3, false],
    ['free', 7, 1, false],
    ['free', 7, 0, true],
    ['unlimited', 499, 1, true],
    ['unlimited', 500, 1, false],
    ['business', 1_000_000, 1_000, true],
  ] as const)('U7: on %s with %i active, %i more: %s', (plan, active, asked, ok) => {
    const answer = activate({ plan, active, asked })
    expect(answer.ok).toBe(ok)
    if (!answer.ok) expect(answer.refusal).toEqual({ plan, active, asked, cap: plans[plan].activeCap })
  })
})

describe('roles', () => {
  test('T2: owner and admin may all; a member automations; a guest tasks', () => {
    const table = ROLES.map(role => [
      role,
      ...(['tasks', 'automations', 'workspace', 'billing'] as const).map(capability => may(role, capability)),
    ])
    expect(table).toEqual([
      ['owner', true, true, true, true],
      ['admin', true, true, true, true],
      ['member', true, true, false, false],
      ['guest', true, false, false, false],
    ])
    expect(rolesWith('billing')).toEqual(['owner', 'admin'])
  })
})
