import { expect, test } from 'vitest'
import { exampleMails } from '#emails/example-mails.ts'
import { renderMail } from '#emails/render-mail.tsx'
import { inScheme } from '#features/settings/mail-in-scheme.ts'

const { ninety } = exampleMails('en')

test('A5: a message is shown in the scheme that is asked for, whatever the reader’s own is', async () => {
  const { html } = await renderMail(ninety)
  expect(html).toContain('@media (prefers-color-scheme:dark){')
  expect(inScheme(html, 'dark')).toContain('@media all{')
  expect(inScheme(html, 'light')).toContain('@media not all{')
  for (const scheme of ['light', 'dark'] as const) {
    expect(inScheme(html, scheme)).not.toContain('prefers-color-scheme')
    expect(inScheme(html, scheme)).toContain(`:root{color-scheme:${scheme};`)
  }
})

test('T5: what people wrote is shown as written, also where it reads like a style sheet', async () => {
  const name = '<style>@media (prefers-color-scheme:dark){}</style> color-scheme:light dark'
  const { html } = await renderMail({ ...ninety, workspaceName: name })
  const written = (text: string) => text.split('prefers-color-scheme:dark').length - 1
  // One is the style sheet's own.
  expect(written(inScheme(html, 'dark'))).toBe(written(html) - 1)
  expect(inScheme(html, 'dark')).toContain('&lt;/style&gt; color-scheme:light dark')
})
