import type { CallRefusal, ReceivedView } from '#contract/hooks.ts'
import type { ProblemCode } from '#contract/problems.ts'
import type { HookId } from '#domain/brand.ts'
import { nowOf } from '#domain/clock.ts'
import { type Payload, withEvent } from '#domain/payload.ts'
import { connectionsRequired } from '../automations/check-definition.ts'
import { automations, heads, type Received, received } from '../collections.ts'
import { type Context, type RawRequest, type Writing, write } from '../context.ts'
import { timedId } from '../firing/outbox.ts'
import { openPlay } from '../firing/play.ts'
import type { WriteTx } from '../ports.ts'
import { notFound, type Problem, problem } from '../problem.ts'
import { actionsExceeded, clickAppDisabled, dataAt } from '../runs/offer.ts'
import { isSigned } from '../signature.ts'
import { hookIn, receivedView } from './hooks.ts'
import { keepRefusal, signatureFault } from './refused-calls.ts'

/** As many payloads of a webhook are kept, for people to see and for the fields they bring. */
const KEPT = 10
const PING = 'GitHub ping'
/** The most that is kept of an event's name, in characters. */
const EVENT_MAX = 100
/** The most characters of a body. */
const BODY_MAX = 256_000

/** `POST /hooks/{id}`: from the outside, known by its signature alone. */
export async function receive(context: Context, id: HookId): Promise<ReceivedView> {
  const { deps, raw } = context
  if (!raw) throw new Error('A webhook came without its body')
  const { headers, body } = raw
  const reading = deps.clock.now()
  const { hook, now } = await deps.store.read(deps.workspaceId, async tx => {
    const [hook, head] = await Promise.all([hookIn(tx, id), heads.get(tx)])
    return { hook, now: head ? nowOf(head.clock, reading) : reading }
  })
  const refused = (reason: CallRefusal) => keepRefusal(context, { hook, reason, now })
  if (body.length > BODY_MAX) {
    await refused('too_long')
    throw tooLong()
  }
  if (!(await isSigned({ headers, body, now }, hook.secret))) {
    await refused(signatureFault(headers, now))
    throw unsigned()
  }
  const parsed = parse(raw)
  if (!parsed.ok) {
    await refused('no_json')
    throw invalid('', 'The body is not JSON')
  }
  const { payload } = parsed
  const event = headers.get('x-github-event')?.slice(0, EVENT_MAX)
  const deliveryId = (
    headers.get('webhook-id') ??
    headers.get('x-github-delivery') ??
    headers.get('idempotency-key')
  )?.slice(0, 255)
  return take(
    // Nobody calls here: what is signed may fire.
    { ...context, token: null, key: deliveryId === undefined ? null : `hook ${id} ${deliveryId}` },
    {
      ...{ id, secret: hook.secret, operation: 'hooks.receive', digest: await digestOf(body) },
      ...(event === undefined
        ? { payload, source: null }
        : { payload: withEvent(payload, event), source: `GitHub ${event}` }),
      // A delivery that is sent again is received once (B13): it fires once. As long as it has fired nothing it is tried
      // afresh, since what was in its way may have been mended.
      remembers: answer => answer.kind === 'received' && answer.view.runs.length > 0,
    },
  )
}

/** `POST /hooks/{id}/test`: by a member, without a signature. */
export function receiveTest(
  context: Context,
  { id, payload = null }: { id: HookId; payload?: Payload },
): Promise<ReceivedView> {
  const digest = JSON.stringify(payload)
  if (digest.length > BODY_MAX) throw tooLong()
  return take(context, { id, secret: null, payload, source: null, operation: 'hooks.test', digest })
}

type Taking = {
  id: HookId
  /** What it was signed with; null for a test. */
  secret: string | null
  payload: Payload
  source: string | null
  operation: string
  digest: string
  /** Which answers are given again to the same request; all where it is absent. */
  remembers?: (answer: Answer) => boolean
}

