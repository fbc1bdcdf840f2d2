import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import {
  IsoField,
  MemberIdField,
  NameField,
  PlanField,
  RoleField,
  TagIdField,
  WorkspaceIdField,
} from './fields.ts'

const Member = z.object({
  id: MemberIdField,
  name: z.string(),
  email: z.string(),
  role: RoleField,
  locale: z.enum(['en', 'fr']),
})

const Session = z.object({
  member: Member,
  /** What the member may do, decided by the service (T2): the interface shows or explains, never decides. */
  may: z.object({
    tasks: z.boolean(),
    automations: z.boolean(),
    workspace: z.boolean(),
    billing: z.boolean(),
  }),
  workspace: z.object({ id: WorkspaceIdField, name: z.string() }),
  /** The service’s clock, which may have been moved (T1). */
  now: IsoField,
})

const Workspace = z.object({
  id: WorkspaceIdField,
  name: z.string(),
  plan: PlanField,
  /** P1: whether the Automation ClickApp is on. */
  automationsEnabled: z.boolean(),
  /** Whether owners and admins get an e-mail when the projection first says that the allowance ends early (U9). */
  earlyWarning: z.boolean(),
  members: z.array(Member),
  tags: z.array(z.object({ id: TagIdField, name: z.string(), hue: z.int() })),
})

export const session = {
  get: oc
    .route({ method: 'GET', path: '/session', summary: 'Who is calling, and what they may do' })
    .output(Session),
  create: oc
    .route({
      method: 'POST',
      path: '/session',
      summary: 'Act as a member',
      description: 'Answers a token for the Authorization header, `Bearer …`. Without one, the owner calls.',
    })
    .input(z.object({ memberId: MemberIdField }))
    .output(z.object({ token: z.string() })),
}

export const workspace = {
  get: oc
    .route({ method: 'GET', path: '/workspace', summary: 'The workspace, its members and tags' })
    .output(Workspace),
  update: oc
    .route({
      method: 'PATCH',
      path: '/workspace',
      summary: 'Rename the workspace, switch the Automation ClickApp or the early warning (owner, admin)',
    })
    .input(
      z.object({
        name: z.optional(NameField),
        automationsEnabled: z.optional(z.boolean()),
        earlyWarning: z.optional(z.boolean()),
      }),
    )
    .output(Workspace),
}

export type MemberView = z.infer<typeof Member>
export type SessionView = z.infer<typeof Session>
export type WorkspaceView = z.infer<typeof Workspace>
