import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'

// S1: B1: what is around every part of Billing. Each story is the whole application at an address.
const meta = {
  title: 'features/billing/frame',
  parameters: { layout: 'fullscreen', app: true, scenario: 'normal', path: '/settings/billing' },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const tabs = /^(Billing|Facturation)$/
const summary = /Order summary|Résumé de commande/

export const Yearly: Story = {
  play: async ({ canvas }) => {
    const links = within(await canvas.findByRole('navigation', { name: tabs }))
    await expect(links.getAllByRole('link')).toHaveLength(4)
    await expect(links.getByRole('link', { current: 'page' })).toHaveAttribute(
      'href',
      '/settings/billing/plans',
    )
    await expect(await canvas.findByText(/^Business, (yearly, to|annuel, jusqu’au)/)).toBeVisible()
  },
}

export const Monthly: Story = {
  parameters: { scenario: 'monthly-cycle' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Business, (monthly, to|mensuel, jusqu’au)/)).toBeVisible()
  },
}

export const Free: Story = { parameters: { scenario: 'free' } }

/** Where e-mails and buttons lead to. */
export const ForAddOns: Story = {
  parameters: { path: '/settings/billing?for=add-ons' },
  play: async ({ canvas }) => {
    const links = within(await canvas.findByRole('navigation', { name: tabs }))
    await expect(links.getByRole('link', { current: 'page' })).toHaveAttribute(
      'href',
      '/settings/billing/add-ons',
    )
  },
}

/** By keyboard there and back. */
export const Ordering: Story = {
  parameters: { path: '/settings/billing/plans' },
  play: async ({ canvas }) => {
    const upgrade = await canvas.findByRole('button', { name: /Business Plus$/ })
    upgrade.focus()
    await userEvent.keyboard('{Enter}')
    const panel = await within(document.body).findByRole('dialog', { name: summary })
    await waitFor(() => expect(panel).toHaveFocus())
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(upgrade).toHaveFocus())
    await waitFor(() => expect(panel).not.toBeInTheDocument())
  },
}

/** B10. */
export const PastDue: Story = {
  parameters: { scenario: 'renewal-past-due' },
  play: async ({ canvas }) => {
    const title = await canvas.findByText(/^(The renewal of|Le renouvellement du)/)
    const notice = title.closest('[role=status]') as HTMLElement
    await expect(notice).toHaveTextContent(/135[.,]00/)
    await expect(within(notice).getByRole('link')).toHaveAttribute(
      'href',
      '/settings/billing/payment-methods',
    )
  },
}

export const LastAttempt: Story = { parameters: { scenario: 'renewal-last-attempt' } }
export const PastDueWithoutCard: Story = { parameters: { scenario: 'renewal-without-card' } }

/** Others read whom to ask, wherever in Billing they are. */
export const Member: Story = {
  parameters: { path: '/settings/billing/invoices/any', actAs: 'lea' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Ana Costa .* Kim Nguyen/)).toBeVisible()
    await expect(canvas.queryByRole('navigation', { name: tabs })).toBeNull()
  },
}

export const Loading: Story = { parameters: { scenario: 'loading' } }
export const Failed: Story = { parameters: { scenario: 'error' } }
