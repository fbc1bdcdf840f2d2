import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { CopyButton } from './copy-button.tsx'

const meta = {
  component: CopyButton,
  args: { text: 'https://headroom.example/api/v1/hooks/1', what: 'the address' },
  decorators: [
    Story => (
      <div className="p-4">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CopyButton>
export default meta
type Story = StoryObj<typeof meta>

// Whether the browser lets the page use the clipboard or not, it says what came of it.
export const Pressed: Story = {
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    const before = button.textContent
    await userEvent.click(button)
    await expect(await canvas.findByRole('status')).not.toHaveTextContent(before)
  },
}
