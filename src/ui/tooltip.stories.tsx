import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { Tooltip } from './tooltip.tsx'

const meta = {
  component: Tooltip,
  args: {
    content: 'Updated at 14:03; it is updated every 10 Actions',
    children: (
      <button type="button" className="min-h-6 underline decoration-dotted">
        8,730
      </button>
    ),
  },
  decorators: [
    Story => (
      <div className="flex justify-center p-16">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Tooltip>
export default meta
type Story = StoryObj<typeof meta>

export const ByKeyboard: Story = {
  play: async ({ canvas }) => {
    await userEvent.tab()
    await expect(canvas.getByRole('button')).toHaveAccessibleDescription(/every 10 Actions/)
    await waitFor(() => expect(within(document.body).getByRole('tooltip')).toBeVisible())
  },
}

/** It can be pointed at itself, to be read or magnified. */
export const ByPointer: Story = {
  play: async ({ canvas }) => {
    const body = within(document.body)
    await userEvent.hover(canvas.getByRole('button'))
    const tooltip = await body.findByRole('tooltip', {}, { timeout: 2000 })
    await userEvent.hover(tooltip)
    await waitFor(() => expect(tooltip).toBeVisible())
    await userEvent.unhover(tooltip)
    await waitFor(() => expect(body.queryByRole('tooltip')).toBeNull())
  },
}
