import type { MemberId } from '#domain/brand.ts'

/**
 * Which member this tab acts as: kept for the tab and the scenario, so that an owner and a guest can work side by side
 * and a reload changes nothing.
 */
export function actingMember(scenario: string) {
  const key = `headroom.member.${scenario}`
  return {
    token: (): string | null => sessionStorage.getItem(key),
    become: (token: MemberId | string): void => sessionStorage.setItem(key, token),
  }
}
