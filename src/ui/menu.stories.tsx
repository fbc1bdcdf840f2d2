import type { Meta, StoryObj } from '@storybook/react-vite'
import CreditCard from 'lucide-react/icons/credit-card'
import Settings from 'lucide-react/icons/settings'
import Trash from 'lucide-react/icons/trash-2'
import Zap from 'lucide-react/icons/zap'
import { useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Menu } from './menu.tsx'
import type { MenuEntry } from './menu-entry.ts'

const onSelect = fn()

const entries: MenuEntry[] = [
  { kind: 'item', label: 'Settings', icon: Settings, onSelect },
  // biome-ignore lint/a11y/useAnchorContent: its content is the menu's
  { kind: 'link', label: 'Billing', icon: CreditCard, render: <a href="#billing" /> },
  {
    kind: 'item',
    label: 'Automations',
    icon: Zap,
    trailing: 6,
    disabledReason: 'Open a Space, Folder or List',
    onSelect,
  },
  { kind: 'separator' },
  {
    kind: 'choices',
    label: 'Language',
    value: 'en',
    onValueChange: onSelect,
    choices: [
      { value: 'en', label: 'English' },
      { value: 'fr', label: 'Français' },
    ],
  },
  { kind: 'checkbox', label: 'Show inactive', checked: true, onCheckedChange: onSelect },
  {
    kind: 'submenu',
    label: 'Act as',
    entries: [
      { kind: 'item', label: 'Ana Lima', onSelect },
      { kind: 'item', label: 'Kim Roy', onSelect },
    ],
  },
  { kind: 'separator' },
  { kind: 'item', label: 'Delete', icon: Trash, danger: true, onSelect },
]

const meta = {
  component: Menu,
  args: { trigger: <Button>Acme Studio</Button>, entries },
  beforeEach: () => {
    onSelect.mockClear()
  },
  decorators: [
    Story => (
      <div className="h-110 p-4">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Menu>
export default meta
type Story = StoryObj<typeof meta>

const body = () => within(document.body)

/** Arrow down opens it on the first row, letters find rows, Escape gives the focus back. */
export const ByKeyboard: Story = {
  play: async ({ canvas }) => {
    const trigger = canvas.getByRole('button', { name: 'Acme Studio' })
    trigger.focus()
    await userEvent.keyboard('{ArrowDown}')
    await waitFor(() => expect(body().getByRole('menuitem', { name: 'Settings' })).toHaveFocus())
    await expect(trigger).toHaveAttribute('aria-expanded', 'true')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    const disabled = body().getByRole('menuitem', { name: 'Automations 6' })
    await waitFor(() => expect(disabled).toHaveFocus())
    await expect(disabled).toHaveAccessibleDescription('Open a Space, Folder or List')
    await userEvent.keyboard('{Enter}')
    await expect(onSelect).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(trigger).toHaveFocus())
    await waitFor(() => expect(body().queryByRole('menu')).toBeNull())
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(body().getByRole('menuitem', { name: 'Settings' })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await expect(onSelect).toHaveBeenCalledOnce()
    await waitFor(() => expect(trigger).toHaveFocus())
  },
}

export const Submenu: Story = {
  play: async ({ canvas }) => {
    canvas.getByRole('button', { name: 'Acme Studio' }).focus()
    await userEvent.keyboard('{ArrowUp}')
    await waitFor(() => expect(body().getByRole('menuitem', { name: 'Delete' })).toHaveFocus())
    await userEvent.keyboard('{ArrowUp}')
    await waitFor(() => expect(body().getByRole('menuitem', { name: 'Act as' })).toHaveFocus())
    await userEvent.keyboard('{ArrowRight}')
    await waitFor(() => expect(body().getByRole('menuitem', { name: 'Ana Lima' })).toHaveFocus())
  },
}

export const ByPointer: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Acme Studio' }))
    const choice = await body().findByRole('menuitemradio', { name: 'Français' })
    await expect(body().getByRole('menuitemradio', { name: 'English' })).toBeChecked()
    await userEvent.click(choice)
    await waitFor(() => expect(onSelect).toHaveBeenCalled())
    await waitFor(() => expect(body().queryByRole('menu')).toBeNull())
  },
}

/** In a dialog, Escape closes the menu and not the dialog; a row may open another dialog, which gives the focus back. */
export const InDialog: Story = {
  render: function Render() {
    const [open, setOpen] = useState(true)
    const [asking, setAsking] = useState(false)
    return (
      <Dialog open={open} onClose={() => setOpen(false)} title="Automations">
        <Menu
          trigger={<Button>More</Button>}
          entries={[{ kind: 'item', label: 'Delete', onSelect: () => setAsking(true) }]}
        />
        <Dialog open={asking} onClose={() => setAsking(false)} title="Delete it?" kind="confirm">
          It can be undone.
        </Dialog>
      </Dialog>
    )
  },
  play: async () => {
    const more = await body().findByRole('button', { name: 'More' })
    more.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(body().getByRole('menuitem', { name: 'Delete' })).toHaveFocus())
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(body().queryByRole('menu')).toBeNull())
    await waitFor(() => expect(body().getByRole('dialog', { name: 'Automations' })).toBeVisible())
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(body().getByRole('menuitem', { name: 'Delete' })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    const asking = await body().findByRole('dialog', { name: 'Delete it?' })
    await waitFor(() => expect(asking.contains(document.activeElement)).toBe(true))
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(body().queryByRole('dialog', { name: 'Delete it?' })).toBeNull())
    await waitFor(() => expect(more).toHaveFocus())
  },
}
