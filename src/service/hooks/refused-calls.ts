import type { CallRefusal } from '#contract/hooks.ts'
import type { HookId, Instant } from '#domain/brand.ts'
import { type Hook, hooks } from '../collections.ts'
import { type Context, write } from '../context.ts'
import { signedAtOf, TOLERANCE } from '../signature.ts'

/** As many are kept of each address, for who sets a sender up. */
const KEPT = 5
/** Whoever knows an address can call it as often as they like: so often one is kept, in milliseconds. */
const APART = 10_000

/** Keeps that a call was refused, and why; nothing of what it said, which may be anybody's. */
export async function keepRefusal(
  context: Context,
  { hook, reason, now }: { hook: Hook; reason: CallRefusal; now: Instant },
): Promise<void> {
  if (!isDue(hook, now)) return
  const { id } = hook
  const change = { needs: 'automations', operation: 'hooks.refuse', input: null } as const
  await write({ ...context, token: null, key: null }, change, async ({ tx, now, announce }) => {
    const known = await hooks.get(tx, id as HookId)
    if (!known || !isDue(known, now)) return
    const refusals = [{ at: now, reason }, ...(known.refusals ?? [])].slice(0, KEPT)
    hooks.put(tx, { ...known, refusals }, id)
    announce({ topics: ['automations'] })
  })
}

function isDue({ refusals = [] }: Hook, now: Instant): boolean {
  const [latest] = refusals
  return !latest || now - latest.at >= APART
}

/** What is wrong with the signature of a request that is not signed as it should be. */
export function signatureFault(headers: Headers, now: Instant): CallRefusal {
  if (headers.has('x-hub-signature-256')) return 'signature_wrong'
  const at = signedAtOf(headers)
  if (at === null) return 'unsigned'
  return Math.abs(now - at) <= TOLERANCE ? 'signature_wrong' : 'signature_old'
}
