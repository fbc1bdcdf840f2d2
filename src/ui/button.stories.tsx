import type { Meta, StoryObj } from '@storybook/react-vite'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { Button } from './button.tsx'

const meta = { component: Button, args: { children: 'New automation', onClick: fn() } } satisfies Meta<
  typeof Button
>
export default meta
type Story = StoryObj<typeof meta>

export const Variants: Story = {
  render: args => (
    <div className="flex flex-wrap items-center gap-3 p-4">
      <Button {...args} variant="primary" icon={Plus} />
      <Button {...args} />
      <Button {...args} variant="ghost" />
      <Button {...args} variant="danger">
        Delete
      </Button>
      <Button {...args} size="small" />
      <Button {...args} variant="primary" size="large">
        Upgrade $200.00
      </Button>
    </div>
  ),
}

/** P2: what cannot be used stays in reach, and says why to the eye and to a screen reader. */
export const DisabledWithReason: Story = {
  args: { disabledReason: 'Open a Space, Folder or List' },
  render: args => (
    <div className="flex gap-3 p-12">
      <Button {...args} />
      <Button {...args} variant="primary" />
    </div>
  ),
  play: async ({ canvasElement, args }) => {
    const [button] = within(canvasElement).getAllByRole('button')
    await userEvent.tab()
    await expect(button).toHaveFocus()
    await expect(button).toHaveAccessibleDescription('Open a Space, Folder or List')
    await waitFor(() => expect(within(document.body).getByRole('tooltip')).toBeVisible())
    await userEvent.keyboard('{Enter} ')
    await expect(args.onClick).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(within(document.body).queryByRole('tooltip')).toBeNull())
    await expect(button).toHaveFocus()
  },
}

/** The focus stays where it is while a button waits, loses its use and gets it back. */
export const Pending: Story = {
  render: function Render(args) {
    const [pending, setPending] = useState(false)
    return (
      <div className="flex gap-3 p-4">
        <Button {...args} variant="primary" icon={Plus} pending={pending} onClick={() => setPending(true)} />
        <Button {...args} pending>
          Try again
        </Button>
      </div>
    )
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'New automation' })
    const { width } = button.getBoundingClientRect()
    button.focus()
    await userEvent.keyboard('{Enter}')
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(button).toHaveFocus()
    await expect(button.getBoundingClientRect().width).toBe(width)
  },
}

export const LongLabelInNarrowPlace: Story = {
  args: { children: 'Réactiver toutes les Automatisations de cet environnement de travail' },
  render: args => (
    <div className="w-60 p-4">
      <Button {...args} variant="primary" />
    </div>
  ),
}
