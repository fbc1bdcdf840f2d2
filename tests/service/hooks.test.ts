import { createHmac } from 'node:crypto'
import examples from '@octokit/webhooks-examples' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { payloadFields } from '#domain/payload.ts'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from '../support/call.ts'
import { studio } from '../support/studio.ts'

type Options = Parameters<typeof studio>[0]

type Payload = {
  action?: string
  repository: { full_name: string }
  sender: { login: string }
  issue: { number: number; title: string; user: { login: string } }
}

/** GitHub's own example bodies of an event, as it sends them. */
function payloadsOf(event: string): Payload[] {
  const found = examples.find(({ name }: { name: string }) => name === event)
  if (!found) throw new Error(`No examples of ${event}`)
  return found.examples as unknown as Payload[]
}
function issueOpened(): Payload {
  const opened = payloadsOf('issues').find(({ action }) => action === 'opened')
  if (!opened) throw new Error('No example of an opened issue')
  return opened
}

const title = { kind: 'create_task', listId: null, priority: null, assigneeId: 'kim' }

async function listening(
  definition: { conditions?: unknown[]; steps?: unknown[]; active?: boolean } = {},
  options: Options = {},
) {
  const host = await createMemoryHost({ scenario: studio(options) })
  const { body: hook } = await call(host, 'POST /hooks')
  const { status, body: automation } = await call(host, 'POST /automations', {
    body: {
      ...{ placeId: 'launch', name: 'From GitHub', active: true, conditions: [] },
      trigger: { kind: 'webhook_received', hookId: hook.id },
      steps: [{ ...title, title: 'x' }],
      ...definition,
    },
  })
  expect(status).toBe(201)
  return { host, hook, automation }
}

