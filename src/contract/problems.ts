import * as z from 'zod/mini'
import { DECLINES, ORDER_REFUSALS } from '#domain/payment.ts'
import { CountField, IsoField, OrderIdField, PacificDateField, PlanField, RoleField } from './fields.ts'

/** What helps after a refusal, for the interface to offer and for people who read the API's answer. */
export const HelpField = z.enum([
  'wait_for_reset',
  'upgrade',
  'buy_add_on',
  'switch_off_automations',
  'ask_owner_or_admin',
  'switch_on_clickapp',
  'switch_on_automation',
  'use_new_key',
  'ask_for_new_quote',
  'use_another_card',
  'check_card_details',
  'try_again',
  'contact_sales',
  'keep_cycle',
  'settle_order',
  'sign_request',
])
export type Help = z.infer<typeof HelpField>

/**
 * T3: every problem the API answers with, by its stable code. The interface decides by these codes, never by a
 * message. `data` are the members that stand beside type, title, status, code and detail (RFC 9457).
 */
export const problems = {
  monthly_actions_exceeded: {
    status: 429,
    message: 'The Actions of this month are used up',
    data: z.object({
      plan: PlanField,
      limit: CountField,
      used: CountField,
      until: IsoField,
      /** Whole seconds until then, by the service’s clock; also in the Retry-After header. */
      retryAfter: CountField,
      suspendedSince: IsoField,
      helps: z.array(HelpField),
    }),
  },
  active_automations_exceeded: {
    status: 409,
    message: 'The plan has no room for another active automation',
    data: z.object({
      plan: PlanField,
      limit: CountField,
      active: CountField,
      asked: CountField,
      helps: z.array(HelpField),
    }),
  },
  plan_feature_required: {
    status: 403,
    message: 'The plan does not include this',
    data: z.object({ plan: PlanField, needs: PlanField, helps: z.array(HelpField) }),
  },
  role_required: {
    status: 403,
    message: 'This role may not do this',
    data: z.object({ role: RoleField, needs: z.array(RoleField), helps: z.array(HelpField) }),
  },
  clickapp_disabled: {
    status: 403,
    message: 'The Automation ClickApp is off',
    data: z.object({ helps: z.array(HelpField) }),
  },
  automation_inactive: {
    status: 409,
    message: 'The automation is switched off',
    data: z.object({ helps: z.array(HelpField) }),
  },
  no_task_to_work_on: {
    status: 422,
    message: 'A condition or a step could never work with this trigger',
    data: z.object({ field: z.string(), reason: z.enum(['no_task', 'no_payload']) }),
  },
  signature_invalid: {
    status: 401,
    message: 'The request is not signed with this webhook’s secret',
    data: z.object({ helps: z.array(HelpField) }),
  },
  delivery_pending: {
    status: 409,
    message: 'The delivery is under way already',
    data: z.object({ nextAt: z.nullable(IsoField) }),
  },
  order_refused: {
    status: 409,
    message: 'This cannot be bought now',
    data: z.object({
      plan: PlanField,
      reason: z.enum(ORDER_REFUSALS),
      /** Of `past_due`: when the renewal is charged again; null after the last attempt, and for the others. */
      nextOn: z.nullable(PacificDateField),
      helps: z.array(HelpField),
    }),
  },
  quote_expired: {
    status: 409,
    message: 'The quote is no longer valid; ask for a new one',
    data: z.object({ reason: z.enum(['too_old', 'changed', 'used']), helps: z.array(HelpField) }),
  },
  card_declined: {
    status: 402,
    message: 'The card was not charged',
    data: z.object({
      decline: z.enum(DECLINES),
      orderId: z.nullable(OrderIdField),
      helps: z.array(HelpField),
    }),
  },
  order_open: {
    status: 409,
    message: 'Another payment is under way',
    data: z.object({ orderId: OrderIdField, helps: z.array(HelpField) }),
  },
  idempotency_key_reused: {
    status: 409,
    message: 'This Idempotency-Key came with another request before',
    data: z.object({ key: z.string(), helps: z.array(HelpField) }),
  },
  invalid_input: {
    status: 400,
    message: 'The request is not as it should be',
    data: z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
  },
  unknown_reference: {
    status: 422,
    message: 'The request refers to something that is not there',
    data: z.object({ field: z.string(), value: z.string() }),
  },
  unauthenticated: { status: 401, message: 'The request names no member of this workspace' },
  not_found: { status: 404, message: 'There is nothing here', data: z.object({ what: z.string() }) },
  storage_unavailable: {
    status: 503,
    message: 'The workspace’s data cannot be read or written',
    data: z.object({ reason: z.enum(['full', 'blocked', 'newer', 'unreadable']) }),
  },
  internal_error: { status: 500, message: 'Something failed that should not' },
} as const

export type ProblemCode = keyof typeof problems
export type ProblemData<Code extends ProblemCode> = (typeof problems)[Code] extends {
  data: infer Schema extends z.ZodMiniType
}
  ? z.infer<Schema>
  : undefined

/** A problem as it goes over the wire (RFC 9457), with the members of its code beside the fixed ones. */
export type ProblemBody = {
  type: string
  title: string
  status: number
  code: string
  detail: string
  [member: string]: unknown
}