/** A refusal is an answer here: that it came, and that it was refused, is kept. */
type Answer =
  | { kind: 'received'; view: ReceivedView }
  | { kind: 'refused'; code: ProblemCode; data: unknown; detail: string }

async function take(
  context: Context,
  { id, secret, payload, source, operation, digest, remembers }: Taking,
): Promise<ReceivedView> {
  const change = {
    ...({ needs: 'automations', operation, input: { id, digest } } as const),
    ...(remembers && { remembers }),
  }
  const answer = await write(context, change, async (writing): Promise<Answer> => {
    const { tx, now } = writing
    // It may have been replaced since the signature was looked at.
    if (secret !== null && (await hookIn(tx, id)).secret !== secret) throw unsigned()
    const came: Received = {
      ...{ id: timedId(now, context.deps.ids.next()), at: now, source, payload, runs: [] },
      ...(secret === null && { test: true }),
    }
    const refusal = await fire(context, writing, { id, came })
    await keep(tx, id, came)
    writing.announce({ topics: ['automations'] })
    return refusal
      ? { kind: 'refused', code: refusal.code, data: refusal.data, detail: refusal.message }
      : { kind: 'received', view: receivedView(came) }
  })
  if (answer.kind === 'received') return answer.view
  throw problem(answer.code, dataAt(context.deps.clock.now(), answer.data) as never, answer.detail)
}

/** Fires the automation that listens there, if any; answers why it did not run. */
async function fire(
  { deps }: Context,
  { tx, now, workspace, head, announce }: Writing,
  { id, came }: { id: HookId; came: Received },
): Promise<Problem | null> {
  const { automationId } = await hookIn(tx, id)
  // GitHub says hello when it is given the address: that is kept, and fires nothing.
  if (automationId === null || came.source === PING) return null
  const automation = await automations.get(tx, automationId)
  if (!automation || automation.deletedAt !== null) throw notFound('webhook')
  if (!workspace.automationsEnabled) return clickAppDisabled()
  if (!automation.active) return problem('automation_inactive', { helps: ['switch_on_automation'] })
  const play = await openPlay({ tx, now, workspace, head, ids: deps.ids })
  const event = { kind: 'webhook_received', receivedId: came.id, source: came.source } as const
  const { payload } = came
  came.runs = await play.fire({
    automation,
    taskId: null,
    event,
    payload,
    cause: { kind: 'webhook' },
    link: 1,
  })
  came.runs = came.runs.map(({ id, automationId, automationName, outcome }) => ({
    ...{ id, automationId, automationName, outcome },
  }))
  const { topics, published } = await play.close()
  announce({ topics, usage: published })
  const [run] = came.runs
  if (run?.outcome === 'refused') return actionsExceeded(workspace, { meter: head.books.meter, now })
  if (run?.outcome === 'skipped') return connectionsRequired(workspace)
  return null
}

/** Keeps what came and lets go of the oldest. */
async function keep(tx: WriteTx, id: HookId, came: Received): Promise<void> {
  const older = await received.scan(tx, [id], { reverse: true })
  for (const { parts } of older.slice(KEPT - 1)) received.delete(tx, ...parts)
  received.put(tx, came, id, came.id)
}

/** JSON as it is, or in the field `payload` of a form, as GitHub sends unless told otherwise. */
function parse({ headers, body }: RawRequest): { ok: true; payload: Payload } | { ok: false } {
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  try {
    return { ok: true, payload: JSON.parse(isForm ? (new URLSearchParams(body).get('payload') ?? '') : body) }
  } catch {
    return { ok: false }
  }
}

function unsigned(): Problem {
  return problem(
    'signature_invalid',
    { helps: ['sign_request'] },
    'Sign the body with the webhook’s secret: X-Hub-Signature-256, or webhook-id, webhook-timestamp and webhook-signature',
  )
}

function tooLong(): Problem {
  return invalid('body', `is longer than ${BODY_MAX} characters`)
}

function invalid(path: string, message: string): Problem {
  return problem('invalid_input', { issues: [{ path, message }] })
}

async function digestOf(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
