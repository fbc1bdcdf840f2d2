import type { Meta, StoryObj } from '@storybook/react-vite'
import { Button } from './button.tsx'
import { LabelLine } from './label-line.tsx'

const meta = {
  component: LabelLine,
  args: { htmlFor: 'field', children: 'Message' },
  render: args => (
    <div className="flex max-w-80 flex-col gap-1 p-4">
      <LabelLine {...args} />
      <input id="field" className="border" />
    </div>
  ),
} satisfies Meta<typeof LabelLine>
export default meta
type Story = StoryObj<typeof meta>

export const Plain: Story = {}
export const WithAside: Story = {
  args: {
    aside: (
      <Button size="small" variant="ghost">
        Insert field
      </Button>
    ),
  },
}
