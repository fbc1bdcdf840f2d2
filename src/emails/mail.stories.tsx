import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import type { AlertMail } from '#domain/alert-mail.ts'
import type { BillingMail } from '#domain/billing-mail.ts'
import type { MailLocale, RenderedMail } from '#domain/mail.ts'
import { exampleBills, withHardBuyer } from './example-bills.ts'
import { exampleMails, withHardNames } from './example-mails.ts'
import { renderMail } from './render-mail.tsx'

type MailParameters = {
  mail: (locale: MailLocale) => AlertMail | BillingMail
  /** Of the frame, in pixels. */
  width?: number
}

/** Messages as they arrive: the subject, and a frame in which nothing of theirs can run. */
const meta = {
  loaders: [
    async ({ globals, parameters }) => {
      const locale: MailLocale = globals.locale === 'fr' ? 'fr' : 'en'
      const { mail } = parameters as MailParameters
      return { rendered: await renderMail(mail(locale)) }
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

export const Ninety = story({ mail: locale => exampleMails(locale).ninety })
export const Exceeded = story({ mail: locale => exampleMails(locale).exceeded })
export const EarlyWarning = story({ mail: locale => exampleMails(locale).early_warning })
export const Narrow = story({ mail: locale => exampleMails(locale).exceeded, width: 320 })
// T5: names as people may write them.
export const HardNames = story({ mail: locale => withHardNames(exampleMails(locale).ninety), width: 320 })
// Nothing to buy, and nothing known of what used them.
export const Bare = story({
  mail: locale => {
    const { ninety } = exampleMails(locale)
    return { ...ninety, top: [], links: { ...ninety.links, wayOut: null } }
  },
})

export const Receipt = story({ mail: locale => exampleBills(locale).receipt })
// B11: a credit, and a tax.
export const ReceiptOfUpgrade = story({ mail: locale => exampleBills(locale).upgraded })
export const ReceiptNarrow = story({ mail: locale => exampleBills(locale).upgraded, width: 320 })
export const ReceiptHardNames = story({
  mail: locale => withHardBuyer(exampleBills(locale).receipt),
  width: 320,
})
export const PaymentFailed = story({ mail: locale => exampleBills(locale).payment_failed })
export const PaymentFailedNarrow = story({ mail: locale => exampleBills(locale).payment_failed, width: 320 })
// B10: nothing that could end, and no further attempt.
export const PaymentFailedForGood = story({
  mail: locale => {
    const { payment_failed: mail } = exampleBills(locale)
    return { ...mail, attempt: { ...mail.attempt, number: 4 }, nextOn: null, atStake: null }
  },
})
export const AddOnsEnded = story({ mail: locale => exampleBills(locale).add_ons_ended })
export const AddOnsEndedNarrow = story({ mail: locale => exampleBills(locale).add_ons_ended, width: 320 })
