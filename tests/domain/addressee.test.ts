import { expect, test } from 'vitest'
import { addresseeOf } from '#domain/addressee.ts'

test('P6: whom a message is for is read from it as it was written', () => {
  const slack = { target: 'slack', url: 'https://slack.com/api/chat.postMessage' } as const
  expect(addresseeOf({ ...slack, body: JSON.stringify({ channel: '#builds', text: '' }) })).toBe('#builds')
  expect(addresseeOf({ ...slack, body: '[]' })).toBeNull()
  expect(addresseeOf({ ...slack, body: 'no JSON' })).toBeNull()
  const issues = 'https://api.github.com/repos/acme-studio/website/issues'
  expect(addresseeOf({ target: 'github', url: issues, body: '{}' })).toBe('acme-studio/website')
  expect(addresseeOf({ target: 'github', url: 'https://elsewhere.example', body: '{}' })).toBeNull()
  const mail = { target: 'email', url: 'mailto:lea@acme.example' } as const
  expect(addresseeOf({ ...mail, body: JSON.stringify({ to: 'lea@acme.example' }) })).toBe('lea@acme.example')
  const hook = { target: 'webhook', url: 'https://shop.example', body: '{"to":"someone"}' } as const
  expect(addresseeOf(hook)).toBeNull()
})
