/** The oldest and the newest a signed request may be, in milliseconds: what is replayed later is refused. */
export const TOLERANCE = 300_000

const utf8 = new TextEncoder()

/** `whsec_` and the base64 of 24 to 64 bytes (standardwebhooks.com), made of unguessable ids. */
export function newSecret(...ids: string[]): string {
  return `whsec_${btoa(ids.join('').replaceAll('-', '').slice(0, 64).padEnd(24, '0'))}`
}

/**
 * The headers by which a receiver knows whom a message comes from (standardwebhooks.com). `at` in milliseconds; the secret
 * as `newSecret` makes it.
 */
export async function signedHeaders(
  { id, at, body }: { id: string; at: number; body: string },
  secret: string,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000))
  const key = await keyOf(bytesOf(secret), 'sign')
  const signature = await crypto.subtle.sign('HMAC', key, utf8.encode(`${id}.${timestamp}.${body}`))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`,
  }
}

/**
 * Whether a request is signed with the secret, by either of the two ways that are common: GitHub's `X-Hub-Signature-256`,
 * which signs the body with the secret as it is written, or the standard's, which signs id and time too and must be fresh.
 */
export async function isSigned(
  { headers, body, now }: { headers: Headers; body: string; now: number },
  secret: string,
): Promise<boolean> {
  const hub = /^sha256=([0-9a-f]{64})$/.exec(headers.get('x-hub-signature-256') ?? '')?.[1]
  if (hub !== undefined) {
    const signature = Uint8Array.from(hub.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
    return crypto.subtle.verify(
      'HMAC',
      await keyOf(utf8.encode(secret), 'verify'),
      signature,
      utf8.encode(body),
    )
  }
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map(name =>
    headers.get(`webhook-${name}`),
  )
  if (!id || !timestamp || !signatures) return false
  if (!(Math.abs(now - Number(timestamp) * 1000) <= TOLERANCE)) return false
  const key = await keyOf(bytesOf(secret), 'verify')
  const signed = utf8.encode(`${id}.${timestamp}.${body}`)
  for (const signature of signatures.split(' ')) {
    const bytes = base64(signature.replace(/^v1,/, ''))
    if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, signed))) return true
  }
  return false
}

/** When the standard's headers say it was signed, in milliseconds; null where they are not all there. */
export function signedAtOf(headers: Headers): number | null {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map(name =>
    headers.get(`webhook-${name}`),
  )
  return id && timestamp && signatures ? Number(timestamp) * 1000 : null
}

function keyOf(bytes: Uint8Array<ArrayBuffer>, use: 'sign' | 'verify'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [use])
}

function bytesOf(secret: string): Uint8Array<ArrayBuffer> {
  return base64(secret.replace(/^whsec_/, '')) ?? utf8.encode(secret)
}

function base64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0))
  } catch {
    return null
  }
}
