import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { Avatar } from './avatar.tsx'

const meta = { component: Avatar, args: { name: 'Ana Lima' } } satisfies Meta<typeof Avatar>
export default meta
type Story = StoryObj<typeof meta>

const names = [
  'Ana Lima',
  'Kim Roy',
  'Zoë',
  '李小龍',
  'Ørsted Håkon',
  '👩‍🚀 Sam Okoro',
  'م ريم',
  'Bo',
  'Élodie Du Pré',
  'Jo',
]

export const Names: Story = {
  render: () => (
    <div className="flex flex-wrap items-center gap-2 p-4">
      {names.map(name => (
        <Avatar key={name} name={name} size="large" />
      ))}
      <Avatar name="Acme Studio" shape="square" />
      <Avatar name="Small One" size="small" />
      <Avatar name="Tiny One" size="tiny" />
    </div>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'Élodie Du Pré' })).toHaveTextContent('ÉP')
    await expect(canvas.getByRole('img', { name: '👩‍🚀 Sam Okoro' })).toHaveTextContent('👩‍🚀O')
  },
}
