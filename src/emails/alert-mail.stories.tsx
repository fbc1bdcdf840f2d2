import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import type { AlertMail, MailLocale, RenderedMail } from '#domain/alert-mail.ts'
import { exampleMails, withHardNames } from './example-mails.ts'
import { renderAlertMail } from './render-alert-mail.tsx'

type MailParameters = {
  mail: (examples: ReturnType<typeof exampleMails>) => AlertMail
  /** Of the frame, in pixels. */
  width?: number
}

/** Messages as they arrive: the subject, and a frame in which nothing of theirs can run. */
const meta = {
  loaders: [
    async ({ globals, parameters }) => {
      const locale: MailLocale = globals.locale === 'fr' ? 'fr' : 'en'
      const { mail } = parameters as MailParameters
      return { rendered: await renderAlertMail(mail(exampleMails(locale))) }
    },
  ],
  render: (_, { globals, loaded, parameters }) => {
    const { subject, html } = loaded.rendered as RenderedMail
    const { width = 640 } = parameters as MailParameters
    // A frame goes by the system's scheme, whatever the page around it is.
    const shown = globals.theme === 'dark' ? html.replace('(prefers-color-scheme:dark)', 'all') : html
    return (
      <main className="flex flex-col gap-3 p-4">
        <h1 className="text-heading">{subject}</h1>
        <iframe title={subject} srcDoc={shown} sandbox="allow-popups" width={width} height={800} />
      </main>
    )
  },
  play: async ({ canvasElement, loaded }) => {
    const { subject } = loaded.rendered as RenderedMail
    const frame = canvasElement.querySelector('iframe')
    await expect(frame).toBeVisible()
    await expect(frame).toHaveAttribute('title', subject)
  },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const story = (parameters: MailParameters): Story => ({ parameters })

export const Ninety = story({ mail: ({ ninety }) => ninety })
export const Exceeded = story({ mail: ({ exceeded }) => exceeded })
export const EarlyWarning = story({ mail: examples => examples.early_warning })
export const Narrow = story({ mail: ({ exceeded }) => exceeded, width: 320 })
// T5: names as people may write them.
export const HardNames = story({ mail: ({ ninety }) => withHardNames(ninety), width: 320 })
// Nothing to buy, and nothing known of what used them.
export const Bare = story({
  mail: ({ ninety }) => ({ ...ninety, top: [], links: { ...ninety.links, wayOut: null } }),
})
