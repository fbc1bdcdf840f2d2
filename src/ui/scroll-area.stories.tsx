import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { ScrollArea } from './scroll-area.tsx'

const lines = Array.from({ length: 30 }, (_, index) => `Line ${index + 1}`)

const meta = {
  component: ScrollArea,
  args: { className: 'h-40 p-4', children: lines.map(line => <p key={line}>{line}</p>) },
} satisfies Meta<typeof ScrollArea>
export default meta
type Story = StoryObj<typeof meta>

export const TextOnly: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Line 1').parentElement).toHaveAttribute('tabindex', '0'))
    await userEvent.tab()
    await expect(canvas.getByText('Line 1').parentElement).toHaveFocus()
  },
}

/** What takes the focus inside scrolls it already: no stop more on the way. */
export const WithButtons: Story = {
  args: {
    children: lines.map(line => (
      <button key={line} type="button" className="block min-h-6">
        {line}
      </button>
    )),
  },
  play: async ({ canvas }) => {
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Line 1' })).toHaveFocus()
  },
}
