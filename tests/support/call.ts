import type { MemoryHost } from '#hosts/memory/memory-host.ts'

export type Answer = {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what the body is
  body: any
  headers: Headers
}

export type CallOptions = {
  body?: unknown
  /** The member's id; the owner when absent. */
  as?: string
  key?: string
}

/** One request to the service: `call(host, 'PATCH /tasks/t1', { body: … })`, the path below `/api/v1`. */
export async function call(
  host: Pick<MemoryHost, 'app'>,
  route: string,
  options: CallOptions = {},
): Promise<Answer> {
  const [method = 'GET', path = '/'] = route.split(' ')
  const { body, as, key } = options
  const response = await host.app.fetch(
    new Request(`http://headroom.test/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) }
}

/** `runs` attempts of one automation, one after another or in batches, each with a key of its own. */
export async function offerRuns(
  host: Pick<MemoryHost, 'app'>,
  { automationId, runs, prefix }: { automationId: string; runs: number; prefix: string },
): Promise<{ ran: number; refused: number }> {
  const total = { ran: 0, refused: 0 }
  for (let start = 0; start < runs; start += 1_000) {
    const keys = Array.from(
      { length: Math.min(1_000, runs - start) },
      (_, index) => `${prefix}-${start + index}`,
    )
    const { body } = await call(host, 'POST /runs', {
      body: { runs: keys.map(key => ({ automationId, key })) },
    })
    total.ran += body.ran
    total.refused += body.refused
  }
  return total
}
