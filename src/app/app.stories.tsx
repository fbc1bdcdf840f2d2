import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'

// S1: the frame around every page, in the states that it shows. Each story is the whole application at an address.
const meta = {
  title: 'app/shell',
  parameters: { layout: 'fullscreen', app: true, scenario: 'normal', path: '/p/launch' },
} satisfies Meta
export default meta

type Story = StoryObj<typeof meta>

export const Normal: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Write the release note')).toBeVisible()
    await expect(canvas.getByRole('link', { current: 'page' })).toHaveTextContent('Launch')
    await expect(await canvas.findByRole('meter')).toHaveAttribute('aria-valuenow', '4210')
  },
}

export const Warning: Story = { parameters: { scenario: 'warning' } }
export const UsedUp: Story = { parameters: { scenario: 'used-up' } }

export const Suspended: Story = {
  parameters: { scenario: 'suspended' },
  play: async ({ canvas }) => {
    const banner = await canvas.findByRole('region', { name: /Actions/ })
    await expect(banner).toHaveTextContent(/10[,\s]000/u)
    await expect(banner.querySelector('a')).toHaveAttribute('href', '/settings/billing?for=upgrade')
  },
}

/** A4: a member reads the same and gets no buy link. */
export const SuspendedForMember: Story = {
  parameters: { scenario: 'suspended', actAs: 'lea' },
  play: async ({ canvas }) => {
    const banner = await canvas.findByRole('region', { name: /Actions/ })
    await waitFor(() => expect(banner.querySelector('a')?.getAttribute('href')).toMatch(/automations=usage/))
  },
}

/** P2: neither banner nor meter, and the button says why it is closed. */
export const Guest: Story = {
  parameters: { scenario: 'suspended', actAs: 'tom' },
  play: async ({ canvas }) => {
    await canvas.findByText('Write the release note')
    await expect(canvas.queryByRole('meter')).toBeNull()
    await expect(canvas.queryByRole('region', { name: /Actions/ })).toBeNull()
  },
}

/** P1. */
export const ClickAppOff: Story = { parameters: { scenario: 'clickapp-off' } }

/** S2: the designer's panel is of use beside the modal, too, and the two are closed one after the other. */
export const DesignerBesideModal: Story = {
  parameters: { path: '/p/launch?automations=usage' },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement.ownerDocument.body)
    const dialog = await page.findByRole('dialog')
    await within(dialog).findAllByRole('meter')
    await userEvent.keyboard('`')
    const ten = await within(dialog).findByRole('button', { name: '10' })
    const panel = ten.closest('aside') as HTMLElement
    await waitFor(() => expect(ten).not.toHaveAttribute('aria-disabled', 'true'))
    // What is out of reach does not take the focus.
    ten.focus()
    await expect(ten).toHaveFocus()
    await userEvent.click(ten)
    await within(panel).findByText(/\b10\b.*\b0\b/)
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(panel).not.toBeInTheDocument())
    await expect(dialog).toBeVisible()
  },
}

export const Everything: Story = { parameters: { path: '/everything' } }
export const EmptyWorkspace: Story = { parameters: { scenario: 'empty-workspace', path: '/' } }
export const Loading: Story = {
  parameters: { scenario: 'loading' },
  play: async ({ canvas }) => {
    await expect((await canvas.findAllByRole('status')).length).toBeGreaterThan(0)
  },
}
export const Failing: Story = {
  parameters: { scenario: 'error' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toBeVisible()
  },
}
export const NotFound: Story = { parameters: { path: '/p/nowhere' } }
export const ClickApps: Story = { parameters: { path: '/settings/clickapps' } }
export const ClickAppsForMember: Story = { parameters: { path: '/settings/clickapps', actAs: 'lea' } }
