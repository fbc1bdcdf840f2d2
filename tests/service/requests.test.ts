import { describe, expect, test } from 'vitest'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { keyPages } from '#service/collections.ts'
import { call } from '../support/call.ts'
import { studio } from '../support/studio.ts'

const automation = {
  placeId: 'launch',
  name: 'New',
  active: true,
  trigger: { kind: 'task_created' },
  conditions: [],
  steps: [{ kind: 'set_priority', priority: 'high' }],
}

describe('roles', () => {
  const owner = 200
  const routes: [
    route: string,
    body: unknown,
    answers: [owner: number, admin: number, member: number, guest: number],
  ][] = [
    ['GET /session', undefined, [owner, 200, 200, 200]],
    ['POST /session', { memberId: 'kim' }, [200, 200, 200, 200]],
    ['GET /workspace', undefined, [200, 200, 200, 200]],
    ['PATCH /workspace', { name: 'Renamed' }, [200, 200, 403, 403]],
    ['GET /places', undefined, [200, 200, 200, 200]],
    ['GET /tasks', undefined, [200, 200, 200, 200]],
    ['POST /tasks', { listId: 'launch', title: 'x' }, [201, 201, 201, 201]],
    ['PATCH /tasks/t1', { title: 'y' }, [200, 200, 200, 200]],
    ['POST /tasks/t1/comments', { text: 'y' }, [201, 201, 201, 201]],
    ['POST /tasks/t1/restore', undefined, [200, 200, 200, 200]],
    ['GET /automations', undefined, [200, 200, 200, 403]],
    ['GET /automations/a1', undefined, [200, 200, 200, 403]],
    ['POST /automations', automation, [201, 201, 201, 403]],
    ['PATCH /automations/a1', { name: 'z' }, [200, 200, 200, 403]],
    ['POST /automations/a1/duplicate', { active: false }, [201, 201, 201, 403]],
    ['POST /automations/switch', { ids: ['a1'], active: true }, [200, 200, 200, 403]],
    ['GET /runs', undefined, [200, 200, 200, 403]],
    ['POST /automations/a1/runs', {}, [201, 201, 201, 403]],
    ['GET /usage', undefined, [200, 200, 200, 403]],
  ]

  test.each(routes)('T2, P2: %s', async (route, body, answers) => {
    for (const [index, as] of ['ana', 'kim', 'lea', 'tom'].entries()) {
      const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
      const answer = await call(host, route, { body, as })
      expect([as, answer.status]).toEqual([as, answers[index]])
      if (answer.status === 403)
        expect(answer.body).toMatchObject({ code: 'role_required', helps: ['ask_owner_or_admin'] })
    }
  })

  test('T2: a batch of runs is refused as a whole to a guest and to a stranger, and nothing is counted', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    const body = { runs: [{ automationId: 'a1', key: 'k' }] }
    const answers = [
      await call(host, 'POST /runs', { body, as: 'tom' }),
      await call(host, 'POST /runs', { body, as: 'nobody' }),
    ]
    expect(answers.map(answer => answer.body.code)).toEqual(['role_required', 'unauthenticated'])
    expect((await call(host, 'GET /sandbox')).body.used).toBe(0)
  })

  test('GET /session: and POST /session: who calls, what they may do, and acting as another', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    expect((await call(host, 'GET /session')).body).toMatchObject({
      member: { id: 'ana', role: 'owner' },
      may: { tasks: true, automations: true, workspace: true, billing: true },
    })
    const { body } = await call(host, 'POST /session', { body: { memberId: 'tom' } })
    expect((await call(host, 'GET /session', { as: body.token })).body).toMatchObject({
      member: { id: 'tom', role: 'guest' },
      may: { tasks: true, automations: false, workspace: false, billing: false },
      // Guests have no usage to take the time from.
      now: '2026-11-23T22:03:00.000Z',
    })
    expect((await call(host, 'GET /session', { as: 'nobody' })).body).toMatchObject({
      code: 'unauthenticated',
      status: 401,
    })
    expect((await call(host, 'POST /session', { body: { memberId: 'nobody' } })).status).toBe(422)
  })

  test('GET /workspace: members and tags; PATCH /workspace: P1: the ClickApp', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    const off = await call(host, 'PATCH /workspace', { body: { automationsEnabled: false }, as: 'kim' })
    expect(off.body).toMatchObject({ automationsEnabled: false, name: 'Studio', plan: 'business' })
    expect((await call(host, 'GET /workspace')).body).toEqual(off.body)
    expect((await call(host, 'POST /automations', { body: automation })).body).toMatchObject({
      code: 'clickapp_disabled',
      status: 403,
      helps: ['switch_on_clickapp'],
    })
  })

  test('GET /places: P2: guests see places, not how many automations work there', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{}] }) })
    const { body } = await call(host, 'GET /places', { as: 'tom' })
    expect(body.map((one: { activeAutomations: unknown }) => one.activeAutomations)).toEqual(
      body.map(() => null),
    )
  })
})

