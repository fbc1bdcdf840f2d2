import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { NewerPill } from './newer-pill.tsx'

const meta = {
  component: NewerPill,
  args: { label: '3 new', onShow: fn() },
  decorators: [
    Story => (
      <div className="h-40 overflow-y-auto">
        <Story />
        <ol>
          {['Assign reviewer', 'Close finished work', 'Tell the owner'].map(name => (
            <li key={name} className="border-b px-4 py-2">
              {name}
            </li>
          ))}
        </ol>
      </div>
    ),
  ],
} satisfies Meta<typeof NewerPill>
export default meta
type Story = StoryObj<typeof meta>

export const Some: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: '3 new' }))
    await expect(args.onShow).toHaveBeenCalled()
  },
}

export const None: Story = {
  args: { label: null },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}
