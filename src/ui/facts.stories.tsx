import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { Facts } from './facts.tsx'

const meta = {
  component: Facts,
  args: {
    of: [
      { name: 'When', value: 'November 23, 2026, 14:03:22' },
      { name: 'Address', value: 'https://shop.example/hooks/a-very-long-path-that-has-to-break-somewhere' },
      { name: 'Nothing', value: null },
    ],
  },
  decorators: [
    Story => (
      <div className="max-w-80 p-4">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Facts>
export default meta
type Story = StoryObj<typeof meta>

export const Some: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('term').map(term => term.textContent)).toEqual(['When', 'Address'])
  },
}
