import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { API_PREFIX } from '#contract/first-contract.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { PaymentMethodsTab } from './payment-methods-tab.tsx'

const meta = {
  component: PaymentMethodsTab,
  decorators: [
    Story => (
      <main className="flex max-w-240 flex-col gap-6 p-4">
        <h2 className="sr-only">Billing</h2>
        <Story />
      </main>
    ),
  ],
  parameters: { scenario: 'normal', path: '/settings/billing/payment-methods' },
} satisfies Meta<typeof PaymentMethodsTab>
export default meta
type Story = StoryObj<typeof meta>

const hostOf = (loaded: Record<string, unknown>) => (loaded.world as { host: MemoryHost }).host

/** A card as its frame hands it over, saved in another tab while this one shows the others. */
async function saveCard(
  { canvas, loaded }: { canvas: ReturnType<typeof within>; loaded: Record<string, unknown> },
  card: { token: string; last4: string; expiry?: { month: number; year: number } },
) {
  await canvas.findByRole('list')
  const { status } = await hostOf(loaded).fetch(
    new Request(new URL(`${API_PREFIX}/billing/payment-methods`, location.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ card: { brand: 'visa', expiry: { month: 8, year: 2029 }, ...card } }),
    }),
  )
  await expect(status).toBe(200)
}

const remove = /^(Remove|Retirer)$/
const makeDefault = /^(Make default|Définir par défaut)$/
const isDefault = /^(Default|Par défaut)$/

const row = async (canvas: ReturnType<typeof within>, last4: RegExp) => {
  const name = await canvas.findByText(last4, { selector: 'span' })
  return within(name.closest('li') as HTMLElement)
}

export const OneCard: Story = {
  play: async ({ canvas }) => {
    const card = await row(canvas, /4242.*08\/29/)
    await expect(card.getByText(isDefault)).toBeVisible()
    await expect(card.queryByRole('button', { name: makeDefault })).toBeNull()
  },
}

/** L3: it is the default at once, and stays where it is; the focus stays in its row. */
export const MadeDefault: Story = {
  parameters: { scenario: 'declined-cards' },
  play: async ({ canvas }) => {
    const card = await row(canvas, /9995/)
    await userEvent.click(card.getByRole('button', { name: makeDefault }))
    await expect(card.getByText(isDefault)).toBeVisible()
    await expect((await row(canvas, /4242/)).queryByText(isDefault)).toBeNull()
    await expect(document.activeElement).toHaveTextContent('9995')
    const cards = within(canvas.getByRole('list')).getAllByRole('listitem')
    await expect(cards[0]).toHaveTextContent('4242')
  },
}

/** L3: refused, it goes back and says why, beside the card. */
export const NotMadeDefault: Story = {
  parameters: { scenario: 'declined-cards' },
  play: async ({ canvas, loaded }) => {
    const card = await row(canvas, /9995/)
    hostOf(loaded).setFaults({ failures: 'storage', only: [{ method: 'POST' }] })
    await userEvent.click(card.getByRole('button', { name: makeDefault }))
    await expect(await card.findByRole('alert')).toBeVisible()
    await expect(card.queryByText(isDefault)).toBeNull()
  },
}

export const NoCard: Story = {
  parameters: { scenario: 'no-card' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/No card is saved|Aucune carte/)).toBeVisible()
    await expect(canvas.queryByRole('list')).toBeNull()
  },
}

export const Expired: Story = {
  parameters: { scenario: 'expired-card' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^(Expired|Expirée)$/)).toBeVisible()
    await expect(canvas.getByText(/cannot be charged|ne pourra pas/)).toBeVisible()
  },
}

/** Good until the end of next month. */
export const ExpiresSoon: Story = {
  play: async ({ canvas, loaded }) => {
    await saveCard(
      { canvas, loaded },
      { token: 'tok_visa_debit', last4: '5556', expiry: { month: 12, year: 2026 } },
    )
    const card = await row(canvas, /5556/)
    await expect(await card.findByText(/^(Expires soon|Expire bientôt)$/)).toBeVisible()
  },
}

