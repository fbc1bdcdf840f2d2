import * as z from 'zod/mini'
import { INTEGRATIONS, PAYLOAD_TESTS } from '#domain/automation.ts'
import type { Instant } from '#domain/brand.ts'
import { PRIORITIES } from '#domain/task.ts'
import type { Described, Draft } from './draft.ts'
import { attempt, draftsChanged, draftsOf, inMemory } from './draft-keys.ts'

/**
 * What somebody has not saved yet. `base`: the automation that the work began from, to tell whether it was changed elsewhere
 * since; null for a new one.
 */
export type KeptDraft = { version: 1; at: Instant | null; base: Described | null; draft: Draft }

/** What was kept under the key; null for nothing, and for what this version cannot read. */
export function keptDraft(key: string): KeptDraft | null {
  const stored = attempt(() => localStorage.getItem(key)) ?? null
  if (stored === null) return (inMemory.get(key) as KeptDraft | undefined) ?? null
  const parsed = Kept.safeParse(attempt(() => JSON.parse(stored)))
  // The shape is checked; that texts are ids of the right kind is for the references' check, as with any automation.
  return parsed.success ? (parsed.data as KeptDraft) : null
}

/** @param kept null forgets it */
export function keepDraft(key: string, kept: KeptDraft | null): void {
  inMemory.delete(key)
  attempt(() => localStorage.removeItem(key))
  if (kept !== null) {
    const stored = attempt(() => {
      localStorage.setItem(key, JSON.stringify(kept))
      return true
    })
    if (!stored) inMemory.set(key, kept)
  }
  draftsChanged()
}

/** All drafts of a workspace's named state, for when it is put back to its start. */
export function forgetDrafts(scenario: string | undefined): void {
  for (const key of draftsOf(scenario)) keepDraft(key, null)
}

const priority = z.nullable(z.enum(PRIORITIES))
const text = z.string()
const open = z.nullable(text)

const Trigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task_created') }),
  z.object({ kind: z.literal('status_changed'), from: open, to: open }),
  z.object({ kind: z.literal('priority_changed'), to: priority }),
  z.object({ kind: z.literal('assignee_added'), memberId: open }),
  z.object({ kind: z.literal('tag_added'), tagId: open }),
  z.object({ kind: z.literal('due_date_arrives'), time: text, zone: text }),
  z.object({ kind: z.literal('daily'), time: text, zone: text }),
  z.object({ kind: z.literal('webhook_received'), hookId: text }),
])

const key = z.optional(text)

const Condition = z.discriminatedUnion('kind', [
  z.object({ key, kind: z.literal('status_is'), statusId: text }),
  z.object({ key, kind: z.literal('priority_is'), priority }),
  z.object({ key, kind: z.literal('assignee_is'), memberId: text }),
  z.object({ key, kind: z.literal('tag_is'), tagId: text }),
  z.object({ key, kind: z.literal('payload'), path: text, test: z.enum(PAYLOAD_TESTS), value: text }),
])

const Step = z.discriminatedUnion('kind', [
  z.object({ key, kind: z.literal('set_status'), statusId: text }),
  z.object({ key, kind: z.literal('set_priority'), priority }),
  z.object({ key, kind: z.literal('add_assignee'), memberId: text }),
  z.object({ key, kind: z.literal('remove_assignee'), memberId: text }),
  z.object({ key, kind: z.literal('add_tag'), tagId: text }),
  z.object({ key, kind: z.literal('remove_tag'), tagId: text }),
  z.object({ key, kind: z.literal('add_comment'), text }),
  z.object({ key, kind: z.literal('create_task'), listId: open, title: text, priority, assigneeId: open }),
  z.object({ key, kind: z.literal('call_webhook'), url: text }),
  z.object({
    key,
    kind: z.literal('post_to_integration'),
    integration: z.enum(INTEGRATIONS),
    to: text,
    subject: open,
    text,
  }),
])

const keyed = (parts: readonly { key?: string | undefined }[]) =>
  new Set(parts.map(part => part.key)).size === parts.length &&
  parts.every(part => part.key !== undefined && part.key !== '')

const Kept = z.object({
  version: z.literal(1),
  at: z.nullable(z.int()),
  base: z.nullable(
    z.object({ name: text, trigger: Trigger, conditions: z.array(Condition), steps: z.array(Step) }),
  ),
  draft: z.object({
    name: open,
    trigger: z.nullable(Trigger),
    conditions: z.array(Condition).check(z.refine(keyed)),
    steps: z.array(Step).check(z.refine(keyed)),
  }),
})
