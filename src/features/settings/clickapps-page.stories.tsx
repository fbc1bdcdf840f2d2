import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { ClickAppsPage } from './clickapps-page.tsx'

const meta = {
  component: ClickAppsPage,
  parameters: { scenario: 'normal', path: '/settings/clickapps' },
} satisfies Meta<typeof ClickAppsPage>
export default meta

type Story = StoryObj<typeof meta>

/** P1: switching off keeps all automations, and can be undone. */
export const On: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/\b12\b/)).toBeVisible()
    await userEvent.click(canvas.getByRole('switch'))
    await waitFor(() => expect(canvas.getByRole('switch')).not.toBeChecked())
    const toast = await within(document.body).findByRole('dialog')
    await expect(canvas.getByText(/\b12\b/)).toBeVisible()
    await userEvent.click(within(toast).getAllByRole('button')[0] as HTMLElement)
    await waitFor(() => expect(canvas.getByRole('switch')).toBeChecked())
  },
}

export const Off: Story = { parameters: { scenario: 'clickapp-off' } }

/** P1: only owners and admins may switch; others read whom to ask. */
export const Member: Story = {
  parameters: { actAs: 'lea' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('switch')).toHaveAttribute('aria-disabled', 'true')
    await expect(await canvas.findByText(/\b12\b/)).toBeVisible()
  },
}

/** P2: not how many there are. */
export const Guest: Story = {
  parameters: { actAs: 'tom' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('switch')).toHaveAttribute('aria-disabled', 'true')
    await expect(canvas.queryByText(/\b12\b/)).toBeNull()
  },
}

export const RolledBack: Story = {
  parameters: { scenario: 'storage-full' },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('switch'))
    await expect(await within(document.body).findByRole('dialog')).toBeInTheDocument()
    await waitFor(() => expect(canvas.getByRole('switch')).toBeChecked())
  },
}

export const Loading: Story = { parameters: { scenario: 'loading' } }
