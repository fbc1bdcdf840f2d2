import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import type { InvoiceView } from '#contract/billing.ts'
import type { InvoiceId } from '#domain/brand.ts'
import { InvoicesTold, type Told } from './in-stories.tsx'
import { InvoicePage } from './invoice-page.tsx'
import { told } from './told-invoices.ts'

const meta = {
  args: { told: { invoices: [] }, invoiceId: 'HR-000001' as InvoiceId },
  render: ({ told, invoiceId }) => (
    <main className="max-w-240 p-4">
      <h1 className="sr-only">Settings</h1>
      <h2 className="sr-only">Billing</h2>
      <InvoicesTold told={told}>
        <InvoicePage invoiceId={invoiceId} />
      </InvoicesTold>
    </main>
  ),
  parameters: { scenario: 'empty-workspace', path: '/settings/billing/invoices/HR-000001' },
} satisfies Meta<{ told: Told; invoiceId: InvoiceId }>
export default meta
type Story = StoryObj<typeof meta>

const one = (invoice: InvoiceView) => ({ told: { invoices: [invoice] }, invoiceId: invoice.id })

const sheet = /^(Invoice|Facture) HR-/

export const AddOn: Story = {
  args: one(told.addOn),
  play: async ({ canvas }) => {
    const invoice = within(await canvas.findByRole('article', { name: sheet }))
    await expect(invoice.getByText(/× 6 \/ 12 =.*200[.,]00/)).toBeVisible()
    await expect(invoice.getByText(/Visa .* 4242/)).toBeVisible()
    await expect(canvas.getByRole('button', { name: /Print|Imprimer/ })).toBeVisible()
  },
}

/** B11: the unused time of the old plan is given back. */
export const UpgradeWithCredit: Story = {
  args: one(told.upgrade),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^(Unused time of|Temps non utilisé)/)).toBeVisible()
  },
}

export const Taxed: Story = {
  args: one(told.taxed),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/\(20\s?%\)/)).toBeVisible()
  },
}

export const Renewal: Story = {
  args: one(told.renewal),
  play: async ({ canvas }) => {
    // Nothing is prorated, so nothing says how.
    await expect(await canvas.findByText(/5[.,]5\s?%/)).toBeVisible()
    await expect(canvas.queryByText(/\/ 12/)).toBeNull()
  },
}

/** T5: names and addresses as people write them; more lines than a sheet has room for. */
export const LongTexts: Story = {
  args: one(told.long),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/<b>mbH<\/b>/)).toBeVisible()
    await expect(canvas.getAllByRole('row')).toHaveLength(30)
  },
}

export const PastDue: Story = {
  args: one(told.pastDue),
  play: async ({ canvas }) => {
    const invoice = within(await canvas.findByRole('article', { name: /^(Invoice|Facture)$/ }))
    await expect(invoice.getByText(/^(No number yet|Pas encore de numéro)$/)).toBeVisible()
    await expect(invoice.getByText(/^(Not paid yet|Pas encore payée)$/)).toBeVisible()
  },
}

export const NotCollected: Story = {
  args: one(told.uncollectible),
  play: async ({ canvas }) => {
    const invoice = within(await canvas.findByRole('article', { name: /^(Invoice|Facture)$/ }))
    await expect(invoice.getByText(/^(No number|Sans numéro)$/)).toBeVisible()
  },
}

export const NotFound: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { level: 3 })).toBeVisible()
    await expect(canvas.getByRole('link')).toBeVisible()
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
    await expect(await canvas.findByRole('button', { name: /Try again|Réessayer/ })).toBeVisible()
  },
}
