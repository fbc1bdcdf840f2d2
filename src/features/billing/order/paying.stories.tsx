import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import { OrderInStory, panel, pay, payButton, sendAsAnotherTab, setFaults } from './in-stories.tsx'

/** B4, B6 to B8: what comes of a press of the button. */
const meta = {
  component: OrderInStory,
  args: { wanted: { kind: 'add_on', pack: 'actions_5000', quantity: 1 }, onClose: fn() },
  parameters: { scenario: 'six-months-left', path: '/settings/billing/add-ons' },
} satisfies Meta<typeof OrderInStory>
export default meta
type Story = StoryObj<typeof meta>

/** B7: it cannot be left, and nothing of it can be changed. */
export const Paying: Story = {
  play: async ({ args, loaded }) => {
    await payButton()
    setFaults(loaded, { latency: Number.POSITIVE_INFINITY })
    await pay()
    const { getAllByRole, getByRole } = await panel()
    await waitFor(() => expect(getByRole('spinbutton')).toHaveAttribute('readonly'))
    for (const radio of getAllByRole('radio')) await expect(radio).toBeDisabled()
    await userEvent.keyboard('{Escape}')
    await expect(args.onClose).not.toHaveBeenCalled()
  },
}

export const Paid: Story = {
  play: async () => {
    await pay()
    const { findByText, findByRole } = await panel()
    await waitFor(async () => expect(await findByRole('heading', { level: 3 })).toHaveFocus())
    // U6: what was suspended goes on; B12: the invoice.
    await findByText(/Suspended automations have resumed|automatisations suspendues ont repris/)
    await findByText('HR-000004')
    const receipt = await findByRole('link')
    await expect(receipt).toHaveAttribute('href', expect.stringContaining('/settings/billing/invoices/'))
  },
}

export const PaidUpgrade: Story = {
  args: { wanted: { kind: 'upgrade', plan: 'business_plus', cycle: 'yearly' } },
  play: async () => {
    await pay()
    await (await panel()).findByText('HR-000004')
  },
}

/** Its own message, at the card; nothing was charged or granted. */
const declined: Story['play'] = async () => {
  await pay()
  const { findByRole, getAllByRole } = await panel()
  await expect(await findByRole('alert')).toHaveTextContent(/Nothing was charged|Rien n’a été débité/)
  await waitFor(() => expect(getAllByRole('radio')[0]).toHaveFocus())
  await payButton()
}

export const Declined: Story = { parameters: { scenario: 'card-declined' }, play: declined }

export const InsufficientFunds: Story = {
  parameters: { scenario: 'card-insufficient-funds' },
  play: declined,
}

export const ExpiredAtTheBank: Story = { parameters: { scenario: 'card-expired' }, play: declined }

export const WrongCode: Story = { parameters: { scenario: 'card-wrong-code' }, play: declined }

export const ProcessingError: Story = { parameters: { scenario: 'card-processing-error' }, play: declined }

/** The bank's page cannot be looked into from here; see tests/ui. */
export const ThreeDSecure: Story = {
  parameters: { scenario: 'three-d-secure' },
  play: async ({ args }) => {
    await pay()
    const { findByTitle } = await panel()
    const frame = await findByTitle('3-D Secure')
    await waitFor(() => expect(frame).toHaveFocus())
    await userEvent.keyboard('{Escape}')
    await expect(args.onClose).not.toHaveBeenCalled()
  },
}

export const ThreeDSecureGivenUp: Story = {
  ...ThreeDSecure,
  play: async context => {
    await ThreeDSecure.play?.(context)
    const { getByRole, findByText } = await panel()
    await userEvent.click(getByRole('button', { name: /Cancel payment|Annuler le paiement/ }))
    await findByText(/You cancelled the payment|Vous avez annulé le paiement/)
    await payButton()
  },
}

/** B6: what the price rests on has changed in another tab, before somebody presses. */
export const QuoteReplaced: Story = {
  play: async ({ loaded }) => {
    await payButton()
    await sendAsAnotherTab(loaded, 'PATCH /billing/details', { taxRate: 2_000 })
    const { findByText } = await panel()
    await findByText(/was \$200\.00 and is|était de 200,00/)
    await expect(await payButton()).toHaveTextContent(/240[.,]00/)
  },
}

/** B7: one payment at a time: of another tab, or from before a reload. */
export const OpenElsewhere: Story = {
  parameters: { scenario: 'three-d-secure-waiting' },
  play: async () => {
    const { findByRole, queryByRole } = await panel()
    await findByRole('heading', { name: /A payment is not finished|Un paiement n’est pas terminé/ })
    await expect(queryByRole('button', { name: /^(Upgrade|Mettre à niveau)/ })).toBeNull()
  },
}

export const OpenElsewhereGoneOnWith: Story = {
  ...OpenElsewhere,
  play: async context => {
    await OpenElsewhere.play?.(context)
    const { getByRole, findByTitle } = await panel()
    await userEvent.click(getByRole('button', { name: /Continue|Continuer/ }))
    await waitFor(async () => expect(await findByTitle('3-D Secure')).toHaveFocus())
  },
}

/** B7: the answer is lost; it is asked for again, under the same key, by itself. */
export const AskingAgain: Story = {
  play: async ({ loaded }) => {
    await payButton()
    setFaults(loaded, { failures: 'offline' })
    await pay()
    await (await panel()).findByText(/No answer yet|Pas encore de réponse/)
    setFaults(loaded, { latency: Number.POSITIVE_INFINITY })
  },
}

export const NotKnown: Story = {
  play: async ({ loaded }) => {
    await payButton()
    setFaults(loaded, { failures: 'offline' })
    await pay()
    const { findByRole } = await panel()
    await findByRole('alert')
    await waitFor(async () =>
      expect(await findByRole('button', { name: /Check again|Vérifier à nouveau/ })).toHaveFocus(),
    )
  },
}
