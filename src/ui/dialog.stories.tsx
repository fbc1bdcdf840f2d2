import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { Badge } from './badge.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './text-field.tsx'

const meta = {
  component: Dialog,
  args: { open: false, onClose: fn(), title: 'Automations', children: null },
  render: function Render({ open: _, ...args }) {
    const [open, setOpen] = useState(false)
    return (
      <div className="p-4">
        <Button onClick={() => setOpen(true)}>Open</Button>
        <Dialog
          {...args}
          open={open}
          onClose={reason => {
            args.onClose(reason)
            setOpen(false)
          }}
        />
      </div>
    )
  },
} satisfies Meta<typeof Dialog>
export default meta
type Story = StoryObj<typeof meta>

const body = () => within(document.body)
const opened = async () => {
  await userEvent.click(body().getByRole('button', { name: 'Open' }))
  const dialog = await body().findByRole('dialog')
  await waitFor(() => expect(dialog).toHaveFocus())
  // What is half transparent yet has no contrast yet.
  await Promise.all(dialog.getAnimations({ subtree: true }).map(motion => motion.finished))
  return dialog
}

/** The focus goes to the dialog, so that its title is read, and goes back to where it was. */
export const Modal: Story = {
  args: {
    titleAside: <Badge>Launch</Badge>,
    children: <p className="prose-width">Automations of this place and of the places above it.</p>,
    footer: <Button variant="primary">Save as active</Button>,
  },
  play: async ({ args }) => {
    const dialog = await opened()
    await expect(dialog).toHaveAccessibleName('Automations')
    await userEvent.tab()
    await expect(within(dialog).getByRole('button', { name: /close|fermer/i })).toHaveFocus()
    dialog.focus()
    await userEvent.keyboard('{Escape}')
    await expect(args.onClose).toHaveBeenCalledWith('escape')
    await waitFor(() => expect(body().getByRole('button', { name: 'Open' })).toHaveFocus())
  },
}

export const Confirm: Story = {
  args: {
    kind: 'confirm',
    title: 'Cancel +5,000 Actions a month',
    description: 'They stay until January 1, 2027, then the allowance goes from 15,000 to 10,000.',
    children: <TextField label="Why" value="" onValueChange={() => {}} />,
    footer: (
      <>
        <Button>Keep</Button>
        <Button variant="danger">Cancel at the end of the cycle</Button>
      </>
    ),
  },
  play: async () => {
    await expect(await opened()).toHaveAccessibleDescription(/January 1, 2027/)
  },
}

/** While paying, it cannot be left by accident; the button says why. */
export const LockedPanel: Story = {
  args: {
    kind: 'panel',
    title: 'Order summary',
    lockedReason: 'The payment is under way',
    children: 'Due today $200.00',
  },
  play: async ({ args }) => {
    const dialog = await opened()
    await userEvent.keyboard('{Escape}')
    await expect(args.onClose).not.toHaveBeenCalled()
    const close = within(dialog).getByRole('button', { name: /close|fermer/i })
    await expect(close).toHaveAccessibleDescription('The payment is under way')
    await userEvent.click(close)
    await expect(args.onClose).not.toHaveBeenCalled()
    await waitFor(() => expect(dialog).toBeVisible())
  },
}

export const LongBody: Story = {
  args: {
    children: (
      <ol className="flex flex-col gap-2">
        {Array.from({ length: 40 }, (_, index) => index + 1).map(line => (
          <li key={line} className="prose-width">
            Line {line} of what there is to read.
          </li>
        ))}
      </ol>
    ),
  },
  play: async () => {
    await opened()
  },
}
