import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'

// B10: the whole application at an address, since the banner is of its frame.
const meta = {
  title: 'app/past due',
  parameters: { layout: 'fullscreen', app: true, scenario: 'renewal-past-due', path: '/p/launch' },
} satisfies Meta
export default meta

type Story = StoryObj<typeof meta>

const NAME = /Renewal not paid|Renouvellement non payé/

export const Declined: Story = {
  play: async ({ canvas }) => {
    const banner = await canvas.findByRole('region', { name: NAME })
    await expect(banner).toHaveTextContent(/135[.,]00/)
    await expect(banner.querySelector('a')).toHaveAttribute('href', '/settings/billing/payment-methods')
  },
}

export const LastAttempt: Story = {
  parameters: { scenario: 'renewal-last-attempt' },
  play: async ({ canvas }) => {
    const banner = await canvas.findByRole('region', { name: NAME })
    await expect(banner).toHaveTextContent(/The last attempt is on|La dernière tentative a lieu/)
  },
}

/** Nothing to charge, and no add-ons that could end. */
export const WithoutCard: Story = {
  parameters: { scenario: 'renewal-without-card' },
  play: async ({ canvas }) => {
    const banner = await canvas.findByRole('region', { name: NAME })
    await expect(banner).toHaveTextContent(/The plan goes on|Le forfait continue/)
  },
}

/** What has stopped comes first. */
export const BesideSuspension: Story = {
  parameters: { scenario: 'suspended-and-past-due' },
  play: async ({ canvas }) => {
    const pastDue = await canvas.findByRole('region', { name: NAME })
    const usage = await canvas.findByRole('region', { name: /Actions/ })
    await expect(usage.compareDocumentPosition(pastDue)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  },
}

/** Billing says it itself. */
export const InBilling: Story = {
  parameters: { path: '/settings/billing/payment-methods' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText(/135[.,]00/)).not.toHaveLength(0))
    await expect(canvas.queryByRole('region', { name: NAME })).toBeNull()
  },
}

/** After the last attempt the invoice says it, and an e-mail. */
export const GivenUp: Story = {
  parameters: { scenario: 'renewal-given-up' },
  play: async ({ canvas }) => {
    await canvas.findByText('Write the release note')
    await expect(canvas.queryByRole('region', { name: NAME })).toBeNull()
  },
}
