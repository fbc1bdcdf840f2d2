import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { INTEGRATIONS, PAYLOAD_TESTS } from '#domain/automation.ts'
import { AUTOMATION_ORDERS } from '#domain/automation-order.ts'
import {
  AutomationIdField,
  CountField,
  HookIdField,
  IsoField,
  MemberIdField,
  NameField,
  PlaceIdField,
  PriorityField,
  StatusIdField,
  TagIdField,
  TimeOfDayField,
  ZoneField,
} from './fields.ts'

/** People's text that may hold placeholders. */
const text = (most: number) =>
  z.string().check(
    z.refine(value => value.trim() !== '', 'is empty'),
    z.refine(value => [...value].length <= most, `is longer than ${most} characters`),
  )
/** Without a name and password, which requests cannot carry. */
const isPlain = (url: string) => {
  const parsed = URL.parse(url)
  return parsed !== null && parsed.username === '' && parsed.password === ''
}
const UrlField = z.string().check(
  z.maxLength(2_000),
  z.refine(
    url => /^https?:\/\/[^/\s]/i.test(url) && isPlain(url),
    'is not an address that begins with https:// or http://, without a password',
  ),
)

const Trigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task_created') }),
  z.object({
    kind: z.literal('status_changed'),
    from: z.nullable(StatusIdField),
    to: z.nullable(StatusIdField),
  }),
  z.object({ kind: z.literal('priority_changed'), to: z.nullable(PriorityField) }),
  z.object({ kind: z.literal('assignee_added'), memberId: z.nullable(MemberIdField) }),
  z.object({ kind: z.literal('tag_added'), tagId: z.nullable(TagIdField) }),
  z.object({ kind: z.literal('due_date_arrives'), time: TimeOfDayField, zone: ZoneField }),
  z.object({ kind: z.literal('daily'), time: TimeOfDayField, zone: ZoneField }),
  z.object({ kind: z.literal('webhook_received'), hookId: HookIdField }),
])

const Condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status_is'), statusId: StatusIdField }),
  z.object({ kind: z.literal('priority_is'), priority: z.nullable(PriorityField) }),
  z.object({ kind: z.literal('assignee_is'), memberId: MemberIdField }),
  z.object({ kind: z.literal('tag_is'), tagId: TagIdField }),
  z.object({
    kind: z.literal('payload'),
    path: text(500),
    test: z.enum(PAYLOAD_TESTS),
    value: z.string().check(z.maxLength(2_000)),
  }),
])

const Step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set_status'), statusId: StatusIdField }),
  z.object({ kind: z.literal('set_priority'), priority: z.nullable(PriorityField) }),
  z.object({ kind: z.literal('add_assignee'), memberId: MemberIdField }),
  z.object({ kind: z.literal('remove_assignee'), memberId: MemberIdField }),
  z.object({ kind: z.literal('add_tag'), tagId: TagIdField }),
  z.object({ kind: z.literal('remove_tag'), tagId: TagIdField }),
  z.object({ kind: z.literal('add_comment'), text: text(10_000) }),
  z.object({
    kind: z.literal('create_task'),
    listId: z.nullable(PlaceIdField),
    title: text(500),
    priority: z.nullable(PriorityField),
    assigneeId: z.nullable(MemberIdField),
  }),
  z.object({ kind: z.literal('call_webhook'), url: UrlField }),
  z.object({
    kind: z.literal('post_to_integration'),
    integration: z.enum(INTEGRATIONS),
    to: text(200),
    subject: z.nullable(text(500)),
    text: text(10_000),
  }),
])

const definition = {
  name: NameField,
  trigger: Trigger,
  conditions: z.array(Condition).check(z.maxLength(20)),
  steps: z.array(Step).check(z.minLength(1), z.maxLength(20)),
}

