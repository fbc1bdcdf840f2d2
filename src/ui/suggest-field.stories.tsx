import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, screen, userEvent, waitFor } from 'storybook/test'
import { SuggestField } from './suggest-field.tsx'

const meta = {
  component: SuggestField,
  args: {
    label: 'Field',
    value: '',
    onValueChange: () => {},
    suggestions: [
      { value: 'action', detail: 'opened' },
      { value: 'issue.title', detail: 'The page does not scroll' },
      { value: 'issue.state', detail: 'open' },
    ],
  },
  render: function Render(args) {
    const [value, setValue] = useState(args.value)
    return (
      <div className="max-w-80 p-4">
        <SuggestField {...args} value={value} onValueChange={setValue} />
      </div>
    )
  },
} satisfies Meta<typeof SuggestField>
export default meta
type Story = StoryObj<typeof meta>

export const Chosen: Story = {
  play: async ({ canvas }) => {
    const field = canvas.getByRole('combobox', { name: 'Field' })
    await userEvent.type(field, 'issue')
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2))
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect(field).toHaveValue('issue.title')
  },
}
export const Typed: Story = {
  play: async ({ canvas }) => {
    const field = canvas.getByRole('combobox')
    await userEvent.type(field, 'sender.login')
    await expect(field).toHaveValue('sender.login')
  },
}
export const Wrong: Story = {
  args: { error: 'Name a field of the payload.' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('combobox')).toHaveAccessibleDescription('Name a field of the payload.')
  },
}