/** A request from the outside, signed as GitHub signs. */
async function send(
  host: MemoryHost,
  { path, secret }: { path: string; secret: string },
  payload: unknown,
  { event = 'push', delivery, signature }: { event?: string; delivery?: string; signature?: string } = {},
) {
  const text = JSON.stringify(payload)
  const response = await host.app.fetch(
    new Request(`http://headroom.test${path}`, {
      method: 'POST',
      body: text,
      headers: {
        'content-type': 'application/json',
        'x-github-event': event,
        'x-hub-signature-256':
          signature ?? `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
        ...(delivery !== undefined && { 'x-github-delivery': delivery }),
      },
    }),
  )
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const tasksOf = async (host: MemoryHost) => (await call(host, 'GET /tasks?place=launch')).body

describe('P6: incoming webhooks', () => {
  test('POST /hooks: an address and a secret of its own; GET /hooks/{id}/settings: they can be read again', async () => {
    const { host, hook } = await listening()
    expect(hook.path).toBe(`/api/v1/hooks/${hook.id}`)
    expect(hook.secret).toMatch(/^whsec_[A-Za-z0-9+/=]{32,}$/)
    expect((await call(host, `GET /hooks/${hook.id}/settings`)).body).toEqual(hook)
    expect((await call(host, 'GET /hooks/guessed/settings')).status).toBe(404)
  })

  test('T5: the address that is handed to strangers answers to POST alone, and never the secret', async () => {
    const { host, hook } = await listening()
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const response = await host.app.fetch(new Request(`http://headroom.test${hook.path}`, { method }))
      expect(response.status, method).toBeGreaterThanOrEqual(400)
      expect(await response.text()).not.toContain(hook.secret)
    }
  })

  test.each(['push', 'issues', 'pull_request'])(
    'POST /hooks/{id}: P6: every example of GitHub’s %s is taken, and its fields are at hand',
    async event => {
      const { host, hook } = await listening({
        steps: [{ ...title, title: '{{payload.repository.full_name}}: {{payload.sender.login}}' }],
      })
      const payloads = payloadsOf(event)
      expect(payloads.length).toBeGreaterThan(0)
      for (const payload of payloads) {
        const { status, body } = await send(host, hook, payload, { event })
        expect(status).toBe(202)
        expect(body).toMatchObject({ source: `GitHub ${event}`, payload })
        expect(body.runs).toMatchObject([{ outcome: 'done' }])
      }
      const made = (await tasksOf(host)).filter((task: { id: string }) => task.id !== 't1')
      expect(made.map((task: { title: string }) => task.title).toSorted()).toEqual(
        payloads.map(({ repository, sender }) => `${repository.full_name}: ${sender.login}`).toSorted(),
      )
    },
  )

  test('P6: conditions and steps use the payload’s fields; where they do not hold nothing is counted', async () => {
    const { host, hook, automation } = await listening({
      conditions: [
        { kind: 'payload', path: 'action', test: 'is', value: 'opened' },
        { kind: 'payload', path: 'issue.title', test: 'contains', value: 'Spelling' },
        { kind: 'payload', path: 'issue.pull_request', test: 'exists', value: '' },
      ].slice(0, 2),
      steps: [
        { ...title, title: '#{{payload.issue.number}} {{ payload.issue.title }}' },
        { kind: 'set_priority', priority: 'urgent' },
        { kind: 'add_comment', text: 'By {{payload.issue.user.login}}: {{payload.issue.nothing}}.' },
      ],
    })
    for (const payload of payloadsOf('issues').filter(({ action }) => action !== 'opened')) {
      expect((await send(host, hook, payload, { event: 'issues' })).body.runs).toEqual([])
    }
    const payload = issueOpened()
    const { body } = await send(host, hook, payload, { event: 'issues' })
    expect(body.runs).toMatchObject([{ automationId: automation.id, outcome: 'done' }])
    const task = (await tasksOf(host)).find((one: { id: string }) => one.id !== 't1')
    expect(task).toMatchObject({
      title: `#${payload.issue.number} ${payload.issue.title}`,
      priority: 'urgent',
      assigneeIds: ['kim'],
      comments: [{ text: `By ${payload.issue.user.login}: .` }],
    })
    expect((await call(host, 'GET /runs')).body.items).toMatchObject([
      {
        cause: { kind: 'webhook' },
        event: { kind: 'webhook_received', source: 'GitHub issues' },
        task: null,
      },
    ])
    expect((await call(host, 'GET /sandbox')).body.used).toBe(1)
  })

  test('P6, P7: what it makes fires other automations in turn', async () => {
    const { host, hook } = await listening({}, { automations: [{ id: 'on-new' }] })
    const { body } = await send(host, hook, issueOpened())
    expect(body.runs.map((run: { automationId: string }) => run.automationId)).toEqual([
      expect.any(String),
      'on-new',
    ])
    const [next] = (await call(host, 'GET /runs')).body.items
    expect(next).toMatchObject({ link: 2, cause: { kind: 'automation', name: 'From GitHub' } })
  })

  test.each([
    ['no signature', ''],
    ['another secret’s', `sha256=${createHmac('sha256', 'other').update('{"a":1}').digest('hex')}`],
    ['another body’s', 'of another body'],
  ])('T3: %s is refused, and nothing came', async (_name, wrong) => {
    const { host, hook } = await listening()
    const signature =
      wrong === 'of another body'
        ? `sha256=${createHmac('sha256', hook.secret).update('{}').digest('hex')}`
        : wrong
    const { status, body } = await send(host, hook, { a: 1 }, { signature })
    expect([status, body.code, body.helps]).toEqual([401, 'signature_invalid', ['sign_request']])
    expect((await call(host, `GET /hooks/${hook.id}/settings`)).body.received).toEqual([])
    expect((await call(host, 'GET /runs')).body.items).toEqual([])
  })

  test('P6: refused calls leave when and why, and nothing of what they said', async () => {
    const { host, hook } = await listening()
    const post = (body: string, headers: Record<string, string> = {}) =>
      host.app.fetch(new Request(`http://headroom.test${hook.path}`, { method: 'POST', body, headers }))
    const sha256 = (body: string) => `sha256=${createHmac('sha256', hook.secret).update(body).digest('hex')}`
    const standard = (at: number) => ({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': 'v1,bm9uZQ==',
    })
    const refused = async () => (await call(host, `GET /hooks/${hook.id}/settings`)).body.refused
    const calls: [string, () => Promise<Response>][] = [
      ['unsigned', () => post('{"a":1}')],
      ['signature_wrong', () => post('{"a":1}', { 'x-hub-signature-256': sha256('{}') })],
      ['signature_wrong', () => post('{"a":1}', standard(host.clock.now()))],
      ['signature_old', () => post('{"a":1}', standard(host.clock.now() - 600_000))],
      ['no_json', () => post('{"a":', { 'x-hub-signature-256': sha256('{"a":') })],
      ['too_long', () => post('a secret of theirs '.repeat(20_000))],
    ]
    for (const [reason, send] of calls) {
      host.clock.advance(60_000)
      expect((await send()).status).toBeGreaterThanOrEqual(400)
      expect((await refused())[0], reason).toEqual({ at: expect.any(String), reason })
    }
    // The latest five, whatever comes; and no more than one in ten seconds, so that nobody fills the store.
    expect((await refused()).map(({ reason }: { reason: string }) => reason)).toEqual(
      calls
        .map(([reason]) => reason)
        .reverse()
        .slice(0, 5),
    )
    const before = await refused()
    await Promise.all(Array.from({ length: 20 }, () => post('{"a":1}')))
    expect(await refused()).toEqual(before)
  })

  test('P6: what a member sent as a test is told apart from what came', async () => {
    const { host, hook } = await listening()
    await send(host, hook, { a: 1 })
    host.clock.advance(1_000)
    const text = JSON.stringify({ a: 2 })
    await host.app.fetch(
      new Request(`http://headroom.test${hook.path}`, {
        method: 'POST',
        body: text,
        headers: {
          'x-hub-signature-256': `sha256=${createHmac('sha256', hook.secret).update(text).digest('hex')}`,
        },
      }),
    )
    host.clock.advance(1_000)
    await call(host, `POST /hooks/${hook.id}/test`, { body: { payload: { a: 3 } } })
    expect((await call(host, `GET /hooks/${hook.id}/settings`)).body.received).toMatchObject([
      { source: null, test: true, payload: { a: 3 } },
      { source: null, test: false, payload: { a: 2 } },
      { source: 'GitHub push', test: false, payload: { '@event': 'push', a: 1 } },
    ])
  })

  test('T3: the standard’s signature is taken while it is fresh', async () => {
    const { host, hook } = await listening()
    const text = JSON.stringify({ a: 1 })
    const signed = (seconds: number) => {
      const at = String(Math.floor(host.clock.now() / 1000) - seconds)
      const key = Buffer.from(hook.secret.slice('whsec_'.length), 'base64')
      const v1 = createHmac('sha256', key).update(`msg_1.${at}.${text}`).digest('base64')
      return host.app.fetch(
        new Request(`http://headroom.test${hook.path}`, {
          method: 'POST',
          body: text,
          headers: {
            'content-type': 'application/json',
            'webhook-id': 'msg_1',
            'webhook-timestamp': at,
            'webhook-signature': `v1,bm9uZQ== v1,${v1}`,
          },
        }),
      )
    }
    expect((await signed(301)).status).toBe(401)
    expect((await signed(10)).status).toBe(202)
  })

  test('P6: a form with the payload in it is taken too, as GitHub sends unless told otherwise', async () => {
    const { host, hook } = await listening()
    const text = new URLSearchParams({ payload: JSON.stringify({ action: 'opened' }) }).toString()
    const response = await host.app.fetch(
      new Request(`http://headroom.test${hook.path}`, {
        method: 'POST',
        body: text,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-hub-signature-256': `sha256=${createHmac('sha256', hook.secret).update(text).digest('hex')}`,
        },
      }),
    )
    expect([response.status, (await response.json()).payload]).toEqual([202, { action: 'opened' }])
  })

  test('T3: the signature is looked at before the body, whatever that is', async () => {
    const { host, hook } = await listening()
    const post = (body: string, headers: Record<string, string>) =>
      host.app
        .fetch(new Request(`http://headroom.test${hook.path}`, { method: 'POST', body, headers }))
        .then(async response => ({ status: response.status, body: await response.json() }))
    const signed = (body: string) => ({
      'x-hub-signature-256': `sha256=${createHmac('sha256', hook.secret).update(body).digest('hex')}`,
    })
    for (const type of [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ]) {
      const unsigned = await post('{"a":', { 'content-type': type })
      expect([unsigned.status, unsigned.body.code], type).toEqual([401, 'signature_invalid'])
      const bad = await post('{"a":', { 'content-type': type, ...signed('{"a":') })
      expect([bad.status, bad.body.code, bad.body.issues], type).toEqual([
        400,
        'invalid_input',
        [{ path: '', message: 'The body is not JSON' }],
      ])
    }
    expect((await post('{"a":1}', signed('{"a":1}'))).body.payload).toEqual({ a: 1 })
    expect((await call(host, `GET /hooks/${hook.id}/settings`)).body.received).toHaveLength(1)
  })

  test('P6: GitHub’s name of the event can be asked for and written, and is offered with the payload’s fields', async () => {
    const { host, hook } = await listening({
      conditions: [{ kind: 'payload', path: '@event', test: 'is', value: 'push' }],
      steps: [{ ...title, title: 'A {{payload.@event}} to {{payload.ref}}' }],
    })
    expect((await send(host, hook, { ref: 'main' }, { event: 'issues' })).body.runs).toEqual([])
    const { body } = await send(host, hook, { ref: 'main', '@event': 'issues' }, { event: 'push' })
    expect(body.runs).toMatchObject([{ outcome: 'done' }])
    const made = (await tasksOf(host)).find((one: { id: string }) => one.id !== 't1')
    expect(made.title).toBe('A push to main')
    const [latest] = (await call(host, `GET /hooks/${hook.id}/settings`)).body.received
    expect(payloadFields(latest.payload)).toEqual([
      { path: '@event', sample: 'push' },
      { path: 'ref', sample: 'main' },
    ])
    await call(host, `POST /hooks/${hook.id}/test`, { body: { payload: { '@event': 'push', ref: 'x' } } })
    expect((await call(host, 'GET /sandbox')).body.used).toBe(2)
  })

  test('P6: GitHub’s ping is kept and fires nothing', async () => {
    const { host, hook } = await listening()
    expect((await send(host, hook, { zen: 'x' }, { event: 'ping' })).body.runs).toEqual([])
    expect((await call(host, `GET /hooks/${hook.id}/settings`)).body.received).toHaveLength(1)
    expect((await call(host, 'GET /sandbox')).body.used).toBe(0)
  })

  test.each([
    ['../../user/keys?x=', 'github', 'target_unfit'],
    ['..', 'github', 'target_unfit'],
    ['a@b.example?bcc=evil@x.example', 'email', 'target_unfit'],
    ['', 'slack', 'target_unfit'],
  ])(
    'T5: what a payload leaves as a place to post to is looked at: %s',
    async (repo, integration, reason) => {
      const step = {
        kind: 'post_to_integration',
        integration,
        to: '{{payload.to}}',
        subject: 'x',
        text: 'Hello',
      }
      const { host, hook } = await listening({ steps: [step] })
      expect((await send(host, hook, { to: repo })).body.runs).toMatchObject([{ outcome: 'failed' }])
      expect((await call(host, 'GET /runs')).body.items[0].steps).toMatchObject([
        { result: 'failed', reason },
      ])
      expect((await call(host, 'GET /deliveries')).body.items).toEqual([])
    },
  )

  test('T5: a text that is filled in stays within its length, an empty one fails the step', async () => {
    const { host, hook } = await listening({
      steps: [
        { ...title, title: 'x' },
        { kind: 'add_comment', text: '{{payload.text}}'.repeat(50) },
      ],
    })
    await send(host, hook, { text: 'y'.repeat(5_000) })
    const made = (await tasksOf(host)).find((one: { id: string }) => one.id !== 't1')
    expect(made.comments[0].text).toHaveLength(10_000)
    expect((await send(host, hook, { text: '' })).body.runs).toMatchObject([{ outcome: 'failed' }])
    expect((await call(host, 'GET /runs')).body.items[0].steps.at(-1)).toMatchObject({ reason: 'text_empty' })
  })

  test('B13: the same delivery is received once', async () => {
    const { host, hook } = await listening()
    const first = await send(host, hook, { a: 1 }, { delivery: 'd-1' })
    const again = await send(host, hook, { a: 1 }, { delivery: 'd-1' })
    expect(again).toMatchObject({ status: 202, body: first.body })
    expect((await send(host, hook, { a: 2 }, { delivery: 'd-1' })).body.code).toBe('idempotency_key_reused')
    expect((await call(host, 'GET /sandbox')).body.used).toBe(1)
    expect((await send(host, hook, { a: 1 }, { delivery: 'd-2' })).status).toBe(202)
    expect((await call(host, 'GET /sandbox')).body.used).toBe(2)
  })

  test('U6, T3: suspended it answers 429 with Retry-After, and counts the refusal', async () => {
    const { host, hook } = await listening({}, { plan: 'business', meter: { used: 10_000 } })
    const { status, headers, body } = await send(host, hook, { a: 1 }, { delivery: 'd-1' })
    expect([status, body.code]).toEqual([429, 'monthly_actions_exceeded'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await call(host, 'GET /usage')).body).toMatchObject({ state: 'suspended', refused: 1 })
    expect((await call(host, `GET /hooks/${hook.id}/settings`)).body.received).toMatchObject([
      { payload: { a: 1 }, runs: [{ outcome: 'refused' }] },
    ])
  })

  type Mended = { host: MemoryHost; automationId: string }
  const patched =
    (body: unknown) =>
    ({ host, automationId }: Mended) =>
      call(host, `PATCH /automations/${automationId}`, { body })
  const switchedOn = { body: { automationsEnabled: true } }
  const opened = { kind: 'payload', path: 'action', test: 'is', value: 'opened' }
  test.each([
    ['switched off', 409, { active: false }, {}, patched({ active: true })],
    [
      'held by the ClickApp',
      403,
      {},
      { automationsEnabled: true },
      ({ host }: Mended) => call(host, 'PATCH /workspace', switchedOn),
    ],
    [
      'suspended',
      429,
      {},
      { meter: { used: 10_000 } },
      ({ host }: Mended) => call(host, 'PATCH /sandbox', { body: { addOnActions: 100 } }),
    ],
    ['kept from it by a condition', 202, { conditions: [opened] }, {}, patched({ conditions: [] })],
    [
      'deleted',
      404,
      {},
      {},
      ({ host, automationId }: Mended) =>
        call(host, `POST /automations/${automationId}/restore`, { body: {} }),
    ],
  ])(
    'B13: %s, it fires when the same delivery is sent again after that was mended, and then once',
    async (cause, refused, definition, options, mend) => {
      const { host, hook, automation } = await listening(definition, options)
      if (cause === 'held by the ClickApp')
        await call(host, 'PATCH /workspace', { body: { automationsEnabled: false } })
      if (cause === 'deleted') await call(host, `DELETE /automations/${automation.id}`)
      const deliver = () => send(host, hook, { action: 'closed' }, { delivery: 'd-1' })
      expect((await deliver()).status).toBe(refused)
      expect((await deliver()).status).toBe(refused)
      expect((await mend({ host, automationId: automation.id })).status).toBe(200)
      const fired = await deliver()
      expect([fired.status, fired.body.runs]).toMatchObject([202, [{ outcome: 'done' }]])
      expect(await deliver()).toMatchObject({ status: 202, body: fired.body })
      const runs = (await call(host, 'GET /runs?outcome=done')).body.items
      expect(runs).toHaveLength(1)
    },
  )

  test('POST /hooks/{id}/test: B13: a refusal is given again under its Idempotency-Key', async () => {
    const { host, hook, automation } = await listening({ active: false })
    const sent = { body: { payload: { a: 1 } }, key: 'test-1' }
    expect((await call(host, `POST /hooks/${hook.id}/test`, sent)).status).toBe(409)
    await call(host, `PATCH /automations/${automation.id}`, { body: { active: true } })
    expect((await call(host, `POST /hooks/${hook.id}/test`, sent)).status).toBe(409)
  })

  test('P6: switched off it runs nothing and says so, but keeps what came', async () => {
    const { host, hook } = await listening({ active: false })
    expect((await send(host, hook, { a: 1 })).body).toMatchObject({ code: 'automation_inactive' })
    expect((await call(host, `GET /hooks/${hook.id}/settings`)).body.received).toMatchObject([
      { payload: { a: 1 }, runs: [] },
    ])
  })

  test('POST /hooks/{id}/test: a member’s payload is received as if it came, also before an automation listens', async () => {
    const { host, hook } = await listening()
    const { status, body } = await call(host, `POST /hooks/${hook.id}/test`, {
      body: { payload: { b: 2 } },
      as: 'lea',
    })
    expect([status, body.payload, body.runs.length]).toEqual([202, { b: 2 }, 1])
    const { body: unused } = await call(host, 'POST /hooks')
    expect((await call(host, `POST /hooks/${unused.id}/test`, { body: { payload: 1 } })).body.runs).toEqual(
      [],
    )
  })

  test('P6: the last ten payloads are kept, newest first', async () => {
    const { host, hook } = await listening({
      conditions: [{ kind: 'payload', path: 'n', test: 'is', value: 'x' }],
    })
    for (let n = 1; n <= 12; n += 1) {
      host.clock.advance(1_000)
      await send(host, hook, { n })
    }
    const { body } = await call(host, `GET /hooks/${hook.id}/settings`)
    expect(body.received.map(({ payload }: { payload: { n: number } }) => payload.n)).toEqual([
      12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
    ])
  })

  test('POST /hooks/{id}/secret: T3: the old secret no longer signs', async () => {
    const { host, hook } = await listening()
    const { body: next } = await call(host, `POST /hooks/${hook.id}/secret`)
    expect(next.secret).not.toBe(hook.secret)
    expect((await send(host, hook, { a: 1 })).status).toBe(401)
    expect((await send(host, next, { a: 1 })).status).toBe(202)
  })

  test('P5: a copy has an address of its own; a deleted one’s answers no more, until it is restored', async () => {
    const { host, hook, automation } = await listening()
    const { body: copy } = await call(host, `POST /automations/${automation.id}/duplicate`, {
      body: { active: true },
    })
    expect(copy.trigger.hookId).not.toBe(hook.id)
    await call(host, `DELETE /automations/${automation.id}`)
    expect((await send(host, hook, { a: 1 })).status).toBe(404)
    await call(host, `POST /automations/${automation.id}/restore`, { body: {} })
    expect((await send(host, hook, { a: 1 })).body.runs).toMatchObject([{ automationId: automation.id }])
  })

  test('P6: one address is one automation’s', async () => {
    const { host, hook } = await listening()
    const { body } = await call(host, 'POST /automations', {
      body: {
        ...{ placeId: 'launch', name: 'Second', active: true, conditions: [] },
        trigger: { kind: 'webhook_received', hookId: hook.id },
        steps: [{ ...title, title: 'x' }],
      },
    })
    expect(body).toMatchObject({ code: 'unknown_reference', field: 'trigger.hookId' })
  })
})
