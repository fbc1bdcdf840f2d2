import type { HookId, Instant } from '#domain/brand.ts'
import { type Hook, hooks } from '../collections.ts'
import type { Ids, WriteTx } from '../ports.ts'
import { newSecret } from '../signature.ts'

/** An address of its own with a secret, which no automation listens at yet. */
export function makeHook(tx: WriteTx, { ids, now }: { ids: Ids; now: Instant }): Hook {
  const hook: Hook = {
    id: ids.next() as HookId,
    secret: newSecret(ids.next(), ids.next()),
    createdAt: now,
    automationId: null,
  }
  hooks.put(tx, hook, hook.id)
  return hook
}
