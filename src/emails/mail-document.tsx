import { Body } from '@react-email/body'
import { Column } from '@react-email/column'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Html } from '@react-email/html'
import { Preview } from '@react-email/preview'
import { Row } from '@react-email/row'
import { Text } from '@react-email/text'
import type { Letter } from './letter.ts'
import { LetterBlock } from './letter-block.tsx'
import { COLUMN_WIDTH, FONTS, painted, STYLE_SHEET, smallType, titleType } from './mail-look.ts'

/** A3: a message as HTML: one column of tables, since that is what every mail program lays out. */
export function MailDocument({ letter }: { letter: Letter }) {
  const { locale, subject, preview, heading, blocks, notes } = letter
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <style>{STYLE_SHEET}</style>
      </Head>
      <Body {...painted({ ground: 'canvas' }, { margin: 0, padding: 0, fontFamily: FONTS })}>
        <Preview>{preview}</Preview>
        {/* Over the cell of Body, which the dark does not reach. */}
        <Row {...painted({ ground: 'canvas' })}>
          <Column align="center" style={{ padding: '32px 12px' }}>
            <main>
              <Container className="column" style={{ maxWidth: COLUMN_WIDTH, textAlign: 'left' }}>
                <Text {...painted({ ink: 'text' }, { ...smallType, fontWeight: 600, marginBottom: 12 })}>
                  {PRODUCT}
                </Text>
                <Row>
                  <Column {...painted({ ground: 'surface', edge: 'hairline' }, card)}>
                    <Heading {...painted({ ink: 'text' }, { ...titleType, marginBottom: 16 })}>
                      {heading}
                    </Heading>
                    {blocks.map((block, index) => (
                      <LetterBlock key={index} block={block} />
                    ))}
                  </Column>
                </Row>
                {notes.map(note => (
                  <Text key={note} {...painted({ ink: 'text-muted' }, { ...smallType, marginTop: 12 })}>
                    {note}
                  </Text>
                ))}
              </Container>
            </main>
          </Column>
        </Row>
      </Body>
    </Html>
  )
}

const PRODUCT = 'Headroom'

const card = { padding: 24, borderWidth: 1, borderStyle: 'solid', borderRadius: 10 } as const
