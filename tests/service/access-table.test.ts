import { describe, expect, test } from 'vitest'
import { PLAN_IDS, type PlanId, plans } from '#domain/plans.ts'
import { ROLES, type Role } from '#domain/roles.ts'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from '../support/call.ts'
import { place, studio } from '../support/studio.ts'

/** Who calls, whether the ClickApp is on, from where, on which plan. */
type Case = { role: Role; clickApp: boolean; where: 'launch' | 'everything'; plan: PlanId }

const MEMBER: Record<Role, string> = { owner: 'ana', admin: 'kim', member: 'lea', guest: 'tom' }

const cases: Case[] = ROLES.flatMap(role =>
  [true, false].flatMap(clickApp =>
    (['launch', 'everything'] as const).flatMap(where =>
      PLAN_IDS.map(plan => ({ role, clickApp, where, plan })),
    ),
  ),
)

type Route = {
  /** The route and, in brackets, what is asked of it. */
  name: string
  request: (at: { where: string; hookId: string; deliveryId: string }) => [string, unknown?]
  /** What it does: look, change, or run. Changes and runs need the ClickApp. */
  does: 'look' | 'change' | 'run'
  /** Whether it makes or switches on what needs a plan that connects. */
  connects?: true
  /** What it answers where nothing stands in the way. */
  ok: number
  /** What it answers at Everything, which is no place. */
  everything?: { status: number; code: string }
  /** Whether its own answer is an item's in a batch. */
  batch?: true
}

const plain = {
  name: 'New one',
  trigger: { kind: 'task_created' },
  conditions: [],
  steps: [{ kind: 'set_priority', priority: 'high' }],
}
const connected = { ...plain, steps: [{ kind: 'call_webhook', url: 'https://shop.example/hook' }] }
const noPlace = { status: 422, code: 'unknown_reference' }
const notThere = { status: 404, code: 'not_found' }

const routes: Route[] = [
  {
    name: 'GET /automations',
    request: ({ where }) => [`GET /automations?place=${where}`],
    does: 'look',
    ok: 200,
    everything: notThere,
  },
  { name: 'GET /automations (all)', request: () => ['GET /automations'], does: 'look', ok: 200 },
  { name: 'GET /automations/{id}', request: () => ['GET /automations/plain'], does: 'look', ok: 200 },
  {
    name: 'POST /automations',
    request: ({ where }) => ['POST /automations', { ...plain, placeId: where, active: true }],
    does: 'change',
    ok: 201,
    everything: noPlace,
  },
  {
    name: 'POST /automations (with a webhook step)',
    request: () => ['POST /automations', { ...connected, placeId: 'launch', active: false }],
    does: 'change',
    connects: true,
    ok: 201,
  },
  {
    name: 'PATCH /automations/{id} (rename)',
    request: () => ['PATCH /automations/connected', { name: 'Renamed' }],
    does: 'change',
    ok: 200,
  },
  {
    name: 'PATCH /automations/{id} (move)',
    request: ({ where }) => ['PATCH /automations/plain', { placeId: where }],
    does: 'change',
    ok: 200,
    everything: noPlace,
  },
  {
    name: 'PATCH /automations/{id} (a webhook step)',
    request: () => ['PATCH /automations/plain', { steps: connected.steps }],
    does: 'change',
    connects: true,
    ok: 200,
  },
  {
    name: 'PATCH /automations/{id} (switch on what has a webhook step)',
    request: () => ['PATCH /automations/connected-off', { active: true }],
    does: 'change',
    connects: true,
    ok: 200,
  },
  {
    name: 'PATCH /automations/{id} (switch off what has a webhook step)',
    request: () => ['PATCH /automations/connected', { active: false }],
    does: 'change',
    ok: 200,
  },
  {
    name: 'DELETE /automations/{id}',
    request: () => ['DELETE /automations/connected'],
    does: 'change',
    ok: 200,
  },
  {
    name: 'POST /automations/{id}/restore',
    request: () => ['POST /automations/deleted/restore', {}],
    does: 'change',
    ok: 200,
  },
  {
    name: 'POST /automations/{id}/duplicate',
    request: () => ['POST /automations/plain/duplicate', { active: true }],
    does: 'change',
    ok: 201,
  },
  {
    name: 'POST /automations/{id}/duplicate (with a webhook step)',
    request: () => ['POST /automations/connected/duplicate', { active: false }],
    does: 'change',
    connects: true,
    ok: 201,
  },
  {
    name: 'POST /automations/switch',
    request: () => ['POST /automations/switch', { ids: ['plain', 'connected'], active: false }],
    does: 'change',
    ok: 200,
  },
  {
    name: 'POST /automations/switch (on, one with a webhook step)',
    request: () => ['POST /automations/switch', { ids: ['plain-off', 'connected-off'], active: true }],
    does: 'change',
    connects: true,
    ok: 200,
  },
  {
    name: 'GET /runs',
    request: ({ where }) => [`GET /runs?place=${where}`],
    does: 'look',
    ok: 200,
    everything: notThere,
  },
  {
    name: 'POST /automations/{id}/runs',
    request: () => ['POST /automations/plain/runs', {}],
    does: 'run',
    ok: 201,
  },
  {
    name: 'POST /automations/{id}/runs (with a webhook step)',
    request: () => ['POST /automations/connected/runs', { taskId: 't1' }],
    does: 'run',
    connects: true,
    ok: 201,
  },
  {
    name: 'POST /runs',
    request: () => ['POST /runs', { runs: [{ automationId: 'plain', key: 'k' }] }],
    does: 'run',
    ok: 201,
    batch: true,
  },
  { name: 'POST /hooks', request: () => ['POST /hooks'], does: 'change', connects: true, ok: 201 },
  {
    name: 'GET /hooks/{id}/settings',
    request: ({ hookId }) => [`GET /hooks/${hookId}/settings`],
    does: 'look',
    ok: 200,
  },
  {
    name: 'POST /hooks/{id}/secret',
    request: ({ hookId }) => [`POST /hooks/${hookId}/secret`],
    does: 'change',
    ok: 200,
  },
  {
    name: 'POST /hooks/{id}/test',
    request: ({ hookId }) => [`POST /hooks/${hookId}/test`, { payload: { action: 'opened' } }],
    does: 'run',
    connects: true,
    ok: 202,
  },
  {
    name: 'GET /deliveries',
    request: ({ where }) => [`GET /deliveries?place=${where}`],
    does: 'look',
    ok: 200,
    everything: notThere,
  },
  {
    name: 'GET /deliveries/{id}',
    request: ({ deliveryId }) => [`GET /deliveries/${deliveryId}`],
    does: 'look',
    ok: 200,
  },
  {
    name: 'POST /deliveries/{id}/retry',
    request: ({ deliveryId }) => [`POST /deliveries/${deliveryId}/retry`],
    does: 'change',
    connects: true,
    ok: 200,
  },
  { name: 'GET /signing-secret', request: () => ['GET /signing-secret'], does: 'look', ok: 200 },
  { name: 'POST /signing-secret', request: () => ['POST /signing-secret'], does: 'change', ok: 200 },
]

