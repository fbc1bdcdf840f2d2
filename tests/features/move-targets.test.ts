import { expect, test } from 'vitest'
import { namesOf } from '#api/names.ts'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { WorkspaceView } from '#contract/session.ts'
import type { Step, Trigger } from '#domain/automation.ts'
import { moveTargets } from '#features/automations/move-targets.ts'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from '../support/call.ts'
import { place, type StudioAutomation, status, studio } from '../support/studio.ts'

const makesTask: Step = { kind: 'create_task', listId: null, title: 'x', priority: null, assigneeId: null }
const daily = { kind: 'daily', time: '09:00', zone: 'UTC' } as Trigger
const hooked = { kind: 'webhook_received', hookId: 'h1' } as Trigger
const toReview: Trigger = { kind: 'status_changed', from: null, to: status('review') }

/** What the dialog says of each place, and what the service answers to moving there. */
async function both(automation: StudioAutomation) {
  const open = () =>
    createMemoryHost({
      scenario: studio({ automations: [{ id: 'a', ...automation }], hooks: [{ id: 'h1' }] }),
    })
  const host = await open()
  const places: PlaceView[] = (await call(host, 'GET /places')).body
  const workspace: WorkspaceView = (await call(host, 'GET /workspace')).body
  const view: AutomationView = (await call(host, 'GET /automations/a')).body
  const targets = moveTargets(view, { places, workspace, names: namesOf(places, workspace) })
  return Promise.all(
    targets.map(async ({ place: { id }, closed }) => {
      const body = { placeId: id }
      const answer = await call(await open(), 'PATCH /automations/a', { body })
      return { id, closed: closed?.kind ?? 'open', status: answer.status, field: answer.body.field }
    }),
  )
}

test.each([
  ['daily', daily, place('launch'), ['product', 'website', 'other']],
  ['webhook', hooked, place('launch'), ['product', 'website', 'other']],
])(
  'P5: a %s automation whose new tasks go to its own place moves to Lists only, and the service agrees',
  async (_kind, trigger, placeId, closed) => {
    const targets = await both({ placeId, trigger, steps: [makesTask] })
    expect(targets.filter(target => target.closed === 'no_list').map(({ id }) => id)).toEqual(closed)
    for (const target of targets.filter(({ closed }) => closed === 'no_list'))
      expect(target).toMatchObject({ status: 422, field: 'steps.0.listId' })
    for (const target of targets.filter(({ closed }) => closed !== 'no_list')) expect(target.status).toBe(200)
  },
)

test.each([
  ['its status', { placeId: place('launch'), trigger: toReview }, ['other', 'inbox']],
  ['what was amiss before', { placeId: place('website'), trigger: daily, steps: [makesTask] }, []],
  [
    'a new task in a List',
    { trigger: daily, steps: [{ ...makesTask, listId: place('launch') }, makesTask] },
    [],
  ],
])(
  'P5: where it would lose %s it cannot move, and the service agrees',
  async (_what, automation, lacking) => {
    const targets = await both(automation)
    expect(targets.filter(({ closed }) => closed === 'lacks').map(({ id }) => id)).toEqual(lacking)
    for (const { closed, status: code } of targets) expect(code).toBe(closed === 'lacks' ? 422 : 200)
  },
)
