import type { MemberId } from '#domain/brand.ts'

/**
 * Which member this tab acts as: kept for the tab and the scenario, so that an owner and a guest can work side by side
 * and a reload changes nothing. Storage may be blocked: then it lasts until the page is left.
 */
export function actingMember(scenario: string) {
  const key = keyOf(scenario)
  let current = attempt(() => sessionStorage.getItem(key))
  return {
    token: (): string | null => current,
    become(token: MemberId | string): void {
      current = token
      attempt(() => sessionStorage.setItem(key, token))
    },
  }
}

/** From the next page on, the tab acts as whom the scenario says. */
export function forgetActingMember(scenario: string): void {
  attempt(() => sessionStorage.removeItem(keyOf(scenario)))
}

const keyOf = (scenario: string) => `headroom.member.${scenario}`

function attempt<Answer>(access: () => Answer): Answer | null {
  try {
    return access()
  } catch {
    return null
  }
}
