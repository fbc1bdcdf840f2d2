import type { Problem } from '#api/problem.ts'
import type { Draft } from './draft.ts'
import { type FieldProblem, misplacedKind, type Reason } from './reasons.ts'

/** The problems that the service's refusal names in the draft's own fields; none where it is about something else. */
export function fieldProblemsOf(refusal: Problem, draft: Draft): FieldProblem[] {
  switch (refusal.code) {
    case 'unknown_reference':
      return located(refusal.data.field, draft, goneReason(refusal.data.field))
    case 'no_task_to_work_on': {
      const { field, reason } = refusal.data
      const part = field.startsWith('conditions') ? 'conditions' : 'steps'
      return located(field, draft, { kind: misplacedKind(part, reason) })
    }
    case 'invalid_input':
      return refusal.data.issues.flatMap(({ path }) => located(path, draft, { kind: 'refused' }))
    default:
      return []
  }
}

/** `steps.1.tagId` is told at the second step's key: the draft's parts may have moved since they were sent. */
function located(field: string, { conditions, steps }: Draft, reason: Reason): FieldProblem[] {
  const [part = '', index = '', ...rest] = field.split('.')
  if (part === 'name' || part === 'trigger') return [{ at: field, reason }]
  const parts = part === 'conditions' ? conditions : part === 'steps' ? steps : []
  const found = parts[Number(index)]
  return found && index !== '' ? [{ at: [found.key, ...rest].join('.'), reason }] : []
}

function goneReason(field: string): Reason {
  switch (field.split('.').at(-1)) {
    case 'statusId':
    case 'from':
    case 'to':
      return { kind: 'gone', what: 'status' }
    case 'memberId':
    case 'assigneeId':
      return { kind: 'gone', what: 'member' }
    case 'tagId':
      return { kind: 'gone', what: 'tag' }
    case 'listId':
      return { kind: 'gone', what: 'list' }
    case 'hookId':
      return { kind: 'taken' }
    default:
      return { kind: 'refused' }
  }
}
