import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { Told } from './in-stories.tsx'
import { InvoicesTold } from './in-stories.tsx'
import { InvoicesTab } from './invoices-tab.tsx'
import { manyInvoices, told } from './told-invoices.ts'

const meta = {
  component: InvoicesTab,
  args: { told: { invoices: [] } },
  render: ({ told }) => (
    <main className="max-w-240 p-4">
      <h1 className="sr-only">Settings</h1>
      <h2 className="sr-only">Billing</h2>
      <InvoicesTold told={told}>
        <InvoicesTab />
      </InvoicesTold>
    </main>
  ),
  parameters: { scenario: 'empty-workspace', path: '/settings/billing/invoices' },
} satisfies Meta<{ told: Told }>
export default meta
type Story = StoryObj<typeof meta>

const list = /^(Invoices|Factures)$/

/** One of every kind, paid or not. */
export const Few: Story = {
  args: {
    told: {
      invoices: [told.pastDue, told.renewal, told.taxed, told.upgrade, told.addOn, told.uncollectible],
    },
  },
  play: async ({ canvas }) => {
    const rows = within(await canvas.findByRole('table', { name: list }))
    await expect(rows.getAllByRole('rowheader')).toHaveLength(6)
    await expect(rows.getByRole('link', { name: 'HR-000001' })).toHaveAccessibleDescription(
      /5.000 Actions.*200[.,]00/,
    )
    await expect(rows.getByText(/^(Past due|En retard)$/)).toBeVisible()
    await expect(rows.getByText(/^(Not collected|Non recouvrée)$/)).toBeVisible()
  },
}

/** T5: what a buyer or an item is called has room. */
export const LongTexts: Story = {
  args: { told: { invoices: [told.long, told.addOn] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'HR-000005' })).toBeVisible()
  },
}

/** As the end of the list comes near, more are drawn. */
export const Many: Story = {
  args: { told: { invoices: manyInvoices(300) } },
  play: async ({ canvas }) => {
    const rows = within(await canvas.findByRole('table', { name: list }))
    await expect(rows.getAllByRole('rowheader').length).toBeLessThan(300)
    for (let shown = 50; shown < 300; shown += 50) {
      rows.getAllByRole('rowheader').at(-1)?.scrollIntoView()
      await waitFor(() => expect(rows.getAllByRole('rowheader').length).toBeGreaterThan(shown))
    }
    await expect(await canvas.findByRole('link', { name: 'HR-000001' })).toBeInTheDocument()
  },
}

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { level: 4 })).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

export const Loading: Story = {
  args: { told: { invoices: undefined } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('status')).toBeInTheDocument()
  },
}

export const Failed: Story = {
  args: { told: { invoices: 500 } },
  play: async ({ canvas }) => {
    const again = () => canvas.findByRole('button', { name: /Try again|Réessayer/ })
    await userEvent.click(await again())
    await expect(await again()).toBeVisible()
  },
}
