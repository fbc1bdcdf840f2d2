import type { Names } from '#api/names.ts'
import type { Definition } from '#domain/automation.ts'
import type { MemberId, StatusId, TagId } from '#domain/brand.ts'

const OPEN = '…'
/** More steps and conditions than these are left out of a name. */
const STEPS_MOST = 2
const CONDITIONS_MOST = 2
/** Names that write themselves stay short; in code points. */
const LENGTH_MOST = 100

/** The names with which a sentence can be said before everything is chosen: what is open reads as "…". */
export function withOpenNames({ statuses, members, tags, places }: Names): Names {
  return {
    statuses: new Map(statuses).set('' as StatusId, OPEN),
    members: new Map(members).set('' as MemberId, OPEN),
    tags: new Map(tags).set('' as TagId, OPEN),
    places,
  }
}

/** The name that an automation has by itself: its sentence, in short. Two that differ in what must hold have two names. Empty until there is a step. */
export function writtenName(
  definition: Definition | null,
  sentenceOf: (definition: Definition) => string,
): string {
  if (!definition || definition.steps.length === 0) return ''
  const { trigger, conditions, steps } = definition
  const sentence = sentenceOf({
    trigger,
    conditions: conditions.slice(0, CONDITIONS_MOST),
    steps: steps.slice(0, STEPS_MOST),
  })
  const whole = steps.length > STEPS_MOST ? `${sentence}, ${OPEN}` : sentence
  const points = [...whole]
  return points.length > LENGTH_MOST
    ? `${points
        .slice(0, LENGTH_MOST - 1)
        .join('')
        .trimEnd()}${OPEN}`
    : whole
}
