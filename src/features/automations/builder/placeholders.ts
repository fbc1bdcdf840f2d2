import { placeholdersIn, TASK_VALUES } from '#domain/template.ts'

/** The placeholders of a text that nothing will fill in, each once: `{{task.colour}}`, or a task's where there is none. */
export function emptyPlaceholders(
  text: string,
  { hasTask, hasPayload }: { hasTask: boolean; hasPayload: boolean },
): string[] {
  const isFilled = (path: string) =>
    path === 'automation.name' ||
    (hasTask && TASK_VALUES.some(value => path === `task.${value}`)) ||
    (hasPayload && (path === 'payload' || path.startsWith('payload.')))
  return [...new Set(placeholdersIn(text).filter(path => !isFilled(path)))].map(path => `{{${path}}}`)
}
