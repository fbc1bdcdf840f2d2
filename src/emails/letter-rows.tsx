import { Column } from '@react-email/column'
import { Heading } from '@react-email/heading'
import { Row as TableRow } from '@react-email/row'
import { Text } from '@react-email/text'
import type { CSSProperties } from 'react'
import type { Row, Rows, Sum } from './letter.ts'
import { painted, smallType } from './mail-look.ts'

/** What a message lists, each with its number, and what that adds up to. */
export function LetterRows({ list: { heading, rows, sums } }: { list: Rows }) {
  const last = rows.length + sums.length - 1
  const cellAt = (index: number) => ({ ...cell, paddingBottom: index === last ? 0 : 10 })
  return (
    <>
      {heading !== null && (
        <Heading
          as="h2"
          {...painted({ ink: 'text' }, { ...smallType, fontWeight: 600, margin: '24px 0 8px' })}
        >
          {heading}
        </Heading>
      )}
      {rows.map((row, index) => (
        <ListRow key={index} row={row} cell={cellAt(index)} />
      ))}
      {sums.map((sum, index) => (
        <SumRow key={sum.name} sum={sum} cell={cellAt(rows.length + index)} />
      ))}
    </>
  )
}

function ListRow({ row: { name, notes, value, valueNote }, cell }: { row: Row; cell: CSSProperties }) {
  return (
    <TableRow>
      <Column {...painted({ edge: 'hairline' }, { ...cell, paddingRight: 16 })}>
        <Text {...painted({ ink: 'text' }, smallType)}>{name}</Text>
        {notes.map(note => (
          <Text key={note} {...painted({ ink: 'text-muted' }, smallType)}>
            {note}
          </Text>
        ))}
      </Column>
      <Column align="right" {...painted({ edge: 'hairline' }, { ...cell, whiteSpace: 'nowrap' })}>
        <Text {...painted({ ink: 'text' }, smallType)}>{value}</Text>
        {valueNote !== null && <Text {...painted({ ink: 'text-muted' }, smallType)}>{valueNote}</Text>}
      </Column>
    </TableRow>
  )
}

function SumRow({ sum: { name, value, isTotal }, cell }: { sum: Sum; cell: CSSProperties }) {
  const type = isTotal ? { ...smallType, fontWeight: 600 } : smallType
  return (
    <TableRow>
      <Column {...painted({ edge: 'hairline' }, { ...cell, paddingRight: 16 })}>
        <Text {...painted({ ink: 'text' }, type)}>{name}</Text>
      </Column>
      <Column align="right" {...painted({ edge: 'hairline' }, { ...cell, whiteSpace: 'nowrap' })}>
        <Text {...painted({ ink: 'text' }, type)}>{value}</Text>
      </Column>
    </TableRow>
  )
}

const cell = { paddingTop: 10, borderTopWidth: 1, borderTopStyle: 'solid', verticalAlign: 'top' } as const
