import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { cx } from '#ui/cx.ts'
import { Segmented } from '#ui/segmented.tsx'
import { inScheme, pageScheme, type Scheme } from './mail-in-scheme.ts'

/** Of the frame in pixels: a phone, and the reading pane of a mail program. */
const WIDTHS = { 320: 'w-80', 640: 'w-160' } as const
type Width = `${keyof typeof WIDTHS}`

type MailMessageProps = { subject: string; locale: string; content: { html: string; text: string } }

/** A5: a message as it would arrive: by mail programs that show HTML or text, at two widths, in both schemes. */
export function MailMessage({ subject, locale, content }: MailMessageProps) {
  const { t } = useLingui()
  const [form, setForm] = useState<'html' | 'text'>('html')
  const [width, setWidth] = useState<Width>('640')
  const [scheme, setScheme] = useState<Scheme>(pageScheme)
  const inPixels = (pixels: number) => t({ message: `${pixels} px`, comment: 'A width' })
  return (
    <div className="flex min-h-0 flex-1 flex-col border-t">
      <div className="flex flex-wrap gap-2 px-4 py-2 sm:px-5">
        <Segmented
          label={t({ message: 'Form', comment: 'Of an e-mail: HTML or plain text' })}
          value={form}
          onValueChange={setForm}
          options={[
            { value: 'html', label: 'HTML' },
            { value: 'text', label: t({ message: 'Text', comment: 'The plain text of an e-mail' }) },
          ]}
        />
        {form === 'html' && (
          <>
            {/* A phone has but one width. */}
            <Segmented
              label={t`Width`}
              className="max-sm:hidden"
              value={width}
              onValueChange={setWidth}
              options={[
                { value: '320', label: inPixels(320) },
                { value: '640', label: inPixels(640) },
              ]}
            />
            <Segmented
              label={t`Colours of the mail program`}
              value={scheme}
              onValueChange={setScheme}
              options={[
                { value: 'light', label: t`Light` },
                { value: 'dark', label: t`Dark` },
              ]}
            />
          </>
        )}
      </div>
      <div className="flex min-h-80 flex-1 justify-center overflow-hidden border-t bg-canvas p-4 sm:rounded-b-modal sm:p-5">
        {form === 'html' ? (
          // Nothing of a message can run or reach the page (T5); its links open beside it.
          <iframe
            title={subject}
            srcDoc={inScheme(content.html, scheme)}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            className={cx(
              'box-content h-full max-w-full rounded-control border max-sm:w-full',
              WIDTHS[width],
            )}
          />
        ) : (
          <section
            aria-label={subject}
            lang={locale}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
            tabIndex={0}
            className="h-full w-full overflow-auto rounded-control border bg-surface-raised px-4 py-3"
          >
            <pre className="font-mono text-small whitespace-pre-wrap wrap-anywhere">{content.text}</pre>
          </section>
        )}
      </div>
    </div>
  )
}
