import type { AlertLetter } from './alert-letter.ts'

/** The plain text of a message, for those who read no HTML: paragraphs are single lines, links stand on lines of their own. */
export function alertText(letter: AlertLetter): string {
  const { heading, meter, paragraphs, links, topHeading, top, notes } = letter
  const blocks = [
    [heading, `${meter.rest}, ${meter.shareText}`],
    ...paragraphs.map(paragraph => [paragraph]),
    ...links.map(({ label, url }) => [label, url]),
    top.length > 0 ? [topHeading, ...top.map(({ words }) => `- ${words}`)] : [],
    notes,
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}
