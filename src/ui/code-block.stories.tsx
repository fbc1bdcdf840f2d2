import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { CodeBlock } from './code-block.tsx'

const meta = {
  component: CodeBlock,
  args: { label: 'Body', text: '{"type":"automation.ran","task":{"title":"Write the release note"}}' },
  decorators: [
    Story => (
      <div className="max-w-110 p-4">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CodeBlock>
export default meta
type Story = StoryObj<typeof meta>

export const Json: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'Body' }).textContent).toContain(
      '\n  "type": "automation.ran",\n',
    )
  },
}

// T5: a page that came as an answer is text.
export const Markup: Story = {
  args: { label: 'Answer', text: '<h1>Not found</h1>\n<script>alert(1)</script>' },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText(/<h1>Not found<\/h1>/)).toBeVisible()
    await expect(canvasElement.querySelector('script')).toBeNull()
  },
}
