import { placeholdersIn, TASK_VALUES } from '#domain/template.ts'

const isPayload = (path: string) => path === 'payload' || path.startsWith('payload.')
const isKnown = (path: string) =>
  path === 'automation.name' || TASK_VALUES.some(value => path === `task.${value}`) || isPayload(path)
const braced = (path: string) => `{{${path}}}`

/** The placeholders of a text that there never are, each once: `{{nope}}`, `{{task.colour}}`. */
export function unknownPlaceholders(text: string): string[] {
  return [...new Set(placeholdersIn(text).filter(path => !isKnown(path)))].map(braced)
}

/**
 * Those for fields of the payload that nothing has brought yet, each once.
 * @param isSeen whether a payload with that field has come
 */
export function unseenPlaceholders(text: string, isSeen: (path: string) => boolean): string[] {
  const unseen = placeholdersIn(text).filter(
    path => path.startsWith('payload.') && !isSeen(path.slice('payload.'.length)),
  )
  return [...new Set(unseen)].map(braced)
}

/** The placeholders of a text that nothing will fill in, each once: `{{task.colour}}`, or a task's where there is none. */
export function emptyPlaceholders(
  text: string,
  { hasTask, hasPayload }: { hasTask: boolean; hasPayload: boolean },
): string[] {
  const isFilled = (path: string) =>
    isKnown(path) && (hasTask || !path.startsWith('task.')) && (hasPayload || !isPayload(path))
  return [...new Set(placeholdersIn(text).filter(path => !isFilled(path)))].map(braced)
}
