import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { PaymentMethodsTab } from './payment-methods-tab.tsx'

/** B12: where they are changed. */
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

const save = /^(Save|Enregistrer)$/

export const Unchanged: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: save })).toHaveAttribute('aria-disabled', 'true')
    await expect(canvas.queryByRole('button', { name: /^(Cancel|Annuler)$/ })).toBeNull()
  },
}

export const Filled: Story = { parameters: { scenario: 'with-tax' } }

/** The decimal comma is French; both are understood. */
export const Saved: Story = {
  play: async ({ canvas }) => {
    const rate = await canvas.findByRole('textbox', { name: /Tax rate|Taux de taxe/ })
    await userEvent.clear(rate)
    await userEvent.type(rate, '8,25')
    await userEvent.click(canvas.getByRole('button', { name: save }))
    await within(document.body).findByRole('dialog')
    await expect((rate as HTMLInputElement).value).toBe(
      document.documentElement.lang === 'fr' ? '8,25' : '8.25',
    )
    await expect(canvas.getByRole('button', { name: save })).toHaveAttribute('aria-disabled', 'true')
  },
}

/** Explained at the field, which has the focus. */
export const Wrong: Story = {
  play: async ({ canvas }) => {
    const rate = await canvas.findByRole('textbox', { name: /Tax rate|Taux de taxe/ })
    await userEvent.clear(rate)
    await userEvent.type(rate, '120')
    await userEvent.click(canvas.getByRole('button', { name: save }))
    await expect(rate).toHaveFocus()
    await expect(rate).toBeInvalid()
    await expect(rate).toHaveAccessibleDescription(/0.*100/)
  },
}

/** L3: what was typed is still there. */
export const NotSaved: Story = {
  parameters: { scenario: 'storage-full' },
  play: async ({ canvas }) => {
    const name = await canvas.findByRole('textbox', { name: /Legal name|Dénomination/ })
    await userEvent.clear(name)
    await userEvent.type(name, 'Acme')
    await userEvent.click(canvas.getByRole('button', { name: save }))
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/storage|stockage/)
    await expect(name).toHaveValue('Acme')
  },
}
