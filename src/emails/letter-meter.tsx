import { Column } from '@react-email/column'
import { Row } from '@react-email/row'
import type { Meter } from './letter.ts'
import { type Ground, painted, smallType } from './mail-look.ts'

const fills: Record<Meter['state'], Ground> = {
  ok: 'meter-ok',
  warning: 'warning-solid',
  suspended: 'suspended-solid',
}

/** A bar of two cells, and beneath it in words what it shows. */
export function LetterMeter({ meter: { state, share, shareText, rest } }: { meter: Meter }) {
  const percent = Math.min(100, Math.round(share * 1000) / 10)
  return (
    <>
      <Row className="meter" aria-hidden="true">
        {percent > 0 && <Bar colour={fills[state]} percent={percent} at="start" />}
        {percent < 100 && <Bar colour="meter-track" percent={100 - percent} at="end" />}
      </Row>
      <Row>
        <Column {...painted({ ink: 'text' }, { ...line, paddingRight: 12, fontWeight: 600 })}>{rest}</Column>
        <Column align="right" {...painted({ ink: 'text-muted' }, { ...line, whiteSpace: 'nowrap' })}>
          {shareText}
        </Column>
      </Row>
    </>
  )
}

type BarProps = { colour: Ground; percent: number; at: 'start' | 'end' }

function Bar({ colour, percent, at }: BarProps) {
  const width = `${percent}%`
  const borderRadius = percent === 100 ? 4 : at === 'start' ? '4px 0 0 4px' : '0 4px 4px 0'
  return (
    // The cell has to hold something, or Outlook leaves it out.
    <Column width={width} {...painted({ ground: colour }, { ...bar, width, borderRadius })}>
      {'\u00a0'}
    </Column>
  )
}

const bar = { height: 8, padding: 0, fontSize: 1, lineHeight: '8px' } as const
const line = { ...smallType, paddingTop: 8, verticalAlign: 'top' } as const
