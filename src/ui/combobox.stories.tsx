import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, screen, userEvent, waitFor } from 'storybook/test'
import { Combobox } from './combobox.tsx'

const zones = ['Africa/Cairo', 'America/New_York', 'Asia/Kolkata', 'Europe/Berlin', 'Europe/Paris']

const meta = {
  component: Combobox,
  args: {
    label: 'Time zone',
    value: 'Europe/Paris',
    onValueChange: () => {},
    options: zones.map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    nothingFound: 'No such zone',
  },
  render: function Render(args) {
    const [value, setValue] = useState(args.value)
    return (
      <div className="max-w-80 p-4">
        <Combobox {...args} value={value} onValueChange={setValue} />
      </div>
    )
  },
} satisfies Meta<typeof Combobox>
export default meta
type Story = StoryObj<typeof meta>

export const Chosen: Story = {
  play: async ({ canvas }) => {
    const field = canvas.getByRole('combobox', { name: 'Time zone' })
    await expect(field).toHaveValue('Europe/Paris')
    await userEvent.clear(field)
    await userEvent.type(field, 'new york')
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
    await userEvent.keyboard('{Enter}')
    await expect(field).toHaveValue('America/New York')
  },
}
export const NothingFound: Story = {
  play: async ({ canvas }) => {
    const field = canvas.getByRole('combobox')
    await userEvent.clear(field)
    await userEvent.type(field, 'moon')
    await screen.findByText('No such zone')
  },
}
export const Wrong: Story = {
  args: { value: '', error: 'Choose a zone.', placeholder: 'Search' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('combobox')).toHaveAccessibleDescription('Choose a zone.')
  },
}
