import { prerender } from 'react-dom/static.edge'
import type { AlertMail, RenderedMail } from '#domain/alert-mail.ts'
import { AlertDocument } from './alert-document.tsx'
import { alertLetter } from './alert-letter.ts'
import { alertText } from './alert-text.ts'
import { FOR_WORD } from './mail-look.ts'

/**
 * A2, A3: the message of an alert, in the recipient's language, as HTML and as plain text. Runs in a page and on a server.
 * By React's own renderer, since React Email's brings a hundred kilobytes that nothing here uses (decisions/015).
 */
export async function renderAlertMail(mail: AlertMail): Promise<RenderedMail> {
  const letter = alertLetter(mail)
  const { prelude } = await prerender(<AlertDocument letter={letter} />)
  const html = await new Response(prelude).text()
  return {
    subject: letter.subject,
    // A conditional comment can hold no elements of React's.
    html: html.replace('</head>', `${FOR_WORD}</head>`),
    text: alertText(letter),
  }
}
