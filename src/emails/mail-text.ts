import type { Block, Letter } from './letter.ts'

/** The plain text of a message, for those who read no HTML: paragraphs are single lines, links stand on lines of their own. */
export function mailText({ heading, blocks, notes }: Letter): string {
  const paragraphs = [[heading], ...blocks.flatMap(linesOf), notes]
  return `${paragraphs.map(lines => lines.join('\n')).join('\n\n')}\n`
}

/** The paragraphs of a block, line by line. */
function linesOf(block: Block): string[][] {
  switch (block.kind) {
    case 'meter':
      return [[`${block.rest}, ${block.shareText}`]]
    case 'paragraph':
      return [[block.text]]
    case 'links':
      return block.links.map(({ label, url }) => [label, url])
    case 'rows': {
      const { heading, rows, sums } = block
      const lines = [...rows.map(({ words }) => `- ${words}`), ...sums.map(({ words }) => words)]
      return [heading === null ? lines : [heading, ...lines]]
    }
    case 'facts':
      return [block.facts.map(({ words }) => words)]
  }
}
