import type { OutgoingMessage } from './outgoing.ts'

const GITHUB = /^https:\/\/api\.github\.com\/repos\/([^/]+)\/([^/]+)\/issues$/

/** Whom a message to an integration is for, as it was written (outgoing.ts); null for a webhook, and for what reads otherwise. */
export function addresseeOf({ target, url, body }: OutgoingMessage): string | null {
  switch (target) {
    case 'webhook':
      return null
    case 'slack':
      return textIn(body, 'channel')
    case 'github':
      // The parts of a repository's name have nothing that an address would write otherwise.
      return GITHUB.exec(url)?.slice(1).join('/') ?? null
    case 'email':
      return textIn(body, 'to')
  }
}

function textIn(body: string, part: string): string | null {
  try {
    const said: unknown = JSON.parse(body)
    const text: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, part) : null
    return typeof text === 'string' ? text : null
  } catch {
    return null
  }
}
