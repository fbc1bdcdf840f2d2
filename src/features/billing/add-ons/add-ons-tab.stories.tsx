import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { AddOnsTab } from './add-ons-tab.tsx'

const path = '/settings/billing/add-ons'
const cameFor = `${path}?for=add-ons`

const meta = {
  component: AddOnsTab,
  decorators: [
    Story => (
      <main className="flex max-w-240 flex-col gap-6 p-4">
        <h2 className="sr-only">Billing</h2>
        <Story />
      </main>
    ),
  ],
  parameters: { scenario: 'normal', path },
} satisfies Meta<typeof AddOnsTab>
export default meta
type Story = StoryObj<typeof meta>

const hostOf = (loaded: Record<string, unknown>) => (loaded.world as { host: MemoryHost }).host

const buy = /^(Buy|Acheter) /
const pack = (actions: string) => new RegExp(`(Buy|Acheter) \\+${actions}\\D*$`)
const cancel = /Cancel at the end of the cycle|Annuler à la fin du cycle/
const keep = /^(Keep it|Le garder)$/

/** By the year. All are quiet: nobody came for one of them. */
export const Yearly: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('button', { name: buy })).toHaveLength(4)
    await expect(canvas.getByText(/^(\$400|400\s\$US) \/ (year|an)$/)).toBeVisible()
    await expect(canvas.getByText(/No add-ons at the moment|Aucun module/)).toBeVisible()
    await expect(document.body).toHaveFocus()
  },
}

/** B2: who came for add-ons has the pack that covers the month under the hand. */
export const Needed: Story = {
  parameters: { scenario: 'warning', path: cameFor },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: pack('5\\D000') })
    await waitFor(() => expect(button).toHaveFocus())
    await expect(button).toHaveAccessibleDescription(/2\D500/)
  },
}

/** The smallest, where nothing is lacking. */
export const NothingLacking: Story = {
  parameters: { path: cameFor },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: pack('1\\D000') })).toHaveFocus())
  },
}

/** On the month's second day nothing can be projected yet. */
export const TooLittleData: Story = {
  parameters: { scenario: 'second-day', path: cameFor },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: pack('1\\D000') })).toHaveFocus())
  },
}

export const Suspended: Story = {
  parameters: { scenario: 'suspended', path: cameFor },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: pack('5\\D000') })).toHaveFocus())
  },
}

export const Monthly: Story = {
  parameters: { scenario: 'monthly-cycle' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^(\$40|40\s\$US) \/ (month|mois)$/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: cancel })).toBeVisible()
  },
}

/** B10: cancelled and kept again; the focus stays on the one button. */
export const Several: Story = {
  parameters: { scenario: 'several-add-ons' },
  play: async ({ canvas }) => {
    const [first] = await canvas.findAllByRole('button', { name: cancel })
    await expect(canvas.getByText(/1\D520[.,]00/)).toBeVisible()
    await userEvent.click(first as HTMLElement)
    const dialog = within(await within(document.body).findByRole('dialog'))
    await expect(dialog.getByText(/42\D000.*15\D000/)).toBeInTheDocument()
    await userEvent.click(dialog.getByRole('button', { name: cancel }))
    await waitFor(() => expect(canvas.getAllByRole('button', { name: keep })).toHaveLength(2))
    await expect(await canvas.findByText(/1\D120[.,]00/)).toBeVisible()
    await waitFor(() => expect(first).toHaveFocus())
    await userEvent.click(first as HTMLElement)
    await waitFor(() => expect(canvas.getAllByRole('button', { name: keep })).toHaveLength(1))
    await expect(await canvas.findByText(/1\D520[.,]00/)).toBeVisible()
  },
}

/** What it does and when, before it is done. */
export const Cancelling: Story = {
  parameters: { scenario: 'monthly-cycle' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: cancel }))
    const button = await within(document.body).findByRole('button', { name: keep })
    // What is half transparent yet has no contrast yet.
    const motions = button.closest('dialog')?.getAnimations({ subtree: true })
    await Promise.all(motions?.map(motion => motion.finished) ?? [])
  },
}

/** L3: refused, it goes back and says why, beside it. */
export const NotCancelled: Story = {
  parameters: { scenario: 'monthly-cycle' },
  play: async ({ canvas, loaded }) => {
    const button = await canvas.findByRole('button', { name: cancel })
    hostOf(loaded).setFaults({ failures: 'storage', only: [{ method: 'POST' }] })
    await userEvent.click(button)
    const dialog = within(await within(document.body).findByRole('dialog'))
    await userEvent.click(dialog.getByRole('button', { name: cancel }))
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/storage|stockage/)
    await expect(canvas.getByRole('button', { name: cancel })).toBeVisible()
  },
}

export const WithTax: Story = { parameters: { scenario: 'with-tax' } }

/** B2: Upgrade is what there is to do here. */
export const PlanWithoutAddOns: Story = {
  parameters: { scenario: 'plan-without-add-ons', path: cameFor },
  play: async ({ canvas }) => {
    const upgrade = await canvas.findByRole('link', { name: /^(Upgrade|Mise à niveau)$/ })
    await waitFor(() => expect(upgrade).toHaveFocus())
    await expect(canvas.queryByRole('button', { name: buy })).toBeNull()
  },
}

/** B10: bought before the plan was lowered: it stays until the cycle's end, and cannot be kept. */
export const LeftOver: Story = {
  parameters: { scenario: 'add-ons-left-over' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^(Ends|Prend fin le) /)).toBeVisible()
    await expect(canvas.queryByRole('button', { name: keep })).toBeNull()
  },
}

/** Without a cycle there are both prices. */
export const Free: Story = {
  parameters: { scenario: 'free' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^(\$40|40\s\$US) \/ (month|mois)$/)).toBeVisible()
    await expect(canvas.getByText(/^(\$400|400\s\$US) \/ (year|an)$/)).toBeVisible()
  },
}

export const Enterprise: Story = { parameters: { scenario: 'enterprise' } }

export const PastDue: Story = { parameters: { scenario: 'renewal-past-due' } }

export const Loading: Story = { parameters: { scenario: 'loading', path: cameFor } }

export const Failed: Story = {
  parameters: { scenario: 'error' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /Try again|Réessayer/ })).toBeVisible()
  },
}