describe('B13: idempotency keys', () => {
  test('B13: the same key with the same body gives the first answer again, and is done once', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    const request = { body: { listId: 'launch', title: 'Once' }, key: 'key-1' }
    const first = await call(host, 'POST /tasks', request)
    const again = await call(host, 'POST /tasks', request)
    expect(again).toMatchObject({ status: first.status, body: first.body })
    expect((await call(host, 'GET /tasks')).body).toHaveLength(2)
  })

  test('B13: with another body, another route or another caller it is 409, and nothing is done', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    await call(host, 'PATCH /tasks/t1', { body: { title: 'A' }, key: 'key-1' })
    const others = [
      await call(host, 'PATCH /tasks/t1', { body: { title: 'B' }, key: 'key-1' }),
      await call(host, 'POST /tasks', { body: { listId: 'launch', title: 'A' }, key: 'key-1' }),
      await call(host, 'PATCH /tasks/t1', { body: { title: 'A' }, key: 'key-1', as: 'kim' }),
    ]
    expect(others.map(({ body }) => [body.status, body.code])).toEqual(
      others.map(() => [409, 'idempotency_key_reused']),
    )
    expect((await call(host, 'GET /tasks')).body.map((task: { title: string }) => task.title)).toEqual(['A'])
  })

  test('B13: a refusal is the first answer too, also when it would be granted by now', async () => {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', automations: [{}, {}, {}, {}, {}, { id: 'sixth', active: false }] }),
    })
    const request = { body: { active: true }, key: 'key-1' }
    expect((await call(host, 'PATCH /automations/sixth', request)).status).toBe(409)
    await call(host, 'PATCH /automations/a1', { body: { active: false } })
    expect((await call(host, 'PATCH /automations/sixth', request)).body.code).toBe(
      'active_automations_exceeded',
    )
    expect((await call(host, 'PATCH /automations/sixth', { ...request, key: 'key-2' })).status).toBe(200)
  })

  test('B13: a refused run is refused again under its key, and counted once', async () => {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', meter: { used: 100 }, automations: [{ id: 'a1' }] }),
    })
    const first = await call(host, 'POST /automations/a1/runs', { body: {}, key: 'run-1' })
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 1_000 } })
    const again = await call(host, 'POST /automations/a1/runs', { body: {}, key: 'run-1' })
    expect([first.status, again.status]).toEqual([429, 429])
    expect((await call(host, 'GET /sandbox')).body).toMatchObject({ used: 100, refused: 1 })
  })

  test('B13: every refusal by a rule is the first answer of a run’s key', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'off', active: false }] }) })
    const run = (id: string, key: string) => call(host, `POST /automations/${id}/runs`, { body: {}, key })
    expect((await run('off', 'k1')).body.code).toBe('automation_inactive')
    await call(host, 'PATCH /automations/off', { body: { active: true } })
    expect((await run('off', 'k1')).body.code).toBe('automation_inactive')
    expect((await run('gone', 'k2')).body.code).toBe('not_found')
    expect((await run('off', 'k2')).body.code).toBe('idempotency_key_reused')
    expect((await run('off', 'k3')).status).toBe(201)
  })

  test('B13: ten times at once, from two tabs, is done once', async () => {
    const first = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    const second = await createMemoryHost({ beside: first })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        call(i % 2 ? first : second, 'POST /automations/a1/runs', { body: {}, key: 'once' }),
      ),
    )
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect((await call(first, 'GET /sandbox')).body.used).toBe(1)
  })

  test('B13: a key lasts 24 hours at least, over midnight too, and is forgotten after 48', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    const run = () => call(host, 'POST /automations/a1/runs', { body: {}, key: 'long' })
    const first = await run()
    host.clock.advance(24 * 3_600_000 - 1)
    expect((await run()).body.id).toBe(first.body.id)
    host.clock.advance(24 * 3_600_000 + 1)
    expect((await run()).body.id).not.toBe(first.body.id)
  })

  test('B13: what no longer counts is removed, faster than new keys come, short keys and moved clocks included', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    const batch = (day: number) =>
      call(host, 'POST /runs', {
        body: {
          runs: Array.from({ length: 60 }, (_, i) => ({ automationId: 'a1', key: `${i}-of-${day}-xyz` })),
        },
      })
    const pages = async () => (await host.store.read(WORKSPACE_ID, tx => keyPages.scan(tx, []))).length
    await call(host, 'POST /automations/a1/runs', { body: {}, key: 'k' })
    for (let day = 0; day < 6; day += 1) {
      await batch(day)
      host.clock.advance(12 * 3_600_000)
      const { body } = await call(host, 'GET /sandbox')
      const to = new Date(Date.parse(body.now) + 12 * 3_600_000).toISOString()
      await call(host, 'POST /sandbox/clock', { body: { to } })
    }
    expect(await pages()).toBeLessThanOrEqual(3 * 60)
    host.clock.advance(72 * 3_600_000)
    for (let change = 0; change < 60; change += 1)
      await call(host, 'PATCH /tasks/t1', { body: { title: `t${change}` } })
    expect(await pages()).toBe(0)
  })

  test('T3: an empty or overlong key is refused', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    const answer = await call(host, 'PATCH /tasks/t1', { body: { title: 'x' }, key: 'k'.repeat(256) })
    expect(answer.body).toMatchObject({ code: 'invalid_input', issues: [{ path: 'Idempotency-Key' }] })
  })
})

describe('the API as a whole', () => {
  test('T3: what is not there is a problem too', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    for (const route of ['GET /nowhere', 'POST /usage', 'GET /automations/x/runs']) {
      const answer = await call(host, route)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.body).toMatchObject({ status: 404, code: 'not_found' })
    }
  })

  test('T3: a body that is no JSON is the sender’s mistake', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    const response = await host.app.fetch(
      new Request('http://headroom.test/api/v1/tasks', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"listId": ',
      }),
    )
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'invalid_input' })
  })

  test('the OpenAPI 3.1 document is made from the contract', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    const { body } = await call(host, 'GET /openapi.json')
    expect(body.openapi).toMatch(/^3\.1\./)
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/usage', '/runs', '/automations/{id}/runs', '/events']),
    )
    const post = body.paths['/automations/{id}/runs'].post
    expect(post.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', in: 'header' }))
    expect(Object.keys(post.responses['429'].content)).toEqual(['application/problem+json'])
    expect(post.responses['429'].headers).toHaveProperty('Retry-After')
    expect(JSON.stringify(post.responses['429'])).toContain('monthly_actions_exceeded')
    expect(JSON.stringify(body.paths['/usage'].get.responses['200'])).toContain('publishedAt')
  })
})
