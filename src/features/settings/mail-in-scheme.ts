export type Scheme = 'light' | 'dark'

/**
 * A message's HTML as a mail program with that scheme shows it, whatever the reader's own system has. Only its style sheet
 * is changed: in people's text, the same words stay as written (T5), since there is no `<style>` in what is escaped.
 */
export function inScheme(html: string, scheme: Scheme): string {
  const dark = scheme === 'dark' ? 'all' : 'not all'
  return html.replaceAll(/<style>[^<]*<\/style>/g, sheet =>
    sheet
      .replaceAll(/\(prefers-color-scheme:\s*dark\)/g, dark)
      .replaceAll(/color-scheme:\s*light dark/g, `color-scheme:${scheme}`),
  )
}

/** The scheme that the page around is shown in. */
export function pageScheme(): Scheme {
  const { colorScheme } = getComputedStyle(document.documentElement)
  if (colorScheme === 'light' || colorScheme === 'dark') return colorScheme
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
