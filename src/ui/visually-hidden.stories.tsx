import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { VisuallyHidden } from './visually-hidden.tsx'

const meta = { component: VisuallyHidden, args: { children: 'Only heard' } } satisfies Meta<
  typeof VisuallyHidden
>
export default meta
type Story = StoryObj<typeof meta>

export const Heard: Story = {
  play: async ({ canvas }) => {
    const text = canvas.getByText('Only heard')
    await expect(text.getBoundingClientRect().width).toBeLessThan(2)
  },
}
