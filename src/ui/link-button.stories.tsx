import type { Meta, StoryObj } from '@storybook/react-vite'
import Download from 'lucide-react/icons/download'
import { expect } from 'storybook/test'
import { LinkButton } from './link-button.tsx'

// biome-ignore lint/a11y/useAnchorContent: its content is LinkButton's
const link = <a href="#add-ons" />

const meta = {
  component: LinkButton,
  args: { render: link, children: 'Add-ons' },
} satisfies Meta<typeof LinkButton>
export default meta
type Story = StoryObj<typeof meta>

export const Variants: Story = {
  render: args => (
    <div className="flex flex-wrap gap-3 p-4">
      <LinkButton {...args} />
      <LinkButton {...args} variant="primary">
        Upgrade
      </LinkButton>
      <LinkButton {...args} variant="ghost" icon={Download}>
        CSV
      </LinkButton>
    </div>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: 'Upgrade' })).toHaveAttribute('href', '#add-ons')
  },
}
