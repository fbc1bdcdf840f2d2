import type { Condition, Step, Trigger } from '#domain/automation.ts'
import type { Instant } from '#domain/brand.ts'
import { PRIORITIES } from '#domain/task.ts'
import { acme } from './acme.ts'
import { type AutomationLine, automationsOf, type CastAutomation, memberId, statusId, tagId } from './cast.ts'
import { chanceOf } from './chance.ts'
import type { SeedMaker } from './scenario.ts'
import { lateInMonth, tell } from './story.ts'

const COUNT = 10_000
/** Every such one asks for its tag only, so that there is something to see. */
const WIDE_EVERY = 97

const clients = [
  'Albatros Reederei',
  'Brasserie du Port',
  'Café Zeitlos',
  'Dockside Bikes',
  'École Ferry',
  'Fjord & Co',
  'Gallery Nord',
  'Hotel Miramar',
  'Isla Verde',
  'Jardin d’hiver',
  'Kaya Keramik',
  'Lunar Labs',
  'Museum of Maps',
  'Nova Dental',
  'Orchard Foods',
  'Pike & Sons',
  'Quay Theatre',
  'Rosa Textil',
  'Studio Umber',
  'Tidewater Bank',
]
const people = { kim: 'Kim', priya: 'Priya', jonas: 'Jonas', lea: 'Léa', ana: 'Ana' }
const tags = ['bug', 'docs', 'video', 'design', 'customer', 'blocked', 'social', 'partner']
const statuses = ['todo', 'in-progress', 'review', 'done']

const pick = <Value>(all: readonly Value[], index: number) => all[index % all.length] as Value

/**
 * Every automation is about tasks that few are, and none sets off another: a change fires some of them at most, though a
 * fifth of all listens to it. The numbers that follow from `index` run through all combinations.
 */
function lineOf(index: number): AutomationLine {
  const status = pick(statuses, index)
  const tag = pick(tags, Math.floor(index / 4))
  const [member, memberName] = pick(Object.entries(people), Math.floor(index / 32))
  const priority = pick(PRIORITIES, Math.floor(index / 160))
  const client = pick(clients, Math.floor(index / 640) + index)
  const when = pick<Trigger>(
    [
      { kind: 'status_changed', from: null, to: statusId(status) },
      { kind: 'tag_added', tagId: tagId(tag) },
      { kind: 'priority_changed', to: priority },
      { kind: 'assignee_added', memberId: memberId(member) },
      { kind: 'task_created' },
    ],
    index,
  )
  const narrow: Condition[] = [
    { kind: 'priority_is', priority },
    { kind: 'assignee_is', memberId: memberId(member) },
  ]
  const isWide = index % WIDE_EVERY === 0
  const onlyIf: Condition[] = [{ kind: 'tag_is', tagId: tagId(tag) }, ...(isWide ? [] : narrow)]
  const about = isWide ? tag : `${tag}, ${priority}, ${memberName}`
  const then = pick<{ step: Step; name: string }>(
    [
      { step: { kind: 'add_tag', tagId: tagId('shipped') }, name: 'mark as shipped' },
      { step: { kind: 'add_tag', tagId: tagId('triage') }, name: 'triage' },
      { step: { kind: 'add_comment', text: `For ${client}.` }, name: 'say for whom' },
    ],
    index,
  )
  return {
    id: `rule-${index + 1}`,
    at: 'launch',
    name: `${client} ${index + 1}: ${then.name}, ${about}`,
    when,
    onlyIf,
    steps: [then.step],
    // Few are used much, most are not.
    share: chanceOf(`share ${index}`)() ** 12,
  }
}

function rules(now: Instant): CastAutomation[] {
  return automationsOf({ now, lines: Array.from({ length: COUNT }, (_, index) => lineOf(index)) }).map(
    ({ automation, ...rest }, index) => {
      const createdAt = (now - (COUNT - index) * 300_000) as Instant
      return { ...rest, automation: { ...automation, createdAt, updatedAt: createdAt } }
    },
  )
}

/** As many active automations at one List as anyone could have. */
export const tenThousand: SeedMaker = reading => {
  const start = lateInMonth(reading)
  const cast = { ...acme(start), automations: rules(start) }
  return tell(reading, { cast, story: { start, plan: 'business', used: 7_312, before: [{ used: 6_907 }] } })
}
