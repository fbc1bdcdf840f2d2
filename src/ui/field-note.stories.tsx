import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { FieldNote } from './field-note.tsx'

const meta = {
  component: FieldNote,
  args: { id: 'note', hint: 'It writes itself until you change it.' },
  decorators: [
    Story => (
      <div className="max-w-80 p-4">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof FieldNote>
export default meta
type Story = StoryObj<typeof meta>

export const Hint: Story = {}
export const Wrong: Story = {
  args: { error: 'The code has three digits.' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('The code has three digits.')).toHaveAttribute('aria-live', 'polite')
  },
}
