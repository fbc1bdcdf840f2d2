import { Button } from '@react-email/button'
import { Column } from '@react-email/column'
import { Link } from '@react-email/link'
import { Row } from '@react-email/row'
import type { Links } from './letter.ts'
import { painted } from './mail-look.ts'

/** The first link as the message's one button, the others as text beside it, or below where it is narrow. */
export function LetterLinks({ links: [first, ...others] }: Pick<Links, 'links'>) {
  return (
    <Row>
      <Column style={{ paddingTop: 16 }}>
        <Button href={first.url} {...painted({ ink: 'on-accent', ground: 'accent', edge: 'accent' }, button)}>
          {first.label}
        </Button>
        {others.map(({ label, url }) => (
          <Link key={url} href={url} {...painted({ ink: 'accent-text' }, textLink)}>
            {label}
          </Link>
        ))}
      </Column>
    </Row>
  )
}

// The border is what forced colours leave of it.
const button = {
  padding: '9px 15px',
  marginRight: 16,
  borderWidth: 1,
  borderStyle: 'solid',
  borderRadius: 6,
  fontSize: 14,
  fontWeight: 600,
}
const textLink = {
  display: 'inline-block',
  padding: '10px 0',
  fontSize: 14,
  lineHeight: '20px',
  textDecorationLine: 'underline',
}
