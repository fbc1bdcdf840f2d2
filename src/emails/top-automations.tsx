import { Column } from '@react-email/column'
import { Heading } from '@react-email/heading'
import { Row } from '@react-email/row'
import { Text } from '@react-email/text'
import type { CSSProperties } from 'react'
import type { AlertLetter, TopLine } from './alert-letter.ts'
import { painted, smallType } from './mail-look.ts'

/** A3: what used most, with its place and its share; nothing if nothing is known to have. */
export function TopAutomations({ letter: { topHeading, top } }: { letter: AlertLetter }) {
  if (top.length === 0) return null
  return (
    <>
      <Heading as="h2" {...painted({ ink: 'text' }, { ...smallType, fontWeight: 600, margin: '24px 0 8px' })}>
        {topHeading}
      </Heading>
      {top.map((line, index) => {
        const last = index === top.length - 1
        return <TopRow key={index} line={line} cell={{ ...cell, paddingBottom: last ? 0 : 10 }} />
      })}
    </>
  )
}

function TopRow({ line: { name, place, used, share }, cell }: { line: TopLine; cell: CSSProperties }) {
  return (
    <Row>
      <Column {...painted({ edge: 'hairline' }, { ...cell, paddingRight: 16 })}>
        <Text {...painted({ ink: 'text' }, smallType)}>{name}</Text>
        <Text {...painted({ ink: 'text-muted' }, smallType)}>{place}</Text>
      </Column>
      <Column align="right" {...painted({ edge: 'hairline' }, { ...cell, whiteSpace: 'nowrap' })}>
        <Text {...painted({ ink: 'text' }, smallType)}>{used}</Text>
        <Text {...painted({ ink: 'text-muted' }, smallType)}>{share}</Text>
      </Column>
    </Row>
  )
}

const cell = { paddingTop: 10, borderTopWidth: 1, borderTopStyle: 'solid', verticalAlign: 'top' } as const
