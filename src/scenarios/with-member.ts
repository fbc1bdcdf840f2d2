import type { MemberId } from '#domain/brand.ts'
import type { Fetch } from './faults.ts'

/** `fetch` where `memberId` calls when a request names nobody. In the embedded hosts a member's id is the token. */
export function withMember(fetch: Fetch, memberId: MemberId | undefined): Fetch {
  if (memberId === undefined) return fetch
  return request => {
    if (request.headers.has('authorization')) return fetch(request)
    const named = new Request(request)
    named.headers.set('authorization', `Bearer ${memberId}`)
    return fetch(named)
  }
}