/** B10: tried again at once, and declined again. */
export const PastDue: Story = {
  parameters: { scenario: 'renewal-past-due' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Charge again now|Débiter à nouveau/ }))
    await expect(await canvas.findByText(/declined again|de nouveau refusé/)).toBeVisible()
  },
}

/** B10: another card as the default is charged at once. */
export const PaidByAnother: Story = {
  parameters: { scenario: 'renewal-past-due' },
  play: async ({ canvas, loaded }) => {
    await saveCard({ canvas, loaded }, { token: 'tok_visa', last4: '4242' })
    const card = await row(canvas, /4242/)
    await userEvent.click(card.getByRole('button', { name: /\$/ }))
    await waitFor(() => expect(canvas.queryByText(/can be charged|peut être débitée/)).toBeNull())
    const toast = await within(document.body).findByRole('dialog')
    await expect(toast).toHaveTextContent(/135[.,]00/)
    await expect(card.getByText(isDefault)).toBeVisible()
  },
}

export const PastDueWithoutCard: Story = {
  parameters: { scenario: 'renewal-without-card' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/95[.,]00/)).toBeVisible()
    await expect(canvas.queryByRole('button', { name: /Charge again now|Débiter à nouveau/ })).toBeNull()
  },
}

/** B9: what is inside of the frame is tested in tests/ui/payment-methods.browser.test.tsx. */
export const Adding: Story = {
  parameters: { scenario: 'no-card' },
  play: async ({ canvas }) => {
    const add = await canvas.findByRole('button', { name: /Add a card|Ajouter une carte/ })
    await userEvent.click(add)
    const dialog = within(await within(document.body).findByRole('dialog'))
    const frame = await dialog.findByTitle<HTMLIFrameElement>(/Card details|Données de la carte/)
    await expect(frame.sandbox.value).toBe('allow-scripts')
    await waitFor(() => expect(frame).toBeVisible())
  },
}

/** The last one, while something renews: it says what will happen, and asks. */
export const RemovingTheLast: Story = {
  parameters: { scenario: 'several-add-ons' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: remove }))
    const dialog = within(await within(document.body).findByRole('dialog'))
    await expect(dialog.getByText(/1[,\s\u202f]520[.,]00/)).toBeInTheDocument()
    await settled(dialog.getByRole('button', { name: remove }))
  },
}

/** Another one becomes the default, and the focus is not lost. */
export const RemovedDefault: Story = {
  play: async ({ canvas, loaded }) => {
    await saveCard({ canvas, loaded }, { token: 'tok_visa_debit', last4: '5556' })
    await row(canvas, /5556/)
    const card = await row(canvas, /4242/)
    await userEvent.click(card.getByRole('button', { name: remove }))
    const dialog = within(await within(document.body).findByRole('dialog'))
    await expect(dialog.getByText(/5556/)).toBeInTheDocument()
    await userEvent.click(dialog.getByRole('button', { name: remove }))
    await waitFor(() => expect(canvas.queryByText(/4242/)).toBeNull())
    await expect((await row(canvas, /5556/)).getByText(isDefault)).toBeVisible()
    await waitFor(() => expect(document.activeElement).toHaveTextContent(/^(Cards|Cartes)$/))
  },
}

export const Loading: Story = { parameters: { scenario: 'loading' } }

export const Failed: Story = {
  parameters: { scenario: 'error' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /Try again|Réessayer/ })).toBeVisible()
  },
}

/** What is half transparent yet has no contrast yet. */
async function settled(inside: HTMLElement): Promise<void> {
  const box = inside.closest('dialog')
  await Promise.all(box?.getAnimations({ subtree: true }).map(motion => motion.finished) ?? [])
}
