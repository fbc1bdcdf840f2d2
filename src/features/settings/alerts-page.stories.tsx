import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { AlertsPage } from './alerts-page.tsx'

const meta = {
  component: AlertsPage,
  decorators: [
    Story => (
      <main className="flex max-w-240 flex-col gap-6 p-4">
        <Story />
      </main>
    ),
  ],
  parameters: { scenario: 'warning', path: '/settings/alerts' },
} satisfies Meta<typeof AlertsPage>
export default meta
type Story = StoryObj<typeof meta>

/** One of an owner's and one of an admin's, each in their own language, whatever the page's is (A2). */
const english = /^9,000 of 10,000 Actions used in Acme Studio$/
const french = /^9\s000 Actions utilisées sur 10\s000 dans Acme Studio$/

export const Warned: Story = {
  play: async ({ canvas }) => {
    const log = await canvas.findByRole('list', { name: /e-mails/i })
    await expect(await within(log).findByRole('link', { name: english })).toBeVisible()
    await expect(within(log).getByRole('link', { name: french })).toBeVisible()
    await expect(within(log).getByText(/ana@acme.example/)).toBeVisible()
    await expect(within(log).getAllByRole('listitem')).toHaveLength(2)
  },
}

/** A5: as it would arrive; by keyboard there and back. */
export const Opened: Story = {
  play: async ({ canvas }) => {
    const link = await canvas.findByRole('link', { name: english })
    link.focus()
    await userEvent.keyboard('{Enter}')
    const dialog = within(await within(document.body).findByRole('dialog', { name: /Ana Costa/ }))
    const frame = await dialog.findByTitle<HTMLIFrameElement>(english)
    await expect(frame.sandbox.value).not.toContain('allow-scripts')
    await expect(frame.sandbox.value).not.toContain('allow-same-origin')
    await userEvent.click(dialog.getByRole('radio', { name: '320 px' }))
    await waitFor(() => expect(frame.clientWidth).toBe(320))
    await userEvent.click(dialog.getByRole('radio', { name: /^(Text|Texte)$/ }))
    const text = await dialog.findByText(/Open the Usage tab/)
    await waitFor(() => expect(text).toBeVisible())
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(link).toHaveFocus())
  },
}

/** The message stays open, so that it is looked at. */
export const Message: Story = {
  parameters: { scenario: 'suspended' },
  play: async ({ canvas }) => {
    const [latest] = await canvas.findAllByRole('link', { name: /Acme Studio/ })
    await userEvent.click(latest as HTMLElement)
    const dialog = within(await within(document.body).findByRole('dialog'))
    const message = await dialog.findByTitle(/Acme Studio/)
    // The dialog comes in.
    await waitFor(() => expect(message).toBeVisible())
    const [html] = dialog.getAllByRole('radio', { name: 'HTML' })
    await waitFor(() => expect(html).toBeVisible())
    const box = html?.closest('dialog')
    // What is half transparent yet has no contrast yet.
    await Promise.all(box?.getAnimations({ subtree: true }).map(motion => motion.finished) ?? [])
  },
}

/** B10: each declined attempt, and what ended with the last one. */
export const Declined: Story = {
  parameters: { scenario: 'renewal-given-up' },
  play: async ({ canvas }) => {
    const log = within(await canvas.findByRole('list', { name: /e-mails/i }))
    await expect(await log.findAllByText(/^(Add-ons ended|Fin des modules complémentaires), /)).toHaveLength(
      2,
    )
    for (const attempt of [1, 2, 3]) {
      const reason = new RegExp(`^Re.* ${attempt} (of|sur) 4$`)
      await expect(log.getAllByText(reason)).toHaveLength(2)
    }
    // Written once the workspace is open.
    const [ended] = await log.findAllByRole('link', { name: /add-ons|modules complémentaires/i })
    await expect(ended).toBeVisible()
  },
}

export const NothingSent: Story = {
  parameters: { scenario: 'normal' },
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole('heading', { level: 4, name: /No e-mail|Aucun e-mail/ }),
    ).toBeVisible()
  },
}

/** U9: off by default; one press, without waiting for the answer. */
export const EarlyWarning: Story = {
  parameters: { scenario: 'normal' },
  play: async ({ canvas }) => {
    const early = await canvas.findByRole('switch')
    await expect(early).not.toBeChecked()
    await userEvent.click(early)
    await expect(early).toBeChecked()
    await waitFor(() => expect(early).not.toHaveAttribute('aria-busy'))
    await expect(early).toBeChecked()
  },
}

/** L3: refused, it goes back and says why. */
export const RolledBack: Story = {
  parameters: { scenario: 'storage-full' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('switch'))
    const toast = await within(document.body).findByRole('dialog')
    await expect(within(toast).getByText(/storage|stockage/)).toBeInTheDocument()
    await waitFor(() => expect(canvas.getByRole('switch')).not.toBeChecked())
  },
}

/** A5: others read whom to ask. */
export const Member: Story = {
  parameters: { actAs: 'lea' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Ana Costa .* Kim Nguyen/)).toBeVisible()
    await expect(canvas.queryByRole('switch')).toBeNull()
    await expect(canvas.queryByRole('list')).toBeNull()
  },
}

export const Failed: Story = {
  parameters: { scenario: 'error' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /Try again|Réessayer/ })).toBeVisible()
    await expect(canvas.getByRole('switch')).toBeVisible()
  },
}

export const Loading: Story = { parameters: { scenario: 'loading' } }
