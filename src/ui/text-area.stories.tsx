import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { Button } from './button.tsx'
import { TextArea } from './text-area.tsx'

const meta = {
  component: TextArea,
  args: { label: 'Comment', value: 'Ready for review.', onValueChange: fn() },
  decorators: [
    Story => (
      <div className="max-w-100 p-4">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof TextArea>
export default meta
type Story = StoryObj<typeof meta>

export const Plain: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.type(canvas.getByRole('textbox', { name: 'Comment' }), '2')
    await expect(args.onValueChange).toHaveBeenCalledWith('Ready for review.2')
  },
}
export const Wrong: Story = {
  args: { value: '', error: 'Write what the comment says.' },
  play: async ({ canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Comment' })
    await expect(field).toBeInvalid()
    await expect(field).toHaveAccessibleDescription('Write what the comment says.')
  },
}
export const Code: Story = {
  args: {
    label: 'Payload',
    mono: true,
    value: '{\n  "action": "opened"\n}',
    labelAside: (
      <Button size="small" variant="ghost">
        Insert field
      </Button>
    ),
  },
}