const Automation = z.object({
  id: AutomationIdField,
  placeId: PlaceIdField,
  active: z.boolean(),
  ...definition,
  createdAt: IsoField,
  updatedAt: IsoField,
  /** Actions used and firings refused since the month began. */
  used: CountField,
  refused: CountField,
  /** The first of this month's refused firings. */
  refusedSince: z.nullable(IsoField),
  lastRunAt: z.nullable(IsoField),
  /** When the clock looks at it next, by a trigger that goes by the clock; null otherwise and while it is off. */
  nextAt: z.nullable(IsoField),
})

const AutomationList = z.object({
  items: z.array(Automation),
  /** All that work at the place, whether or not they are among the items. */
  here: z.object({ active: CountField, inactive: CountField }),
  /** The service’s clock when it was read, for `since`. */
  readAt: IsoField,
  /** U7: active in the whole workspace, and the plan's cap; null for no cap. */
  active: CountField,
  cap: z.nullable(CountField),
})

const one = z.object({ id: AutomationIdField })

export const automations = {
  list: oc
    .route({
      method: 'GET',
      path: '/automations',
      summary: 'The automations that work at a place, its own and inherited ones; without a place, all',
      description:
        'Oldest first, or as `sort` says; with `first` the active or the inactive ones before the others. With `limit` at ' +
        'most so many of them. With `since`, the `readAt` of an earlier answer, only those that may have changed from then ' +
        'on; where they and the earlier ones are not as many as `here` says, some are gone.',
    })
    .input(
      z.object({
        place: z.optional(PlaceIdField),
        sort: z.optional(z.enum(AUTOMATION_ORDERS)),
        first: z.optional(z.enum(['active', 'inactive'])),
        limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000))),
        since: z.optional(IsoField),
      }),
    )
    .output(AutomationList),
  get: oc
    .route({ method: 'GET', path: '/automations/{id}', summary: 'One automation' })
    .input(one)
    .output(Automation),
  create: oc
    .route({
      method: 'POST',
      path: '/automations',
      successStatus: 201,
      summary: 'Create an automation, active or not; refused as active at the plan’s cap',
    })
    .input(z.object({ placeId: PlaceIdField, active: z.boolean(), ...definition }))
    .output(Automation),
  update: oc
    .route({
      method: 'PATCH',
      path: '/automations/{id}',
      summary: 'Change, rename, move or switch an automation; switching on is refused at the plan’s cap',
      description: 'Moved with `placeId`, all must be there that it refers to and that was there before.',
    })
    .input(
      z.object({
        id: AutomationIdField,
        placeId: z.optional(PlaceIdField),
        active: z.optional(z.boolean()),
        ...z.partial(z.object(definition)).shape,
      }),
    )
    .output(Automation),
  remove: oc
    .route({
      method: 'DELETE',
      path: '/automations/{id}',
      summary: 'Delete an automation; it can be restored',
    })
    .input(one)
    .output(one),
  restore: oc
    .route({
      method: 'POST',
      path: '/automations/{id}/restore',
      summary:
        'Restore a deleted automation, as active as it was or as told; refused as active at the plan’s cap',
    })
    .input(z.object({ id: AutomationIdField, active: z.optional(z.boolean()) }))
    .output(Automation),
  duplicate: oc
    .route({
      method: 'POST',
      path: '/automations/{id}/duplicate',
      successStatus: 201,
      summary: 'Copy an automation, as active or not; refused as active at the plan’s cap',
    })
    .input(z.object({ id: AutomationIdField, name: z.optional(NameField), active: z.boolean() }))
    .output(Automation),
  switchMany: oc
    .route({
      method: 'POST',
      path: '/automations/switch',
      summary:
        'Switch up to 1,000 automations on or off, all or none; on is refused where they exceed the plan’s cap',
    })
    .input(
      z.object({
        ids: z.array(AutomationIdField).check(z.minLength(1), z.maxLength(1_000)),
        active: z.boolean(),
      }),
    )
    .output(z.object({ switched: CountField, active: CountField })),
}

export type AutomationView = z.infer<typeof Automation>
export type AutomationListView = z.infer<typeof AutomationList>
