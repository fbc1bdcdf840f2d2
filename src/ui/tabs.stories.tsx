import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import { Button } from './button.tsx'
import { TabPanel } from './tab-panel.tsx'
import { Tabs } from './tabs.tsx'

const meta = {
  component: Tabs,
  args: {
    label: 'Automations',
    value: 'active',
    onValueChange: fn(),
    items: [
      { value: 'active', label: 'Active', count: 6 },
      { value: 'usage', label: 'Usage' },
      { value: 'activity', label: 'Activity', count: '1,204' },
    ],
    aside: <Button variant="primary">New automation</Button>,
    children: null,
  },
  render: function Render(args) {
    const [value, setValue] = useState(args.value)
    return (
      <div className="p-4">
        <Tabs
          {...args}
          value={value}
          onValueChange={next => {
            args.onValueChange(next)
            setValue(next)
          }}
        >
          {args.items.map(item => (
            <TabPanel key={item.value} value={item.value} className="py-4">
              What {item.label} shows
            </TabPanel>
          ))}
        </Tabs>
      </div>
    )
  },
} satisfies Meta<typeof Tabs>
export default meta
type Story = StoryObj<typeof meta>

export const ByKeyboard: Story = {
  play: async ({ canvas, args }) => {
    canvas.getByRole('tab', { name: /Active/ }).focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect(canvas.getByRole('tab', { name: 'Usage' })).toHaveFocus()
    await expect(args.onValueChange).not.toHaveBeenCalled()
    await userEvent.keyboard('{Enter}')
    await expect(args.onValueChange).toHaveBeenCalledWith('usage')
    await waitFor(() =>
      expect(canvas.getByRole('tabpanel', { name: 'Usage' })).toHaveTextContent('What Usage shows'),
    )
  },
}

export const Narrow: Story = {
  decorators: [
    Story => (
      <div className="w-80">
        <Story />
      </div>
    ),
  ],
}
