import type { Meta, StoryObj } from '@storybook/react-vite'
import Ellipsis from 'lucide-react/icons/ellipsis'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { IconButton } from './icon-button.tsx'

const meta = {
  component: IconButton,
  args: { icon: Ellipsis, name: 'More of Marketing', onClick: fn() },
  render: args => (
    <div className="flex gap-3 p-12">
      <IconButton {...args} />
      <IconButton {...args} variant="secondary" size="small" name="Small" />
      <IconButton {...args} name="Delete" disabledReason="Only owners and admins can delete" />
    </div>
  ),
} satisfies Meta<typeof IconButton>
export default meta
type Story = StoryObj<typeof meta>

export const Sizes: Story = {}

export const NamedByTooltip: Story = {
  play: async ({ canvas, args }) => {
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'More of Marketing' })).toHaveFocus()
    await waitFor(() =>
      expect(within(document.body).getByRole('tooltip')).toHaveTextContent('More of Marketing'),
    )
    await userEvent.keyboard(' ')
    await expect(args.onClick).toHaveBeenCalledOnce()
  },
}
