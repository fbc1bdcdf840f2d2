import type { ReceivedView } from '#contract/hooks.ts'
import type { ProblemCode } from '#contract/problems.ts'
import type { HookId } from '#domain/brand.ts'
import { nowOf } from '#domain/clock.ts'
import type { Payload } from '#domain/payload.ts'
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

/** As many payloads of a webhook are kept, for people to see and for the fields they bring. */
const KEPT = 10
const PING = 'GitHub ping'
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
  if (body.length > BODY_MAX) throw tooLong()
  if (!(await isSigned({ headers, body, now }, hook.secret))) {
    throw unsigned()
  }
  const deliveryId =
    headers.get('webhook-id') ?? headers.get('x-github-delivery') ?? headers.get('idempotency-key')
  return take(
    // Nobody calls here: what is signed may fire. A delivery that is sent again is received once (B13).
    { ...context, token: null, key: deliveryId === null ? null : `hook ${id} ${deliveryId.slice(0, 255)}` },
    {
      ...{ id, secret: hook.secret, payload: parsed(raw), source: sourceOf(headers) },
      ...{ operation: 'hooks.receive', digest: await digestOf(body) },
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
}

/** A refusal is an answer here: that it came, and that it was refused, is kept. */
type Answer =
  | { kind: 'received'; view: ReceivedView }
  | { kind: 'refused'; code: ProblemCode; data: unknown; detail: string }

async function take(
  context: Context,
  { id, secret, payload, source, operation, digest }: Taking,
): Promise<ReceivedView> {
  const change = { needs: 'automations', operation, input: { id, digest } } as const
  const answer = await write(context, change, async (writing): Promise<Answer> => {
    const { tx, now } = writing
    // It may have been replaced since the signature was looked at.
    if (secret !== null && (await hookIn(tx, id)).secret !== secret) throw unsigned()
    const came: Received = { id: timedId(now, context.deps.ids.next()), at: now, source, payload, runs: [] }
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
function parsed({ headers, body }: RawRequest): Payload {
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  try {
    return JSON.parse(isForm ? (new URLSearchParams(body).get('payload') ?? '') : body)
  } catch {
    throw invalid('is not JSON')
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
  return invalid(`is longer than ${BODY_MAX} characters`)
}

function invalid(message: string): Problem {
  return problem('invalid_input', { issues: [{ path: 'body', message }] })
}

/** What the sender calls what it sends: GitHub's event, or the `type` that the standard asks for is left to the payload. */
function sourceOf(headers: Headers): string | null {
  const event = headers.get('x-github-event')
  return event === null ? null : `GitHub ${event.slice(0, 100)}`
}

async function digestOf(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
