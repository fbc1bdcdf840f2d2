import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { Button } from './button.tsx'
import { Popover } from './popover.tsx'

const meta = {
  component: Popover,
  args: {
    trigger: <Button>How this is worked out</Button>,
    title: 'Six months of twelve',
    children: close => (
      <>
        <p className="prose-width">$400.00 a year x 6 / 12 = $200.00</p>
        <Button onClick={close}>Understood</Button>
      </>
    ),
  },
  decorators: [
    Story => (
      <div className="h-60 p-4">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Popover>
export default meta
type Story = StoryObj<typeof meta>

const body = () => within(document.body)

export const ByKeyboard: Story = {
  play: async ({ canvas }) => {
    const trigger = canvas.getByRole('button', { name: 'How this is worked out' })
    trigger.focus()
    await userEvent.keyboard('{Enter}')
    const popover = await body().findByRole('dialog', { name: 'Six months of twelve' })
    await waitFor(() => expect(popover.contains(document.activeElement)).toBe(true))
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(body().queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(trigger).toHaveFocus())
  },
}

export const ByPointer: Story = {
  play: async ({ canvas }) => {
    const trigger = canvas.getByRole('button', { name: 'How this is worked out' })
    await userEvent.click(trigger)
    await body().findByRole('dialog')
    await userEvent.click(trigger)
    await waitFor(() => expect(body().queryByRole('dialog')).toBeNull())
    await userEvent.click(trigger)
    await userEvent.click(await body().findByRole('button', { name: 'Understood' }))
    await waitFor(() => expect(body().queryByRole('dialog')).toBeNull())
  },
}