/** The rules, in the order in which they are asked: who, where the ClickApp is off, the plan, the place. */
function expected({ role, clickApp, where, plan }: Case, route: Route): { status: number; code?: string } {
  if (role === 'guest') return { status: 403, code: 'role_required' }
  if (!clickApp && route.does !== 'look') return { status: 403, code: 'clickapp_disabled' }
  if (route.connects && !plans[plan].connects) return { status: 403, code: 'plan_feature_required' }
  if (where === 'everything' && route.everything) return route.everything
  return { status: route.ok }
}

/** A workspace with one of each, arranged on Business by its owner, then put into the case. */
async function arranged({ clickApp, plan }: Case) {
  const host = await createMemoryHost({
    scenario: studio({
      automations: [
        { id: 'plain' },
        { id: 'plain-off', active: false },
        { id: 'deleted', active: false },
        { id: 'connected', steps: [{ kind: 'call_webhook', url: 'https://shop.example/hook' }] },
        {
          id: 'connected-off',
          placeId: place('launch'),
          active: false,
          steps: [{ kind: 'call_webhook', url: 'https://shop.example/hook' }],
        },
      ],
    }),
  })
  const { body: hook } = await call(host, 'POST /hooks')
  await call(host, 'POST /automations', {
    body: {
      ...{
        ...plain,
        placeId: 'launch',
        active: true,
        trigger: { kind: 'webhook_received', hookId: hook.id },
      },
      steps: [{ kind: 'create_task', listId: null, title: 'x', priority: null, assigneeId: null }],
    },
  })
  await call(host, 'DELETE /automations/deleted')
  await call(host, 'POST /automations/connected/runs', { body: { taskId: 't1' } })
  await host.app.runJobs()
  const { body: sent } = await call(host, 'GET /deliveries')
  await call(host, 'PATCH /sandbox', { body: { plan } })
  await call(host, 'PATCH /workspace', { body: { automationsEnabled: clickApp } })
  return { host, hookId: hook.id, deliveryId: sent.items[0].id }
}

async function answerTo(
  { host, ...ids }: { host: MemoryHost; hookId: string; deliveryId: string },
  route: Route,
  { role, where }: Case,
): Promise<{ status: number; code?: string }> {
  const [asked, body] = route.request({ where, ...ids })
  const answer = await call(host, asked, { as: MEMBER[role], ...(body !== undefined && { body }) })
  const [item] = route.batch && answer.status === 200 ? answer.body.results : [answer.body]
  const status = route.batch && answer.status === 200 ? item.status : answer.status
  return item?.code === undefined ? { status } : { status, code: item.code }
}

describe('P1, P2, P3, P6, T2: every route of automations, by role, ClickApp, place and plan', () => {
  test.each(routes)('T2: $name', async route => {
    for (const one of cases) {
      const answer = await answerTo(await arranged(one), route, one)
      expect({ ...one, ...answer }).toEqual({ ...one, ...expected(one, route) })
    }
  })

  test('P6: what was there before a lower plan stays, and is skipped when it fires', async () => {
    const one: Case = { role: 'owner', clickApp: true, where: 'launch', plan: 'unlimited' }
    const { host } = await arranged(one)
    const used = async () => (await call(host, 'GET /sandbox')).body.used
    const before = await used()
    const { body } = await call(host, 'POST /tasks', { body: { listId: 'launch', title: 'x' } })
    expect(body.runs.map(({ automationId, outcome }: never) => [automationId, outcome])).toEqual([
      ['plain', 'done'],
      ['connected', 'skipped'],
    ])
    expect(await used()).toBe(before + 1)
    expect((await call(host, 'GET /automations/connected')).body).toMatchObject({
      active: true,
      used: 1,
      refused: 0,
    })
    expect((await call(host, 'GET /runs?outcome=skipped')).body.items).toHaveLength(1)
  })
})
