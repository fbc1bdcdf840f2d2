import { Text } from '@react-email/text'
import type { Block } from './letter.ts'
import { LetterFacts } from './letter-facts.tsx'
import { LetterLinks } from './letter-links.tsx'
import { LetterMeter } from './letter-meter.tsx'
import { LetterRows } from './letter-rows.tsx'
import { bodyType, painted } from './mail-look.ts'

export function LetterBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'meter':
      return <LetterMeter meter={block} />
    case 'paragraph':
      return <Text {...painted({ ink: 'text' }, { ...bodyType, marginTop: 16 })}>{block.text}</Text>
    case 'links':
      return <LetterLinks links={block.links} />
    case 'rows':
      return <LetterRows list={block} />
    case 'facts':
      return <LetterFacts facts={block.facts} />
  }
}
