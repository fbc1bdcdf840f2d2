import type { Instant } from '#domain/brand.ts'
import { automationsOf, type CastAutomation, memberId, statusId, tagId } from './cast.ts'

const to = (status: string) => ({ kind: 'status_changed' as const, from: null, to: statusId(status) })
const tagged = (tag: string) => ({ kind: 'tag_added' as const, tagId: tagId(tag) })
const assign = (member: string) => ({ kind: 'add_assignee' as const, memberId: memberId(member) })
const comment = (text: string) => ({ kind: 'add_comment' as const, text })
const addTag = (tag: string) => ({ kind: 'add_tag' as const, tagId: tagId(tag) })
const removeTag = (tag: string) => ({ kind: 'remove_tag' as const, tagId: tagId(tag) })
const moveTo = (status: string) => ({ kind: 'set_status' as const, statusId: statusId(status) })

/**
 * Two chains of three links run here, and nothing runs in a circle:
 * a bug's tag -> "Bugs are urgent" -> "Escalate urgent work" -> "Tell the owner";
 * a launch task made urgent -> "Escalate urgent work" (assigns) -> "Start when assigned" -> "Note the start".
 */
export function acmeAutomations(now: Instant): CastAutomation[] {
  return automationsOf({
    now,
    lines: [
      {
        id: 'assign-reviewer',
        at: 'product',
        name: 'Assign reviewer',
        when: to('review'),
        steps: [assign('kim'), comment('Ready for review.')],
        share: 1204,
      },
      {
        id: 'escalate',
        at: 'product',
        name: 'Escalate urgent work',
        when: { kind: 'priority_changed', to: 'urgent' },
        steps: [addTag('escalated'), assign('jonas')],
        share: 482,
      },
      {
        id: 'tell-owner',
        at: 'product',
        name: 'Tell the owner',
        when: tagged('escalated'),
        steps: [assign('ana'), comment('This is urgent: Ana, please decide what waits for it.')],
        share: 482,
      },
      {
        id: 'close-finished',
        at: 'website',
        name: 'Close finished work',
        when: to('done'),
        steps: [addTag('shipped'), removeTag('blocked')],
        share: 861,
      },
      {
        id: 'start-assigned',
        at: 'launch',
        name: 'Start when assigned',
        when: { kind: 'assignee_added', memberId: null },
        onlyIf: [{ kind: 'status_is', statusId: statusId('todo') }],
        steps: [moveTo('in-progress')],
        share: 702,
      },
      {
        id: 'note-start',
        at: 'launch',
        name: 'Note the start',
        when: to('in-progress'),
        steps: [comment('Work has started.')],
        share: 905,
      },
      {
        id: 'triage-new',
        at: 'backlog',
        name: 'Triage new tasks',
        when: { kind: 'task_created' },
        steps: [addTag('triage'), { kind: 'set_priority', priority: 'low' }],
        share: 640,
      },
      {
        id: 'bugs-urgent',
        at: 'bugs',
        name: 'Bugs are urgent',
        when: tagged('bug'),
        steps: [{ kind: 'set_priority', priority: 'urgent' }],
        share: 402,
      },
      {
        id: 'welcome-new',
        at: 'backlog',
        name: 'Welcome new tasks',
        when: { kind: 'task_created' },
        steps: [comment('Thank you. We look at new tasks on Mondays and Thursdays.')],
        share: 0,
        active: false,
      },
      {
        id: 'ask-approval',
        at: 'marketing',
        name: 'Ask for approval',
        when: to('approval'),
        steps: [assign('ana'), comment('Ready to be approved.')],
        share: 371,
      },
      {
        id: 'schedule-approved',
        at: 'marketing',
        name: 'Schedule approved work',
        when: tagged('approved'),
        onlyIf: [{ kind: 'status_is', statusId: statusId('approval') }],
        steps: [moveTo('scheduled')],
        share: 263,
      },
      {
        id: 'book-slot',
        at: 'marketing',
        name: 'Book the slot',
        when: to('scheduled'),
        steps: [removeTag('approved'), assign('lea')],
        share: 288,
      },
      {
        id: 'new-issue',
        at: 'newsletter',
        name: 'Checklist for a new issue',
        when: { kind: 'task_created' },
        steps: [
          addTag('checklist'),
          comment('Subject line, preview text, three links checked, sent to ourselves first.'),
        ],
        share: 96,
      },
      {
        id: 'tidy-published',
        at: 'campaigns',
        name: 'Tidy up what is published',
        when: to('published'),
        steps: [removeTag('blocked'), { kind: 'set_priority', priority: null }],
        share: 41,
        active: false,
      },
    ],
  })
}
