import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { UsageInPanel } from './in-stories.tsx'

const meta = {
  component: UsageInPanel,
  parameters: { scenario: 'default', path: '/p/launch?automations=usage' },
} satisfies Meta<typeof UsageInPanel>
export default meta
type Story = StoryObj<typeof meta>

export const Ok: Story = {
  parameters: { scenario: 'normal' },
  play: async ({ canvas }) => {
    const [actions] = await canvas.findAllByRole('meter')
    await expect(actions).toHaveAttribute('aria-valuemax', '10000')
    await waitFor(() => expect(canvas.getAllByRole('link')).toHaveLength(2))
  },
}

export const NothingUsed: Story = {
  parameters: { scenario: 'nothing-used' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('meter')).toHaveAttribute('aria-valuenow', '0')
  },
}

export const Warning: Story = {
  parameters: { scenario: 'warning' },
  play: async ({ canvas }) => {
    const card = (await canvas.findByRole('meter')).closest('section') as HTMLElement
    await expect(await within(card).findByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining('upgrade'),
    )
  },
}

export const UsedUp: Story = {
  parameters: { scenario: 'used-up' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('meter')).toHaveAttribute('aria-valuenow', '10000')
  },
}

// Since when, how many firings were refused, when it ends, and the way out.
export const Suspended: Story = {
  parameters: { scenario: 'suspended' },
  play: async ({ canvas }) => {
    const notice = await canvas.findByRole('note')
    await expect(notice).toHaveTextContent(/\d\d:\d\d.*43/)
    await expect(await within(notice).findByRole('link')).toBeVisible()
  },
}

// The allowance grew, so all is well again; what was refused before is still said.
export const SuspendedThenBought: Story = { parameters: { scenario: 'suspended-then-bought' } }

// The exact count is 7 above what is shown, and the tab does not show it (U3).
export const Lagging: Story = {
  parameters: { scenario: 'lagging' },
  play: async ({ canvas }) => {
    const meter = await canvas.findByRole('meter')
    await expect(Number(meter.getAttribute('aria-valuenow')) % 10).toBe(0)
  },
}

export const SecondsBeforeTheReset: Story = { parameters: { scenario: 'before-reset' } }

export const FiveOfFive: Story = { parameters: { scenario: 'free-five-of-five' } }

export const AboveTheCap: Story = { parameters: { scenario: 'above-the-cap' } }

// No add-ons below Business: it says which plan has them.
export const PlanWithoutAddOns: Story = {
  parameters: { scenario: 'plan-without-add-ons' },
  play: async ({ canvas }) => {
    await canvas.findByRole('note')
    await expect(await canvas.findByText(/Business/)).toBeVisible()
  },
}

export const UnlimitedPlan: Story = { parameters: { scenario: 'unlimited' } }

// U8: both as buttons.
export const BusinessPlus: Story = { parameters: { scenario: 'business-plus' } }

// U8: there is nothing to upgrade to.
export const Enterprise: Story = {
  parameters: { scenario: 'enterprise' },
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('link')
    await expect(link).toHaveAttribute('href', expect.stringContaining('add-ons'))
  },
}

// Who may not buy is told whom to ask.
export const AsMember: Story = {
  parameters: { scenario: 'as-member' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Ana Costa/)).toBeVisible()
    await expect(canvas.queryByRole('link')).toBeNull()
  },
}

export const Loading: Story = { parameters: { scenario: 'loading' } }

export const Failed: Story = {
  parameters: { scenario: 'error' },
  play: async ({ canvas }) => {
    const failure = await canvas.findByRole('alert', undefined, { timeout: 15_000 })
    await expect(within(failure).getByRole('button')).toBeVisible()
  },
}
