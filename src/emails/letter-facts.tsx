import { Column } from '@react-email/column'
import { Row } from '@react-email/row'
import type { Fact } from './letter.ts'
import { painted, smallType } from './mail-look.ts'

/** Names and what they stand for, side by side. */
export function LetterFacts({ facts }: { facts: readonly Fact[] }) {
  return facts.map(({ name, value }, index) => {
    const cell = { ...smallType, paddingBottom: index === facts.length - 1 ? 16 : 4, verticalAlign: 'top' }
    return (
      <Row key={name}>
        <Column
          width={NAMES}
          {...painted({ ink: 'text-muted' }, { ...cell, width: NAMES, paddingRight: 16 })}
        >
          {name}
        </Column>
        <Column {...painted({ ink: 'text' }, cell)}>{value}</Column>
      </Row>
    )
  })
}

/** Of the column of names, in pixels. */
const NAMES = 96
