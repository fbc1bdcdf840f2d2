import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import { OrderInStory, panel, payButton, setFaults } from './in-stories.tsx'

/** B3: what an order shows before somebody pays. */
const meta = {
  component: OrderInStory,
  args: { wanted: { kind: 'add_on', pack: 'actions_5000', quantity: 1 }, onClose: fn() },
  parameters: { scenario: 'six-months-left', path: '/settings/billing/add-ons' },
  play: async () => {
    await payButton()
  },
} satisfies Meta<typeof OrderInStory>
export default meta
type Story = StoryObj<typeof meta>

/** B5: six months left of a $400 year are $200.00; B3, U6: and what is suspended resumes. */
export const SixMonthsLeft: Story = {
  play: async () => {
    const button = await payButton()
    await expect(button).toHaveTextContent(/200[.,]00/)
    await expect((await panel()).getAllByText(/200[.,]00/).length).toBeGreaterThan(2)
  },
}

export const WorkedOut: Story = {
  play: async () => {
    await payButton()
    const { getByText } = await panel()
    await userEvent.click(getByText(/How this is worked out|Mode de calcul/))
  },
}

/** B3: no amount, and never $0.00. */
export const Loading: Story = {
  beforeEach: ({ loaded }) =>
    setFaults(loaded, { latency: Number.POSITIVE_INFINITY }, [
      { method: 'GET', path: '/billing' },
      { method: 'POST', path: '/quotes' },
      { method: 'GET', path: '/orders' },
    ]),
  play: async () => {
    const { findByRole, queryByText } = await panel()
    await expect(await findByRole('button', { name: /^(Upgrade|Mettre à niveau)$/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await expect(queryByText(/\$/)).toBeNull()
  },
}

/** B2: packs stack; each change is priced anew, once it is settled. */
export const SeveralPacks: Story = {
  play: async () => {
    await payButton()
    const { findByRole } = await panel()
    const quantity = await findByRole('spinbutton')
    await userEvent.type(quantity, '{ArrowUp}{ArrowUp}', { initialSelectionStart: 0, initialSelectionEnd: 2 })
    await expect(quantity).toHaveValue('3')
    await waitFor(async () => expect(await payButton()).toHaveTextContent(/600[.,]00/))
  },
}

export const Monthly: Story = { parameters: { scenario: 'monthly-cycle' } }

export const FirstDayOfCycle: Story = { parameters: { scenario: 'first-day-of-cycle' } }

export const LastDayOfMonth: Story = { parameters: { scenario: 'last-day-of-month-cycle' } }

export const LastDayOfYear: Story = { parameters: { scenario: 'last-day-of-year-cycle' } }

export const WithTax: Story = { parameters: { scenario: 'with-tax' } }

/** B11: the credit for what is left of the old plan. */
export const UpgradeWithCredit: Story = {
  args: { wanted: { kind: 'upgrade', plan: 'business_plus', cycle: 'yearly' } },
  parameters: { scenario: 'upgrade-half-way' },
}

/** B11: from Free the buyer chooses how it is billed. */
export const FromFreeYearly: Story = {
  args: { wanted: { kind: 'upgrade', plan: 'business', cycle: 'yearly' } },
  parameters: { scenario: 'free-about-to-upgrade' },
}

export const FromFreeMonthly: Story = {
  ...FromFreeYearly,
  play: async () => {
    const yearly = (await payButton()).textContent
    const { getByRole } = await panel()
    await userEvent.click(getByRole('radio', { name: /Monthly|Mensuel/ }))
    await waitFor(async () => expect((await payButton()).textContent).not.toBe(yearly))
  },
}

export const NewCard: Story = { parameters: { scenario: 'no-card' } }

/** B3, B10: what is past due is no part of the order, and is said beside the card that is kept. */
export const PastDue: Story = {
  parameters: { scenario: 'renewal-past-due' },
  play: async () => {
    await payButton()
    const { getByRole, findByText } = await panel()
    await userEvent.click(getByRole('radio', { name: /New card|Nouvelle carte/ }))
    await findByText(/135[.,]00.*(with this card|avec cette carte)/)
  },
}

/** B11: what was not paid is no credit: until when, and what helps. */
export const PastDueUpgrade: Story = {
  args: { wanted: { kind: 'upgrade', plan: 'business_plus', cycle: 'monthly' } },
  parameters: { scenario: 'renewal-past-due' },
  play: async () => {
    const { findByRole } = await panel()
    await expect(await findByRole('alert')).toHaveTextContent(/135[.,]00/)
    await findByRole('link', { name: /Payment methods|Moyens de paiement/ })
  },
}

/** B10, B11: the add-on that was left over renews with the new plan. */
export const RenewsAgain: Story = {
  args: { wanted: { kind: 'upgrade', plan: 'business', cycle: 'yearly' } },
  parameters: { scenario: 'add-ons-left-over' },
  play: async () => {
    await payButton()
    await (await panel()).findByText(/renews again with it|se renouvelle de nouveau/)
  },
}

/** B2: more than can be bought becomes the most, and says so. */
export const TheMost: Story = {
  play: async () => {
    await payButton()
    const { getByRole, findByText } = await panel()
    await userEvent.type(getByRole('spinbutton'), '99', { initialSelectionStart: 0, initialSelectionEnd: 1 })
    await findByText(/20 is the most|20 est le maximum/, { selector: 'p' })
    await payButton()
  },
}

/** No quantity is no order: nothing is asked for, and nothing loads. */
export const NoQuantity: Story = {
  play: async () => {
    await payButton()
    const { getByRole, findAllByText } = await panel()
    await userEvent.clear(getByRole('spinbutton'))
    await findAllByText('–')
    const button = getByRole('button', { name: /^(Upgrade|Mettre à niveau)$/ })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
  },
}

/** It cannot be chosen. */
export const ExpiredCard: Story = {
  parameters: { scenario: 'expired-card' },
  play: async () => {
    await payButton()
    const [expired, other] = (await panel()).getAllByRole('radio')
    await expect(expired).toBeDisabled()
    await expect(other).toBeChecked()
  },
}

export const CardOfEveryKind: Story = { parameters: { scenario: 'declined-cards' } }

/** B2: below Business add-ons are not sold. */
export const PlanSellsNoAddOns: Story = {
  parameters: { scenario: 'plan-without-add-ons' },
  play: async () => {
    const { findByRole, queryByRole } = await panel()
    await findByRole('alert')
    await expect(queryByRole('button', { name: /Upgrade|Mettre à niveau/ })).toBeNull()
  },
}

const refused: Story['play'] = async () => {
  const alert = await (await panel()).findByRole('alert')
  await waitFor(() => expect(alert).toBeVisible())
}

export const NotAnUpgrade: Story = {
  args: { wanted: { kind: 'upgrade', plan: 'unlimited', cycle: 'yearly' } },
  play: refused,
}

export const ByContract: Story = {
  args: { wanted: { kind: 'upgrade', plan: 'enterprise', cycle: 'yearly' } },
  play: refused,
}

export const CycleIsFixed: Story = {
  args: { wanted: { kind: 'upgrade', plan: 'business_plus', cycle: 'monthly' } },
  play: async () => {
    const { findByRole } = await panel()
    await userEvent.click(await findByRole('button', { name: /Order it so|Commander ainsi/ }))
    await payButton()
  },
}

export const NoPrice: Story = {
  beforeEach: ({ loaded }) =>
    setFaults(loaded, { failures: 'server' }, [{ method: 'POST', path: '/quotes' }]),
  play: refused,
}
