import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { PlansTab } from './plans-tab.tsx'

// S1: B11, on each plan. What is around it is in the stories of the frame.
const meta = {
  component: PlansTab,
  decorators: [
    Story => (
      <main className="flex max-w-240 flex-col gap-6 p-4">
        <Story />
      </main>
    ),
  ],
  parameters: { scenario: 'normal', path: '/settings/billing/plans' },
} satisfies Meta<typeof PlansTab>
export default meta
type Story = StoryObj<typeof meta>

type Canvas = Parameters<NonNullable<Story['play']>>[0]['canvas']

async function plan(canvas: Canvas, name: RegExp) {
  const heading = await canvas.findByRole('heading', { level: 4, name })
  return heading.closest('li') as HTMLElement
}

const upgrades = (canvas: Canvas) =>
  canvas.queryAllByRole('button', { name: /^(Upgrade to|Mettre à niveau vers)/ })
const FITS = /Fits your use|Vous convient/

export const Business: Story = {
  play: async ({ canvas }) => {
    const current = await plan(canvas, /^Business$/)
    await expect(current).toHaveAttribute('aria-current', 'true')
    await expect(within(current).queryByRole('button')).toBeNull()
    await expect(upgrades(canvas)).toHaveLength(1)
    await expect(canvas.queryByText(FITS)).toBeNull()
  },
}

export const Free: Story = {
  parameters: { scenario: 'free' },
  play: async ({ canvas }) => {
    const business = await plan(canvas, /^Business$/)
    await expect(business).toHaveTextContent(/144/)
    await expect(upgrades(canvas)).toHaveLength(3)
  },
}

/** A month or a year: the choice is in the address. */
export const FreeByTheMonth: Story = {
  parameters: { scenario: 'free-about-to-upgrade', path: '/settings/billing/plans?cycle=monthly' },
  play: async ({ canvas }) => {
    const business = await plan(canvas, /^Business$/)
    await expect(canvas.getByRole('radio', { name: /Monthly|Mensuel/ })).toBeChecked()
    await expect(business).toHaveTextContent(/\D19\D/)
    await expect(business).toHaveTextContent(/420/)
  },
}

export const Unlimited: Story = { parameters: { scenario: 'unlimited' } }

/** Its automations use webhooks, which it does not run. */
export const NeedsBusiness: Story = {
  parameters: { scenario: 'lower-plan', path: '/settings/billing/plans?for=upgrade' },
  play: async ({ canvas }) => {
    const business = await plan(canvas, /^Business$/)
    await expect(within(business).getByText(FITS)).toBeVisible()
    await waitFor(() => expect(within(business).getByRole('button')).toHaveFocus())
  },
}

export const CameToUpgrade: Story = {
  parameters: { scenario: 'warning', path: '/settings/billing/plans?for=upgrade' },
  play: async ({ canvas }) => {
    const above = await plan(canvas, /^Business Plus$/)
    await waitFor(() => expect(within(above).getByRole('button')).toHaveFocus())
    await userEvent.tab()
    await expect(within(await plan(canvas, /^Enterprise$/)).getByRole('link')).toHaveFocus()
  },
}

export const ByTheMonth: Story = { parameters: { scenario: 'monthly-cycle' } }
export const WithAddOns: Story = { parameters: { scenario: 'several-add-ons' } }
export const AddOnsLeftOver: Story = { parameters: { scenario: 'add-ons-left-over' } }
export const AboveTheCap: Story = { parameters: { scenario: 'above-the-cap' } }

/** What is above is sold by contract: whom to ask. */
export const BusinessPlus: Story = {
  parameters: { scenario: 'business-plus', path: '/settings/billing/plans?for=upgrade' },
  play: async ({ canvas }) => {
    const sales = within(await plan(canvas, /^Enterprise$/)).getByRole('link')
    await waitFor(() => expect(sales).toHaveFocus())
    await expect(upgrades(canvas)).toHaveLength(0)
  },
}

export const Enterprise: Story = {
  parameters: { scenario: 'enterprise' },
  play: async ({ canvas }) => {
    await expect(await plan(canvas, /^Enterprise$/)).toHaveAttribute('aria-current', 'true')
    await expect(upgrades(canvas)).toHaveLength(0)
  },
}

/** As cards, where there is no room for rows. */
export const Narrow: Story = {
  parameters: { scenario: 'warning', path: '/settings/billing/plans?for=upgrade' },
  decorators: [
    Story => (
      <div className="flex w-75 flex-col gap-6">
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas }) => {
    const business = await plan(canvas, /^Business$/)
    await expect(within(business).getByText(/Active automations|Automatisations actives/)).toBeVisible()
    await expect(business.scrollWidth).toBeLessThanOrEqual(business.clientWidth)
  },
}

export const Loading: Story = { parameters: { scenario: 'loading' } }

export const Failed: Story = {
  parameters: { scenario: 'error' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /Try again|Réessayer/ })).toBeVisible()
  },
}
