import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ToastProvider, useToasts } from './toast.tsx'

const onSelect = fn()

function Deleting() {
  const toasts = useToasts()
  return (
    <div className="flex gap-3 p-4">
      <Button
        onClick={() =>
          toasts.add({ title: 'Assign reviewer deleted', action: { label: 'Undo', onSelect }, timeout: 0 })
        }
      >
        Delete
      </Button>
      <Button
        onClick={() =>
          toasts.add({
            title: '2 automations ran (2 Actions)',
            detail: 'Assign reviewer, Notify the shop',
            tone: 'paid',
            action: { label: 'Activity', onSelect },
            timeout: 0,
          })
        }
      >
        Run
      </Button>
    </div>
  )
}

const meta = {
  component: ToastProvider,
  args: { children: <Deleting /> },
  beforeEach: () => {
    onSelect.mockClear()
  },
  decorators: [
    Story => (
      <div className="h-80">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ToastProvider>
export default meta
type Story = StoryObj<typeof meta>

const body = () => within(document.body)

export const WithAction: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Delete' }))
    const undo = await body().findByRole('button', { name: 'Undo' })
    await expect(undo.closest('[aria-live="polite"]')).not.toBeNull()
    await userEvent.click(undo)
    await expect(onSelect).toHaveBeenCalledOnce()
    await waitFor(() => expect(body().queryByText('Assign reviewer deleted')).toBeNull())
  },
}

export const Stacked: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Delete' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Run' }))
    await body().findByText('2 automations ran (2 Actions)')
    await expect(body().getByText('Assign reviewer deleted')).toBeInTheDocument()
  },
}

/** Over a dialog it can be pressed, and reached by F6, without closing the dialog. */
export const OverDialog: Story = {
  args: { children: <InDialog /> },
  play: async () => {
    const dialog = await body().findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }))
    await userEvent.click(await body().findByRole('button', { name: 'Undo' }))
    await expect(onSelect).toHaveBeenCalledOnce()
    await waitFor(() => expect(dialog).toBeVisible())
    await waitFor(() => expect(body().queryByRole('button', { name: 'Undo' })).toBeNull())
    await userEvent.click(within(dialog).getByRole('button', { name: 'Run' }))
    await body().findByRole('button', { name: 'Activity' })
    await userEvent.keyboard('{F6}{Tab}{Tab}')
    await waitFor(() => expect(body().getByRole('button', { name: 'Activity' })).toHaveFocus())
    await userEvent.keyboard('{Enter}')
    await expect(onSelect).toHaveBeenCalledTimes(2)
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
  },
}

function InDialog() {
  const [open, setOpen] = useState(true)
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title="Automations">
      <Deleting />
    </Dialog>
  )
}
