/** A JSON value, as an incoming webhook brings it. */
export type Payload = unknown

/** A field of a payload by its path: keys and positions in lists, joined by dots, such as `commits.0.message`. */
export type PayloadField = { path: string; sample: string }

/** Keys that paths and placeholders can name; others are not offered. */
const NAMEABLE = /^[^.{}\s](?:[^.{}]*[^.{}\s])?$/u

/**
 * The field that holds what the sender calls the event, where that comes beside the payload (GitHub's `X-GitHub-Event`:
 * `push`, `issues` …). The name is taken: a field of the payload's own by that name gives way to it.
 */
const EVENT_FIELD = '@event'

/** The payload with the event's name as its first field; one that is no object has no fields and stays as it is. */
export function withEvent(payload: Payload, event: string): Payload {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload
  const { [EVENT_FIELD]: _own, ...rest } = payload as Record<string, unknown>
  return { [EVENT_FIELD]: event, ...rest }
}

/** How deep and how far into a payload its fields are listed. */
const DEPTH_MAX = 6
const FIELDS_MAX = 300

/** The value at a path; undefined where there is none. Only what the payload itself has is found. */
export function payloadValue(payload: Payload, path: string): unknown {
  let value = payload
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** A value as text: null and what is missing are empty, lists and objects are JSON. */
export function payloadText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The payload's fields that hold text, numbers or yes and no, in its order: what conditions and texts can use. */
export function payloadFields(payload: Payload): PayloadField[] {
  const fields: PayloadField[] = []
  const walk = (value: unknown, path: string[]) => {
    if (fields.length >= FIELDS_MAX) return
    if (typeof value === 'object' && value !== null) {
      if (path.length >= DEPTH_MAX) return
      for (const [key, inner] of Object.entries(value)) if (NAMEABLE.test(key)) walk(inner, [...path, key])
    } else if (path.length > 0 && value !== null) {
      fields.push({ path: path.join('.'), sample: payloadText(value) })
    }
  }
  walk(payload, [])
  return fields
}
