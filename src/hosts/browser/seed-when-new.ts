import type { Instant } from '#domain/brand.ts'
import { type SeedMaker, WORKSPACE_ID } from '#scenarios/scenario.ts'
import { seeded } from '#service/collections.ts'
import type { Clock, Store } from '#service/ports.ts'
import { writeSeed } from '#service/seed.ts'
import { createBuiltInPayments } from '../processor/built-in-payments.ts'
import { randomIds } from './random-ids.ts'

export type Seeding = { scenario: string; load(): Promise<SeedMaker>; clock: Clock }

/**
 * Fills a workspace that is empty; one that was filled before costs a read only. Two tabs may come here at once: both make
 * the seed, and the transaction lets one of them write it.
 */
export async function seedWhenNew(store: Store, { scenario, load, clock }: Seeding): Promise<void> {
  if (await store.read(WORKSPACE_ID, tx => seeded.get(tx))) return
  const make = await load()
  const reading = clock.now()
  const seed = await withPayment({ store, clock }, make(reading))
  await store.transact(WORKSPACE_ID, async tx => {
    if (await seeded.get(tx)) return
    writeSeed(tx, { scenario, ...seed }, (reading + seed.clockOffset) as Instant)
  })
}

type Told = ReturnType<SeedMaker>

/** Few seeds have a payment that is open, and the first screen waits for this. */
async function withPayment(world: { store: Store; clock: Clock }, seed: Told): Promise<Told> {
  if (!seed.billing?.openOrder) return seed
  const { withOpenPayment } = await import('../processor/seed-payment.ts')
  return withOpenPayment(seed, createBuiltInPayments({ ...world, ids: randomIds, workspaceId: WORKSPACE_ID }))
}
