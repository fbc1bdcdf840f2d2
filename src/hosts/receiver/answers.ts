/** What the receiver does with a message that goes to an address. */
export type Reception =
  | { kind: 'answers'; status: number }
  | { kind: 'waits' }
  | { kind: 'cannot_be_reached' }

/**
 * How designers and tests make a delivery go wrong: by its address.
 * - `https://…/status/500`: answers that code, from 200 to 599 (410 ends the retries)
 * - `https://…/slow`: never answers in time
 * - `https://unreachable.…` and `mailto:…@unreachable.…`: cannot be reached
 * - all others: 200
 *
 * GitHub's address ends in `/issues`, so the repositories `status/500` and `acme/slow` do the same.
 */
export function receptionAt(address: string): Reception {
  const url = new URL(address)
  const host = url.protocol === 'mailto:' ? url.pathname.split('@').at(-1) : url.hostname
  if (host?.startsWith('unreachable.')) return { kind: 'cannot_be_reached' }
  const path = url.pathname.replace(/\/issues$/, '')
  if (path.endsWith('/slow')) return { kind: 'waits' }
  const [, status] = /\/status\/([2-5]\d\d)$/.exec(path) ?? []
  return { kind: 'answers', status: Number(status ?? 200) }
}
