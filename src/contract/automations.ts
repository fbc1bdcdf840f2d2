import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import {
  AutomationIdField,
  CountField,
  IsoField,
  MemberIdField,
  NameField,
  PlaceIdField,
  PriorityField,
  StatusIdField,
  TagIdField,
} from './fields.ts'

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
])

const Condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status_is'), statusId: StatusIdField }),
  z.object({ kind: z.literal('priority_is'), priority: z.nullable(PriorityField) }),
  z.object({ kind: z.literal('assignee_is'), memberId: MemberIdField }),
  z.object({ kind: z.literal('tag_is'), tagId: TagIdField }),
])

const Step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set_status'), statusId: StatusIdField }),
  z.object({ kind: z.literal('set_priority'), priority: z.nullable(PriorityField) }),
  z.object({ kind: z.literal('add_assignee'), memberId: MemberIdField }),
  z.object({ kind: z.literal('remove_assignee'), memberId: MemberIdField }),
  z.object({ kind: z.literal('add_tag'), tagId: TagIdField }),
  z.object({ kind: z.literal('remove_tag'), tagId: TagIdField }),
  z.object({ kind: z.literal('add_comment'), text: z.string().check(z.minLength(1), z.maxLength(10_000)) }),
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
  lastRunAt: z.nullable(IsoField),
})

const AutomationList = z.object({
  items: z.array(Automation),
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
    })
    .input(z.object({ place: z.optional(PlaceIdField) }))
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
      summary: 'Change an automation or switch it; switching on is refused at the plan’s cap',
    })
    .input(
      z.object({
        id: AutomationIdField,
        active: z.optional(z.boolean()),
        ...z.partial(z.object(definition)).shape,
      }),
    )
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
