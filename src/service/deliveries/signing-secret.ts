import { signingSecrets } from '../collections.ts'
import { type Context, write } from '../context.ts'
import type { Ids, WriteTx } from '../ports.ts'
import { clickAppDisabled } from '../runs/offer.ts'
import { newSecret } from '../signature.ts'

type SigningView = { secret: string }

/** The workspace's secret; made here when it is first needed. */
export async function signingSecretIn(tx: WriteTx, ids: Ids): Promise<string> {
  return (await signingSecrets.get(tx)) ?? replaceIn(tx, ids)
}

function replaceIn(tx: WriteTx, ids: Ids): string {
  const secret = newSecret(ids.next(), ids.next())
  signingSecrets.put(tx, secret)
  return secret
}

export function getSigningSecret(context: Context): Promise<SigningView> {
  const change = { needs: 'automations', operation: 'signing.get', input: {} } as const
  return write(context, change, async ({ tx }) => ({ secret: await signingSecretIn(tx, context.deps.ids) }))
}

/** Signs from the next attempt on; what was sent before was signed with the old one. Needs the ClickApp on (P1). */
export function rotateSigningSecret(context: Context): Promise<SigningView> {
  const change = { needs: 'automations', operation: 'signing.rotate', input: {} } as const
  return write(context, change, async ({ tx, workspace, announce }) => {
    if (!workspace.automationsEnabled) throw clickAppDisabled()
    announce({ topics: ['deliveries'] })
    return { secret: replaceIn(tx, context.deps.ids) }
  })
}
