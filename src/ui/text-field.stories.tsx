import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { TextField } from './text-field.tsx'

const meta = {
  component: TextField,
  args: { label: 'Name', value: 'Assign reviewer', onValueChange: fn() },
  decorators: [
    Story => (
      <div className="max-w-80 p-4">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof TextField>
export default meta
type Story = StoryObj<typeof meta>

export const Plain: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.type(canvas.getByRole('textbox', { name: 'Name' }), '2')
    await expect(args.onValueChange).toHaveBeenCalledWith('Assign reviewer2')
  },
}
export const WithHint: Story = { args: { hint: 'It writes itself until you change it.' } }
export const Wrong: Story = {
  args: { label: 'Security code', value: '12', error: 'The code has three digits.' },
  play: async ({ canvas }) => {
    const field = canvas.getByRole('textbox', { name: 'Security code' })
    await expect(field).toBeInvalid()
    await expect(field).toHaveAccessibleDescription('The code has three digits.')
  },
}
export const WithUnit: Story = {
  args: { label: 'Latency', value: '120', suffix: 'ms', inputMode: 'numeric' },
}
