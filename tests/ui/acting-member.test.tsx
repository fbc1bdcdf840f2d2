import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { actingMember, forgetActingMember } from '#api/acting-member.ts'

beforeEach(() => sessionStorage.clear())
afterEach(() => {
  vi.restoreAllMocks()
})

test('T2: who acts is kept for the tab and the scenario, until the scenario is started anew', () => {
  actingMember('suspended').become('tom')
  expect(actingMember('suspended').token()).toBe('tom')
  expect(actingMember('warning').token()).toBeNull()
  forgetActingMember('suspended')
  expect(actingMember('suspended').token()).toBeNull()
})

test('T4: where storage is blocked, who acts lasts until the page is left', () => {
  vi.spyOn(globalThis, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  const member = actingMember('suspended')
  expect(member.token()).toBeNull()
  member.become('tom')
  expect(member.token()).toBe('tom')
  expect(() => forgetActingMember('suspended')).not.toThrow()
})
