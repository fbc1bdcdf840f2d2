import { describe, expect, test } from 'vitest'
import { validateBillingSearch } from '#features/billing/billing-search.ts'
import { wantedOrder } from '#features/billing/wanted-order.ts'

describe('B1: what an address of Billing says', () => {
  test.each([
    [{}, {}],
    [{ for: 'upgrade' }, { for: 'upgrade' }],
    [{ for: 'add-ons', other: 1 }, { for: 'add-ons' }],
    [{ for: 'nothing known' }, {}],
    [
      { buy: 'actions_5000', quantity: 2 },
      { buy: 'actions_5000', quantity: 2 },
    ],
    [{ buy: 'actions_5000', quantity: 0 }, { buy: 'actions_5000' }],
    [{ buy: 'actions_5000', quantity: 1.5 }, { buy: 'actions_5000' }],
    [{ buy: 'actions_5000', quantity: 'two' }, { buy: 'actions_5000' }],
    [{ quantity: 2 }, {}],
    [{ buy: 5 }, {}],
    [
      { upgrade: 'business', cycle: 'monthly' },
      { upgrade: 'business', cycle: 'monthly' },
    ],
    [{ upgrade: 'platinum', cycle: 'weekly' }, {}],
    [{ buy: 'actions_1000', upgrade: 'business' }, { buy: 'actions_1000' }],
  ])('%j', (search, expected) => {
    expect(validateBillingSearch(search)).toEqual(expected)
  })
})

describe('B2, B11: what it orders', () => {
  test.each([
    [{}, null, null],
    [{ for: 'upgrade' }, 'yearly', null],
    [{ buy: 'actions_5000' }, 'yearly', { kind: 'add_on', pack: 'actions_5000', quantity: 1 }],
    [{ buy: 'actions_5000', quantity: 3 }, undefined, { kind: 'add_on', pack: 'actions_5000', quantity: 3 }],
    // No order has more of a pack.
    [{ buy: 'actions_5000', quantity: 99 }, 'yearly', { kind: 'add_on', pack: 'actions_5000', quantity: 20 }],
    [{ buy: 'actions_7' }, 'yearly', null],
    [{ upgrade: 'business' }, null, { kind: 'upgrade', plan: 'business', cycle: 'yearly' }],
    [
      { upgrade: 'business', cycle: 'monthly' },
      null,
      { kind: 'upgrade', plan: 'business', cycle: 'monthly' },
    ],
    // A running cycle has its rhythm, whatever the address says.
    [
      { upgrade: 'business', cycle: 'monthly' },
      'yearly',
      { kind: 'upgrade', plan: 'business', cycle: 'yearly' },
    ],
    // Not before that is known.
    [{ upgrade: 'business', cycle: 'monthly' }, undefined, null],
  ] as const)('%j, in a cycle that is %s', (search, running, expected) => {
    expect(wantedOrder(search, running)).toEqual(expected)
  })
})
